"""What becomes of a file's columns: money to the last digit, times in UTC, tags however they are written; and what is broken is named."""

import datetime as dt
import gzip
import io
import random
from decimal import ROUND_HALF_UP, Context, Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from bills import MAY, MONEY, charge, csv_text, parquet_of, put

from inventory_assets.catalog.focus import FOCUS_COLUMNS
from inventory_assets.collect.billing.convert import converting
from inventory_assets.collect.billing.errors import BrokenExportError
from inventory_assets.collect.billing.sources import Source


@pytest.fixture
def convert(tmp_path):
    """Converts files, given as name → content, into rows."""

    def run(form="focus", **files):
        scratch = tmp_path / "scratch"
        sources = []
        for number, (name, content) in enumerate(files.items()):
            name = name.replace("_", ".")
            sources.append(Source(put(tmp_path / "in" / f"{number}-{name}", content).rename(tmp_path / "in" / str(number)), name))
        with converting(form, scratch) as converter:
            made = converter.convert(sources, MAY, "load", tmp_path / "out.parquet")
        rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
        assert made.row_count == len(rows)
        run.others = made.other_columns
        return [row | {name: dict(row[name]) for name in ("Tags", "OtherColumns") if row[name] is not None} for row in rows]

    return run


def one(rows):
    [row] = rows
    return row


AMOUNTS = {
    "1E-7": "0.0000001",
    "1e-07": "0.0000001",
    "-1.5E+2": "-150",
    "0.30000000000000004": "0.3",
    "123456.789": "123456.789",
    "-1234.5678901234567": "-1234.567890123456700",
    "999.9999999999999999": "1000",
    "98765432109876543210.123456789012345": "98765432109876543210.123456789012345",
    "+3": "3",
    " 12 ": "12",
    ".5": "0.5",
}


@pytest.mark.parametrize(("written", "meant"), AMOUNTS.items())
def test_money_is_what_is_written(convert, written, meant):
    assert one(convert(a_csv=[charge(written)]))["BilledCost"] == Decimal(meant)


def test_money_of_any_length_is_what_is_written(convert):
    chance = random.Random(4)
    written = [
        f"{chance.choice(['', '-'])}{chance.randrange(10 ** chance.randint(1, 19))}.{'0' * chance.randrange(6)}{chance.randrange(10**12)}"
        for _ in range(500)
    ]
    written += [f"{chance.uniform(-9, 9)}e{chance.randint(-12, 12)}" for _ in range(200)]
    written += [str(chance.uniform(-1e7, 1e7)) for _ in range(300)]
    exact = Context(prec=60, rounding=ROUND_HALF_UP)
    told = sorted(row["BilledCost"] for row in convert(a_csv=[charge(text) for text in written]))
    assert told == sorted(Decimal(text).quantize(Decimal("1e-15"), context=exact) for text in written)


@pytest.mark.parametrize(
    "amount", ["0.1", "100.1", "123456.789", "1e-7", "0.30000000000000004", "1.1e-10", "4503599627370497.5", "-7.25e-3"]
)
def test_a_float_is_its_shortest_text(convert, amount):
    row = one(convert(a_parquet=[charge(amount)]))
    assert row["BilledCost"] == Decimal(repr(float(amount))).quantize(Decimal("1e-15"), context=Context(prec=38))


def test_decimals_in_parquet_stay_what_they_are(convert):
    types = {"BilledCost": pa.decimal128(38, 9), "ListCost": pa.decimal128(18, 4), "EffectiveCost": pa.int64()}
    content = parquet_of([charge("12345678901234567.123456789", ListCost="1.2500", EffectiveCost=7, ContractedCost="1")], types)
    row = one(convert(a_parquet=content))
    assert (row["BilledCost"], row["ListCost"], row["EffectiveCost"]) == (Decimal("12345678901234567.123456789"), Decimal("1.25"), 7)


TIMES = [
    "2026-05-03T00:00:00Z",
    "2026-05-03 00:00:00",
    "2026-05-03T00:00:00.000Z",
    "2026-05-03 00:00:00 UTC",
    "2026-05-03 00:00:00.000000 UTC",
    "2026-05-03T00:00Z",
    "2026-05-03",
    "2026-05-03T02:00:00+02:00",
    "2026-05-02 20:00:00-04",
    "05/03/2026",
    "05/03/2026 00:00:00",
]


@pytest.mark.parametrize("written", TIMES)
def test_times_are_utc_with_or_without_a_zone(convert, written):
    assert one(convert(a_csv=[charge(ChargePeriodStart=written)]))["ChargePeriodStart"] == dt.datetime(2026, 5, 3, tzinfo=dt.UTC)


@pytest.mark.parametrize("type_", [pa.timestamp("ms"), pa.timestamp("us"), pa.timestamp("us", "UTC"), pa.timestamp("ns"), pa.date32()])
def test_times_of_any_type_are_utc(convert, type_):
    day = dt.date(2026, 5, 3) if type_ == pa.date32() else dt.datetime(2026, 5, 3)  # noqa: DTZ001 - without a zone
    content = parquet_of([charge(ChargePeriodStart=day)], {"ChargePeriodStart": type_})
    assert one(convert(a_parquet=content))["ChargePeriodStart"] == dt.datetime(2026, 5, 3, tzinfo=dt.UTC)


TAGS = {
    '{"Team": "web", "n": 5, "t": true, "none": null}': {"Team": "web", "n": "5", "t": "true", "none": None},
    "{}": {},
    "null": None,
    "": None,
    "NULL": None,
    '[{"key": "Team", "value": "web"}, {"key": "Team", "value": "late"}]': {"Team": "web"},
    '"Team": "web","Env": "prod"': {"Team": "web", "Env": "prod"},
}


@pytest.mark.parametrize(("written", "meant"), TAGS.items())
def test_tags_are_read_however_they_are_written(convert, written, meant):
    assert one(convert(a_csv=[charge(Tags=written)]))["Tags"] == meant


PAIR = pa.struct([("key", pa.string()), ("value", pa.string())])


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (pa.map_(pa.string(), pa.string()), [("Team", "web")]),
        (pa.list_(PAIR), [{"key": "Team", "value": "web"}, {"key": "Team", "value": "project's"}]),
        (pa.struct([("list", pa.list_(pa.struct([("element", PAIR)])))]), {"list": [{"element": {"key": "Team", "value": "web"}}]}),
        (pa.struct([("Team", pa.string())]), {"Team": "web"}),
        (pa.string(), '{"Team": "web"}'),
    ],
)
def test_tags_are_read_of_any_type(convert, type_, value):
    row = charge()
    row["Tags"] = None
    content = pq.read_table(io.BytesIO(parquet_of([row])))
    content = content.set_column(content.schema.get_field_index("Tags"), "Tags", pa.array([value], type_))
    out = io.BytesIO()
    pq.write_table(content, out)
    assert one(convert(a_parquet=out.getvalue()))["Tags"] == {"Team": "web"}


def test_unknown_columns_are_kept_by_name(convert):
    rows = convert(
        a_csv=[charge(**{"x_ServiceCode": "AmazonEC2", "Id": "7", 'odd "name"': "'x'", "x_Operation": ""}), charge(Id="")],
        b_parquet=parquet_of([charge(x_Discounts=[("a", "b")])], {"x_Discounts": pa.map_(pa.string(), pa.string())}),
    )
    assert {tuple(row["OtherColumns"].items()) for row in rows} == {
        (("Id", "7"), ('odd "name"', "'x'"), ("x_ServiceCode", "AmazonEC2")),
        (("x_Operation", "RunInstances"),),
        (("x_Discounts", '{"a":"b"}'), ("x_Operation", "RunInstances")),
    }
    assert convert.others == ("Id", 'odd "name"', "x_Discounts", "x_Operation", "x_ServiceCode")


def test_files_with_other_columns_are_one_month(convert):
    fewer = {name: value for name, value in charge("2").items() if name not in ("Tags", "x_Operation", "ContractedCost", "ListCost")}
    rows = convert(a_csv=[charge("1")], b_csv=[fewer], c_csv_gz=[charge("4")], d_parquet=[charge("8")])
    assert sum(row["BilledCost"] for row in rows) == 15
    [row] = [row for row in rows if row["BilledCost"] == 2]
    assert (row["Tags"], row["OtherColumns"], row["ListCost"], row["ContractedCost"]) == (None, None, None, None)


def test_columns_are_found_by_earlier_names_and_in_any_case(convert):
    renamed = {"Region": "eu", "UsageQuantity": "5", "Provider": "Microsoft"}
    row = {name.lower() if name == "BilledCost" else name: value for name, value in charge().items() if name != "ProviderName"}
    found = one(convert(a_csv=[row | renamed]))
    assert (found["RegionId"], found["ConsumedQuantity"], found["ProviderName"], found["BilledCost"]) == (
        "eu",
        5,
        "Microsoft",
        Decimal("1.25"),
    )
    assert found["OtherColumns"] == {"x_Operation": "RunInstances"}


def test_labels_are_the_tags_of_a_table_that_has_none(convert):
    row = charge()
    labels = pa.list_(pa.struct([("Key", pa.string()), ("Value", pa.string())]))
    content = parquet_of([row | {"x_Labels": [{"Key": "Team", "Value": "web"}]}], {"x_Labels": labels})
    assert one(convert(a_parquet=content))["Tags"] == {"Team": "web", "Env": "prod"}
    table = pq.read_table(io.BytesIO(content)).drop_columns(["Tags"])
    out = io.BytesIO()
    pq.write_table(table, out)
    assert one(convert(a_parquet=out.getvalue()))["Tags"] == {"Team": "web"}


def test_a_later_name_goes_before_an_earlier_one(convert):
    found = one(convert(a_csv=[charge(RegionId="eu-west-1", Region="Ireland")]))
    assert found["RegionId"] == "eu-west-1"
    assert found["OtherColumns"]["Region"] == "Ireland"


@pytest.mark.parametrize("text", ["\ufeff{}", "{}\n\n"])
def test_a_csv_may_have_a_mark_and_empty_lines(convert, text):
    assert len(convert(a_csv=text.format(csv_text([charge()])))) == 1


def test_a_csv_may_have_carriage_returns_and_lines_within_values(convert):
    text = csv_text([charge(ChargeDescription='two\nlines, "quoted"'), charge()] * 30_000).replace("\n", "\r\n")
    rows = convert(a_csv=text)
    assert len(rows) == 60_000
    assert sum(row["ChargeDescription"] == 'two\r\nlines, "quoted"' for row in rows) == 30_000


def test_a_file_without_rows_is_a_month_without_charges(convert):
    assert convert(a_csv=",".join(charge())) == []


def test_every_column_of_focus_is_taken(convert):
    values = {"decimal": "1.5", "time": "2026-05-01T00:00:00Z", "map": '{"a": "b"}', "json": '{"a": 1}', "text": "x"}
    row = one(convert(a_csv=[{column.name: values[column.kind] for column in FOCUS_COLUMNS}]))
    meant = {"decimal": Decimal("1.5"), "time": dt.datetime(2026, 5, 1, tzinfo=dt.UTC), "map": {"a": "b"}, "json": '{"a": 1}', "text": "x"}
    assert {column.name: row[column.name] for column in FOCUS_COLUMNS} == {column.name: meant[column.kind] for column in FOCUS_COLUMNS}


def broken(convert, **files):
    with pytest.raises(BrokenExportError) as raised:
        convert(**files)
    return raised.value


GOOD = [charge()] * 3


@pytest.mark.parametrize("name", ["a_csv", "a_csv_gz", "a_parquet"])
@pytest.mark.parametrize("column", ["BillingCurrency", "BillingAccountId", "ServiceName", "ChargeCategory"])
def test_an_empty_value_that_has_to_be_there_is_named(convert, name, column):
    error = broken(convert, **{name: [*GOOD, charge(**{column: ""}), charge()]})
    assert (error.file, error.row, error.column) == (name.replace("_", "."), 4, column)
    assert error.line == (None if name == "a_parquet" else 5)
    assert "is empty" in str(error)


@pytest.mark.parametrize("name", ["a_csv", "a_csv_gz"])
@pytest.mark.parametrize(
    ("column", "value", "what"),
    [
        ("BilledCost", "12,5", "is not a number"),
        ("ListCost", "free", "is not a number"),
        ("BilledCost", "1e40", "is not a number"),
        ("PricingQuantity", "NaN", "is not a number"),
        ("ChargePeriodStart", "yesterday", "is not a time"),
        ("BillingPeriodStart", "2026-13-01", "is not a time"),
        ("Tags", "{oops", "is not JSON"),
        ("BillingPeriodStart", "2026-04-01", "is not of 2026-05"),
    ],
)
def test_a_value_of_another_kind_is_named(convert, name, column, value, what):
    noise = charge(ChargeDescription="two\nlines")
    error = broken(convert, **{name: [noise, *GOOD, charge(**{column: value, "ResourceName": "Jane Doe"})]})
    assert (error.file, error.row, error.line, error.column) == (name.replace("_", "."), 5, 7, column)
    assert what in str(error)
    assert value[:8] in str(error)
    assert "Jane" not in str(error)


def test_the_file_among_others_is_named(convert):
    error = broken(convert, a_csv=GOOD, b_csv_gz=GOOD, c_csv=[*GOOD, charge("x")], d_parquet=GOOD)
    assert (error.file, error.row) == ("c.csv", 4)


def test_a_number_that_is_none_in_parquet_is_named(convert):
    error = broken(convert, a_parquet=[*GOOD, charge("nan")])
    assert (error.row, error.column) == (4, "BilledCost")
    error = broken(convert, a_parquet=parquet_of([charge(), charge(BilledCost="free")], {"BilledCost": pa.string()}))
    assert (error.row, error.column) == (2, "BilledCost")


def test_long_values_are_shortened(convert):
    assert len(str(broken(convert, a_csv=[charge("x" * 5000)]))) < 200


LINE = ",".join(["x"] * len(charge()))
TEXT = csv_text(GOOD)


@pytest.mark.parametrize(
    ("content", "row", "what"),
    [
        (f"{TEXT}1,2\n{LINE}\n", 4, "has 2 fields instead of"),
        (f"{TEXT}{LINE},more\n", 4, "fields instead of"),
        (f'{TEXT}"never closed,{LINE}\n', 4, "is no CSV"),
        (f'{TEXT}"closed"too early,{LINE}\n', 4, "is no CSV"),
        (TEXT.encode() + TEXT.splitlines()[1].replace("i-0abc", "M\xfcller").encode("latin-1"), 4, "is not UTF-8"),
        ("", None, "column names"),
        ("a,b\n1,2\n", None, "has no column BilledCost"),
        (TEXT.replace("ServiceName", "BilledCost", 1), None, "twice: billedcost"),
    ],
)
@pytest.mark.parametrize("name", ["a_csv", "a_csv_gz"])
def test_what_is_no_table_is_told(convert, name, content, row, what):
    content = content.encode() if isinstance(content, str) else content
    error = broken(convert, **{name: gzip.compress(content) if name.endswith("gz") else content})
    assert (error.file, error.row) == (name.replace("_", "."), row)
    assert what in str(error)
    assert "i-0abc" not in str(error)


def test_a_report_of_another_form_says_what_to_set(convert):
    text = "line_item_unblended_cost,bill_payer_account_id\n1,2\n"
    assert "format: cur2" in str(broken(convert, a_csv=text))
    assert "format: focus" in str(broken(convert, form="cur2", a_csv=GOOD))


WHOLE = gzip.compress(csv_text([charge(str(number)) for number in range(20_000)]).encode())
FLIPPED = bytearray(WHOLE)
FLIPPED[-6] ^= 1  # its checksum


@pytest.mark.parametrize(
    "content",
    [WHOLE[: len(WHOLE) // 2], WHOLE[:-4], WHOLE[:-20], WHOLE[:12], bytes(FLIPPED), WHOLE + b"more", b"no gzip at all", b""],
    ids=["half", "no length", "no checksum", "head only", "another checksum", "more behind", "no gzip", "nothing"],
)
def test_a_damaged_gzip_is_told(convert, content):
    error = broken(convert, a_csv=GOOD, b_csv_gz=content)
    assert error.file == "b.csv.gz"
    assert "gzip" in str(error) or "column names" in str(error)


def test_a_gzip_of_several_members_is_whole(convert):
    first, *rest = csv_text([charge("1"), charge("2")]).splitlines(keepends=True)
    rows = convert(a_csv_gz=gzip.compress(first.encode()) + b"".join(gzip.compress(line.encode()) for line in rest))
    assert sum(row["BilledCost"] for row in rows) == 3


PARQUET = parquet_of([charge(str(number), ResourceId=f"i-{number:017}") for number in range(5000)])


@pytest.mark.parametrize("content", [PARQUET[: len(PARQUET) // 2], b"", b"PAR1", PARQUET[:40] + bytes(4000) + PARQUET[4040:]])
def test_a_damaged_parquet_is_told(convert, content):
    error = broken(convert, a_parquet=GOOD, b_parquet=content)
    assert error.file == "b.parquet"
    assert "Parquet" in str(error)


def test_money_is_never_a_float(convert, tmp_path):
    convert(a_csv=GOOD)
    schema = pq.read_schema(tmp_path / "out.parquet")
    assert {schema.field(name).type for name in MONEY} == {pa.decimal128(38, 15)}
