"""Billing exports in every layout end in the raw zone as they are: late, smaller, corrected, appended, delivered twice or half."""

import datetime as dt
import json
import multiprocessing
import os
import time
from decimal import Decimal

import pyarrow.parquet as pq
import pytest
from bills import JUNE, MAY, Zone, charge, deliver_aws, deliver_azure, put, totals

from inventory_assets.collect.billing.errors import BillingError
from inventory_assets.collect.billing.exports import available_months, read_exports
from inventory_assets.lake.costs import LoadKey, Loads
from inventory_assets.lake.schema import CHARGES

ROWS = [charge("1.25"), charge("0.0000001"), charge("1E-7"), charge("-3.5", ChargeCategory="Credit")]
FORMS = ["a.csv", "a.csv.gz", "a.snappy.parquet"]


@pytest.fixture
def place(tmp_path):
    return tmp_path / "export"


@pytest.fixture
def zone(tmp_path, place):
    return Zone(tmp_path / "warehouse", bills=place)


@pytest.mark.parametrize("name", FORMS)
def test_a_month_is_what_its_files_say(zone, place, name):
    deliver_aws(place, MAY, {f"1-{name}": ROWS[:2], f"2-{name}": ROWS[2:]})
    load = zone.read_one()
    assert (load.status, load.row_count, load.is_unchanged, load.export, load.provider) == ("ok", 4, False, "bills", "aws")
    rows = zone.rows()
    assert totals(rows) == {("AWS", "USD", "2026-05"): Decimal("-2.2499998")}
    [row] = [row for row in rows if row["BilledCost"] == Decimal("1.25")]
    assert (row["BillingAccountId"], row["SubAccountId"]) == ("012345678901", "000000000042")
    assert row["ChargePeriodStart"] == dt.datetime(2026, 5, 3, tzinfo=dt.UTC)
    assert row["Tags"] == {"Team": "web", "Env": "prod"}
    assert row["OtherColumns"] == {"x_Operation": "RunInstances"}
    assert row["SourceFile"] == f"data/BILLING_PERIOD=2026-05/1-{name}"
    current = Loads(zone.raw).current()[LoadKey("charges", "aws", "bills", MAY)]
    assert row["LoadId"] == current.load_id
    assert current.other_columns == ("x_Operation",)
    assert [file.path for file in current.source_files] == [f"data/BILLING_PERIOD=2026-05/{n}-{name}" for n in (1, 2)]
    assert pq.read_schema(zone.raw / current.content_path).equals(CHARGES)


def test_reading_twice_changes_nothing(zone, place):
    deliver_aws(place, MAY, {"a.csv": ROWS})
    zone.read()
    before, billed = zone.files(), zone.billed()
    load = zone.read_one()
    assert (load.status, load.is_unchanged, load.row_count) == ("ok", True, 4)
    assert zone.files() == before
    assert zone.billed() == billed


def test_nothing_that_was_fetched_or_half_written_is_left(zone, place):
    deliver_aws(place, MAY, {"a.csv": ROWS, "b.csv.gz": [charge("x")]})
    zone.read()
    assert not list((zone.raw / "costs" / "spool").iterdir())
    assert [name for name in zone.files() if name.endswith((".part", ".tmp"))] == []


def test_a_closed_month_takes_the_place_of_the_open_one(zone, place):
    deliver_aws(place, MAY, {"a.csv": ROWS[:1]})
    zone.read()
    deliver_aws(place, MAY, {"a.csv": ROWS, "b.csv": [charge("10")]})
    assert zone.read_one().row_count == 5
    assert totals(zone.rows())["AWS", "USD", "2026-05"] == Decimal("7.7500002")


def test_a_late_correction_moves_its_month_alone(zone, place):
    deliver_aws(place, MAY, {"a.csv": ROWS})
    deliver_aws(place, JUNE, {"a.csv": [charge("2", "2026-06-01")]})
    zone.read()
    deliver_aws(place, MAY, {"a.csv": [*ROWS, charge("-1.25", ChargeClass="Correction")]})
    loads = zone.read()
    assert not loads["bills", MAY].is_unchanged
    assert loads["bills", JUNE].is_unchanged
    assert totals(zone.rows()) == {("AWS", "USD", "2026-05"): Decimal("-3.4999998"), ("AWS", "USD", "2026-06"): Decimal(2)}


def test_only_the_months_asked_for_are_read(zone, place):
    for month in (MAY, JUNE):
        deliver_aws(place, month, {"a.csv": [charge("2", f"{month:%Y-%m}-02")]})
    assert list(zone.read([dt.date(2026, 6, 17), dt.date(2020, 1, 1)])) == [("bills", JUNE)]


def test_an_export_that_is_not_set_is_named(zone):
    with pytest.raises(BillingError, match=r"costs\.exports names no others; there are: bills"):
        list(read_exports(zone.settings, zone.raw, exports=["others"]))


class TestAws:
    def test_the_newest_execution_is_the_month(self, zone, place):
        deliver_aws(place, MAY, {"a.csv": ROWS[:1]}, "20260502T0000Z-aaaa")
        zone.read()
        deliver_aws(place, MAY, {"a.csv": ROWS[:2]}, "20260503T0000Z-bbbb")
        assert zone.read_one().row_count == 2
        os.utime(place / "metadata/BILLING_PERIOD=2026-05/20260502T0000Z-aaaa/exp-Manifest.json")  # copied later, and not newer
        assert zone.read_one().is_unchanged

    def test_keys_are_read_in_any_case(self, zone, place):
        deliver_aws(place, MAY, {"a.csv": ROWS})
        for part in ("data", "metadata"):
            (place / part / "BILLING_PERIOD=2026-05").rename(place / part / "billing_period=2026-05")
        assert zone.read_one().row_count == 4

    def test_a_file_beside_the_manifest_s_does_not_count(self, zone, place):
        deliver_aws(place, MAY, {"a.csv": ROWS})
        put(place / "data/BILLING_PERIOD=2026-05/left-over.csv", ROWS)
        assert zone.read_one().row_count == 4

    def test_a_missing_file_leaves_the_month_as_it_was(self, zone, place):
        deliver_aws(place, MAY, {"a.csv": ROWS})
        zone.read()
        deliver_aws(place, MAY, {"a.csv": [charge("7")], "b.csv": [charge("8")]})
        (place / "data/BILLING_PERIOD=2026-05/b.csv").unlink()
        load = zone.read_one()
        assert (load.status, load.error_code) == ("error", "Incomplete")
        assert "exp-Manifest.json" in load.error_message
        assert "b.csv" in load.error_message
        assert str(place) in load.error_message
        assert len(zone.rows()) == 4

    def test_a_month_without_its_manifest_is_not_there_yet(self, zone, place):
        deliver_aws(place, MAY, {"a.csv": ROWS})
        deliver_aws(place, JUNE, {"a.csv": [charge("1", "2026-06-01")]}, manifest=False)
        assert list(zone.read()) == [("bills", MAY)]

    def test_a_month_is_left_alone_while_it_is_written_over(self, zone, place):
        deliver_aws(place, MAY, {"a.csv": ROWS, "b.csv": ROWS})
        deliver_aws(place, JUNE, {"a.csv": [charge("1", "2026-06-01")]})
        hours_ago = time.time() - 6 * 3600
        os.utime(place / "metadata/BILLING_PERIOD=2026-05/exp-Manifest.json", (hours_ago, hours_ago))
        os.utime(place / "data/BILLING_PERIOD=2026-05/b.csv", (hours_ago, hours_ago))
        assert list(zone.read()) == [("bills", JUNE)]
        os.utime(place / "data/BILLING_PERIOD=2026-05/a.csv", (hours_ago + 7200, hours_ago + 7200))  # long ago: it was copied so
        assert set(zone.read()) == {("bills", MAY), ("bills", JUNE)}

    def test_data_copied_without_manifests_are_taken_as_they_are(self, zone, place):
        deliver_aws(place, MAY, {"a.csv": ROWS}, manifest=False)
        assert zone.read_one().row_count == 4

    def test_executions_without_manifests_cannot_be_told_apart(self, zone, place):
        deliver_aws(place, MAY, {"a.csv": ROWS}, "e1", manifest=False)
        assert zone.read_one().error_code == "Incomplete"
        assert zone.rows() == []

    def test_a_manifest_that_is_none(self, zone, place):
        deliver_aws(place, MAY, {"a.csv": ROWS})
        put(place / "metadata/BILLING_PERIOD=2026-05/exp-Manifest.json", "{not json")
        assert zone.read_one().error_code == "BadManifest"

    def test_two_exports_in_one_place_are_told(self, zone, place):
        for name in ("one", "two"):
            deliver_aws(place / name, MAY, {"a.csv": ROWS})
        load = zone.read_one(None)
        assert load.error_code == "SeveralExports"
        assert "one, two" in load.error_message
        assert zone.rows() == []

    def test_rows_of_another_month_are_told(self, zone, place):
        deliver_aws(place, MAY, {"a.csv": [charge(), charge(day="2026-06-02")]})
        load = zone.read_one()
        assert "a.csv, row 2 (line 3), column BillingPeriodStart" in load.error_message
        assert "2026-05" in load.error_message


class TestAzure:
    def test_the_newest_run_is_the_month(self, zone, place):
        deliver_azure(place / "focus", "202605020300", {"part_0_0001.csv": ROWS[:1]})
        deliver_azure(place / "focus", "202605030300", {"part_0_0001.csv": ROWS[:2], "part_0_0002.csv.gz": ROWS[2:]})
        assert zone.read_one().row_count == 4

    def test_a_run_counts_once_its_manifest_is_there(self, zone, place):
        deliver_azure(place, "202605020300", {"part_0.csv": ROWS[:1]})
        zone.read()
        folder = deliver_azure(place, "202605030300", {"part_0.csv": ROWS}, manifest=False)
        assert zone.read_one().is_unchanged
        size = (folder / "part_0.csv").stat().st_size
        put(folder / "manifest.json", json.dumps({"blobs": [{"blobName": "x/part_0.csv", "byteCount": size}]}))
        assert zone.read_one().row_count == 4

    def test_a_run_that_lacks_a_part_is_passed_over(self, zone, place):
        deliver_azure(place, "202605020300", {"part_0.csv": ROWS[:1]})
        folder = deliver_azure(place, "202605030300", {"part_0.csv": ROWS, "part_1.csv": ROWS})
        (folder / "part_1.csv").unlink()
        assert zone.read_one().row_count == 1

    def test_a_part_of_another_size_is_incomplete(self, zone, place):
        folder = deliver_azure(place, "202605020300", {"part_0.csv": ROWS})
        put(folder / "part_0.csv", ROWS[:3])
        load = zone.read_one()
        assert load.error_code == "Incomplete"
        assert "part_0.csv" in load.error_message

    def test_fewer_rows_than_the_manifest_speaks_of_are_incomplete(self, zone, place):
        deliver_azure(place, "202605020300", {"part_0.csv.gz": ROWS}, dataRowCount=5)
        load = zone.read_one()
        assert load.error_code == "Incomplete"
        assert "5 rows" in load.error_message
        assert zone.rows() == []

    def test_an_export_without_any_manifest_says_so(self, zone, place):
        deliver_azure(place, "202605020300", {"part_0.csv": ROWS}, manifest=False)
        load = zone.read_one(None)
        assert (load.status, load.error_code) == ("error", "Incomplete")

    @pytest.mark.parametrize("period", ["20260501-20260507", "20260101-20260331", "20260230-20260331"])
    def test_a_period_that_is_no_month_is_told(self, zone, place, period):
        deliver_azure(place, "202605020300", {"part_0.csv": ROWS}, period=period)
        [load] = zone.read().values()
        assert load.error_code == "NotAMonth"
        assert period in load.error_message


class TestAppended:
    """What BigQuery's EXPORT DATA writes, or any folder of files."""

    def test_rows_go_to_the_months_that_they_name(self, zone, place):
        put(place / "000000000000.parquet", [charge("1"), charge("2", "2026-06-03")])
        put(place / "deep" / "more.csv", [charge("4", "2026-06-04")])
        put(place / "last.csv.gz", [charge("8", "2026-06-05")])
        loads = zone.read()
        assert {month: load.row_count for (_, month), load in loads.items()} == {MAY: 1, JUNE: 3}
        assert totals(zone.rows()) == {("AWS", "USD", "2026-05"): Decimal(1), ("AWS", "USD", "2026-06"): Decimal(14)}

    def test_late_rows_are_added_and_move_only_their_months(self, zone, place):
        put(place / "1.csv", [charge("1"), charge("2", "2026-06-03")])
        put(place / "0.csv", [charge("16", "2026-04-03")])
        zone.read()
        put(place / "2.csv", [charge("4", "2026-05-09")])
        loads = zone.read()
        assert loads["bills", MAY].row_count == 2
        assert loads["bills", JUNE].is_unchanged
        assert loads["bills", dt.date(2026, 4, 1)].is_unchanged
        assert totals(zone.rows())["AWS", "USD", "2026-05"] == 5

    def test_a_file_is_looked_into_once(self, zone, place, monkeypatch):
        put(place / "1.csv", [charge("1"), charge("2", "2026-06-03")])
        zone.read()
        put(place / "2.csv", [charge("4")])
        looked = []
        from inventory_assets.collect.billing.opened import OpenExport

        look = OpenExport._look
        monkeypatch.setattr(OpenExport, "_look", lambda self, file: looked.append(file.path) or look(self, file))
        zone.read()
        zone.read()
        assert looked == ["2.csv"]

    def test_what_is_kept_of_files_can_be_thrown_away(self, zone, place):
        put(place / "1.csv", [charge("1")])
        zone.read()
        kept = zone.raw / "costs" / "months" / "bills.json"
        for text in ("", "[]", '{"form": "focus 1"}', '{"form": 1, "files": {"a": 3}}'):
            kept.write_text(text)
            assert zone.read_one().is_unchanged

    def test_a_row_of_no_month_is_told(self, zone, place):
        put(place / "1.csv", [charge("1"), charge("1", BillingPeriodStart="")])
        load = zone.read_one(None)
        assert "1.csv, row 2 (line 3), column BillingPeriodStart: is empty" in load.error_message

    def test_a_broken_cost_concerns_its_month_alone(self, zone, place):
        put(place / "may.csv", [charge("x")])
        put(place / "june.csv", [charge("2", "2026-06-03")])
        loads = zone.read()
        assert loads["bills", MAY].error_code == "BrokenExport"
        assert loads["bills", JUNE].status == "ok"

    def test_names_that_look_like_patterns_are_names(self, zone, place):
        put(place / "a[1]*?.csv", [charge("1")])
        put(place / "a'1.parquet", [charge("2")])
        zone.read()
        assert {row["SourceFile"] for row in zone.rows()} == {"a[1]*?.csv", "a'1.parquet"}

    def test_a_single_file_is_a_place_too(self, tmp_path):
        zone = Zone(tmp_path / "w", bills=put(tmp_path / "bill.csv", ROWS))
        assert zone.read_one().row_count == 4


class TestPlaces:
    def test_a_folder_that_is_not_there_is_told_and_keeps_what_is_known(self, zone, place, tmp_path):
        deliver_aws(place, MAY, {"a.csv": ROWS})
        zone.read()
        place.rename(tmp_path / "elsewhere")
        [load] = zone.read().values()
        assert (load.status, load.billing_period, load.error_code) == ("error", None, "NoSuchFolder")
        assert str(place) in load.error_message
        assert len(zone.rows()) == 4
        with pytest.raises(BillingError, match="there is no"):
            available_months(zone.settings)

    def test_a_place_that_can_be_listed_again_is_no_failure_any_more(self, zone, place):
        zone.read()
        whole = LoadKey("charges", "aws", "bills", None)
        assert Loads(zone.raw).latest()[whole].status == "error"
        deliver_aws(place, MAY, {"a.csv": ROWS})
        zone.read()
        assert Loads(zone.raw).latest()[whole].status == "ok"
        before = zone.files()
        zone.read()
        assert zone.files() == before

    def test_an_empty_place_is_told(self, zone, place):
        put(place / "readme.txt", "nothing")
        assert zone.read_one(None).error_code == "NothingThere"

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read_is_denied(self, zone, place):
        deliver_aws(place, MAY, {"a.csv": ROWS})
        (place / "data/BILLING_PERIOD=2026-05/a.csv").chmod(0)
        assert zone.read_one().status == "denied"

    def test_a_broken_export_does_not_stop_another(self, tmp_path, place):
        deliver_aws(place, MAY, {"a.csv": ROWS})
        zone = Zone(tmp_path / "w", gone=tmp_path / "nowhere", bills=place)
        assert {name: load.status for (name, _), load in zone.read().items()} == {"gone": "error", "bills": "ok"}

    def test_a_file_that_changes_while_it_is_read_is_read_again_later(self, zone, place, monkeypatch):
        deliver_aws(place, MAY, {"a.csv": ROWS})
        from inventory_assets.collect.billing.convert import Converter

        convert = Converter.convert

        def slow(*args, **more):
            made = convert(*args, **more)
            put(place / "data/BILLING_PERIOD=2026-05/a.csv", ROWS[:1])
            return made

        with monkeypatch.context() as patched:
            patched.setattr(Converter, "convert", slow)
            assert zone.read_one().error_code == "Changed"
        assert zone.rows() == []
        assert zone.read_one().row_count == 1


class TestAvailable:
    def test_fingerprints_move_with_the_files_of_their_month(self, zone, place):
        deliver_aws(place, MAY, {"a.csv": ROWS})
        deliver_aws(place, JUNE, {"a.csv": [charge("2", "2026-06-03")]})
        before = available_months(zone.settings)["bills"]
        assert list(before) == [MAY, JUNE]
        assert available_months(zone.settings)["bills"] == before
        deliver_aws(place, JUNE, {"a.csv": [charge("3", "2026-06-03")]})
        after = available_months(zone.settings)["bills"]
        assert after[MAY] == before[MAY]
        assert after[JUNE] != before[JUNE]

    def test_months_of_a_folder_of_files(self, zone, place):
        put(place / "1.csv", [charge("1"), charge("2", "2026-06-03")])
        assert list(available_months(zone.settings)["bills"]) == [MAY, JUNE]

    def test_a_month_with_a_problem_is_there_to_be_told(self, zone, place):
        deliver_aws(place, MAY, {"a.csv": ROWS})
        good = available_months(zone.settings)["bills"][MAY]
        (place / "data/BILLING_PERIOD=2026-05/a.csv").unlink()
        assert available_months(zone.settings)["bills"][MAY] != good


def _read(arguments):
    settings, raw = arguments
    return [(load.status, load.row_count) for load in read_exports(settings, raw)]


def test_two_readers_of_one_month_do_no_harm(zone, place):
    deliver_aws(place, MAY, {"a.csv": ROWS * 500})
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(_read, [(zone.settings, zone.raw)] * 2) == [[("ok", 2000)]] * 2
    assert len(zone.rows()) == 2000
    assert len(list((zone.raw / "costs" / "charges").rglob("*.parquet"))) == 1
