"""One item into one row: identity, tags, time, secrets, what moves by itself, and what is unknown."""

import copy
import datetime as dt

import orjson
import pytest

from inventory_assets.catalog.types import SWEEP, ResourceType
from inventory_assets.collect.reading import ItemError, Reader, normalize_tags, parse_text, parse_time, sort_set
from inventory_assets.collect.redaction import Redactor

STAMP = {"account_id": "111", "cell_region": "eu-west-1", "scan_id": "s", "scanned_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)}
redact = Redactor(b"k" * 32)


def make_row(**changes) -> ResourceType:
    return ResourceType(
        **{
            "type": "AWS::X::Thing",
            "plural": "x_things",
            "service": "x",
            "operation": "ListThings",
            "items": "Things[]",
            "id": "Id",
            "arn": "arn:{partition}:x:{region}:{account}:thing/{Id}",
            "tags": "Tags",
            **changes,
        }
    )


def finish(item, unknown=None, swept=None, **changes):
    context = {"account": "111", "region": "eu-west-1", "partition": "aws", "parent": None, "item": copy.deepcopy(item)}
    return Reader(make_row(**changes), redact).finish(context, unknown or [], swept, STAMP)


def columns(finished) -> dict:
    from inventory_assets.lake.schema import RESOURCES

    return dict(zip(RESOURCES.names, finished.row, strict=True))


def test_identity_name_tags_and_configuration():
    row = columns(finish({"Id": "t1", "Size": 3, "Tags": [{"Key": "Name", "Value": "one"}, {"Key": "Env", "Value": "dev"}]}))
    assert row["resource_uid"] == "arn:aws:x:eu-west-1:111:thing/t1"
    assert (row["name"], row["tags"]) == ("one", [("Env", "dev"), ("Name", "one")])
    assert orjson.loads(row["configuration"]) == {"Id": "t1", "Size": 3}


def test_order_of_keys_and_sets_makes_no_difference():
    one = finish({"Id": "t", "Groups": ["a", "b"], "Z": 1}, sets=("Groups",))
    two = finish({"Z": 1, "Groups": ["b", "a"], "Id": "t"}, sets=("Groups",))
    assert one.digest == two.digest
    assert finish({"Id": "t", "Groups": ["a", "b"]}).digest != finish({"Id": "t", "Groups": ["b", "a"]}).digest


def test_what_moves_by_itself_is_observed_and_not_configuration():
    one, two = (finish({"Id": "t", "LastUsed": day}, volatile=("LastUsed",)) for day in ("2026-01-01", "2026-01-02"))
    assert one.digest == two.digest
    assert one.observed_digest != two.observed_digest
    assert orjson.loads(one.observation[5]) == {"LastUsed": "2026-01-01"}


def test_a_secret_becomes_a_hash_that_shows_its_change_and_not_its_value():
    one, two = (
        columns(finish({"Id": "t", "Env": {"PASSWORD": value}}, redact=("Env",)))["configuration"] for value in ("s3cret", "s4cret")
    )
    assert one != two
    assert "s3cret" not in one
    assert "PASSWORD" in one


@pytest.mark.parametrize(("swept", "tags", "unknown"), [({"a": "b"}, [("a", "b")], []), ({}, [], []), (None, None, ["tags"])])
def test_swept_tags_are_known_none_or_unknown(swept, tags, unknown):
    row = columns(finish({"Id": "t"}, swept=swept, tags=SWEEP))
    assert (row["tags"], row["unknown_fields"]) == (tags, unknown)


def test_tags_of_an_unreadable_detail_are_unknown():
    row = columns(finish({"Id": "t"}, unknown=["Tagging"], tags="Tagging"))
    assert (row["tags"], row["unknown_fields"]) == (None, ["tags"])


def test_an_item_without_an_id_is_an_error_that_names_the_type():
    with pytest.raises(ItemError, match="AWS::X::Thing") as raised:
        finish({"Size": 1})
    assert raised.value.code == "MissingId"


def test_a_hook_may_leave_an_item_out():
    assert finish({"Id": "t"}, hook=lambda item: None if item["Id"] == "t" else item) is None


@pytest.mark.parametrize(
    "tags",
    [[{"Key": "a", "Value": "b"}], [{"key": "a", "value": "b"}], [{"TagKey": "a", "TagValue": "b"}], {"a": "b"}],
)
def test_the_four_shapes_of_tags(tags):
    assert normalize_tags(tags) == {"a": "b"}


@pytest.mark.parametrize(
    "value",
    [
        "2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05+00:00",
        1704164645,
        1704164645000,
        "1704164645",
        "Tue, 02 Jan 2024 03:04:05 GMT",
        "2024-01-02T05:04:05+02:00",
    ],
)
def test_times_in_every_form_are_one_instant(value):
    assert parse_time(value) == dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC)


def test_a_time_that_is_none_is_not_guessed():
    assert parse_time("soon") is None
    assert parse_time(None) is None


def test_json_text_plain_and_url_encoded():
    assert parse_text('{"a":1}') == parse_text("%7B%22a%22%3A1%7D") == {"a": 1}
    assert parse_text("not json") == "not json"


def test_sets_of_objects_are_sorted_by_their_text():
    assert sort_set([{"b": 1}, {"a": 2}]) == sort_set([{"a": 2}, {"b": 1}])
