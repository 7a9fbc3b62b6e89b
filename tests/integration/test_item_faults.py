"""Items that could not be read whole: unknown is told from absent, one bad part spoils no other, and big or odd items are stored."""

from __future__ import annotations

import json
from typing import Any

import pytest
from estates import BUCKET, BUS, CLUSTER, FUNCTION, KEY, LATER, POLICY, QUEUE, RULE, USER, VOLUME, Estate
from zone_reader import attempts, cell_content, inventory

from inventory_assets.catalog.types import WHOLE, ResourceType
from inventory_assets.localcloud.faults import Fault

REGION = "eu-west-1"


def last(estate: Estate, region: str, resource_type: str) -> dict[str, Any]:
    return attempts(estate.warehouse, estate.member, region, resource_type)[-1]


def configurations(estate: Estate, region: str, resource_type: str) -> dict[str, dict[str, Any]]:
    found = cell_content(estate.warehouse, estate.member, region, resource_type)
    return {uid: json.loads(row["configuration"]) for uid, row in found.items()}


def test_a_detail_that_is_absent_is_null_and_one_that_failed_is_unknown(small: Estate) -> None:
    small.scan(BUCKET, accounts=[small.member])
    known = configurations(small, "global", BUCKET)
    policies = {uid: bucket["Policy"] for uid, bucket in known.items()}
    assert None in policies.values(), "some bucket has no policy"
    assert any(policies.values()), "some bucket has one"
    small.fail(Fault(operation="GetBucketPolicy", code="InternalError"))
    small.scan(BUCKET, accounts=[small.member])
    row, unknown = last(small, "global", BUCKET), configurations(small, "global", BUCKET)
    assert (row["status"], row["resource_count"]) == ("ok", len(known))
    assert row["detail_errors"] == [{"part": "Policy", "error_code": "InternalError", "resources": len(known)}]
    assert unknown == {uid: {part: value for part, value in bucket.items() if part != "Policy"} for uid, bucket in known.items()}
    for bucket in cell_content(small.warehouse, small.member, "global", BUCKET).values():
        assert bucket["unknown_fields"] == ["Policy"]


@pytest.mark.parametrize(
    ("resource_type", "operation", "key", "part"),
    [
        (KEY, "GetKeyPolicy", "Policy", "Policy"),
        (FUNCTION, "GetPolicy", "Policy", "Policy"),
        (USER, "ListAccessKeys", "AccessKeyMetadata", "AccessKeys"),
    ],
)
def test_a_detail_whose_reply_lacks_its_key_is_unknown_and_not_absent(
    small: Estate, resource_type: str, operation: str, key: str, part: str
) -> None:
    small.fail(Fault(kind="missing_key", operation=operation, key=key))
    small.scan(resource_type, accounts=[small.member])
    region = "global" if resource_type == USER else REGION
    found = cell_content(small.warehouse, small.member, region, resource_type)
    unknown = [row for row in found.values() if part in row["unknown_fields"]]
    assert unknown
    assert all(part not in json.loads(row["configuration"]) for row in unknown)
    failed = last(small, region, resource_type)["detail_errors"]
    assert failed[0] == {"part": part, "error_code": "MissingKey", "resources": len(unknown)}
    assert all(one["error_code"] == "NotRead" for one in failed[1:]), "what is read by the help of that part is not known either"
    assert all(json.loads(row["configuration"])[part] is None for row in found.values() if row not in unknown)


def test_tags_that_a_service_leaves_out_when_there_are_none_are_known_to_be_none(small: Estate) -> None:
    small.fail(Fault(kind="missing_key", operation="ListQueueTags", key="Tags"))
    small.scan(QUEUE, accounts=[small.member])
    found = cell_content(small.warehouse, small.member, REGION, QUEUE)
    assert {(tuple(row["tags"]), tuple(row["unknown_fields"])) for row in found.values()} == {((), ())}


def test_a_denied_sweep_leaves_tags_unknown_and_everything_else_known(scanned: Estate) -> None:
    scanned.fail(Fault(account=scanned.member, region=REGION, operation="GetResources", code="AccessDeniedException"))
    scanned.scan(FUNCTION, VOLUME)
    functions, row = cell_content(scanned.warehouse, scanned.member, REGION, FUNCTION), last(scanned, REGION, FUNCTION)
    assert {(item["tags"], tuple(item["unknown_fields"])) for item in functions.values()} == {(None, ("tags",))}
    assert row["detail_errors"] == [{"part": "tags", "error_code": "AccessDeniedException", "resources": len(functions)}]
    assert all(item["tags"] is not None for item in cell_content(scanned.warehouse, scanned.member, REGION, VOLUME).values())
    assert any(item["tags"] for item in cell_content(scanned.warehouse, scanned.member, "us-east-1", FUNCTION).values())
    types = (FUNCTION, VOLUME)
    assert {identity for identity in inventory(scanned.warehouse) if identity[2] in types} == scanned.truth(*types, day=LATER)


def test_a_sweep_that_breaks_on_its_way_leaves_all_its_tags_unknown(small: Estate) -> None:
    small.fail(Fault(region=REGION, operation="GetResources", kind="missing_key", key="ResourceTagMappingList"))
    small.scan(FUNCTION, accounts=[small.member])
    assert {item["tags"] for item in cell_content(small.warehouse, small.member, REGION, FUNCTION).values()} == {None}
    assert last(small, REGION, FUNCTION)["detail_errors"][0]["error_code"] == "MissingKey"


def test_tags_of_a_detail_that_failed_are_unknown(small: Estate) -> None:
    small.fail(Fault(operation="GetBucketTagging", code="AccessDenied"))
    small.scan(BUCKET, accounts=[small.member])
    found = cell_content(small.warehouse, small.member, "global", BUCKET)
    assert {(row["tags"], tuple(row["unknown_fields"])) for row in found.values()} == {(None, ("tags",))}


def test_an_item_that_cannot_be_described_is_there_and_wholly_unknown(scanned: Estate) -> None:
    key = configurations(scanned, REGION, KEY)
    first = next(iter(key.values()))["KeyId"]
    scanned.cloud.set_day(0)
    scanned.fail(Fault(operation="DescribeKey", params={"KeyId": first}, code="KMSInternalException"))
    scanned.scan(KEY, accounts=[scanned.member], regions=[REGION])
    found, row = cell_content(scanned.warehouse, scanned.member, REGION, KEY), last(scanned, REGION, KEY)
    assert (row["status"], found.keys()) == ("ok", key.keys())
    assert row["detail_errors"] == [{"part": WHOLE, "error_code": "KMSInternalException", "resources": 1}]
    (bad,) = [item for item in found.values() if item["resource_id"] == first]
    assert bad["unknown_fields"] == [WHOLE]
    assert json.loads(bad["configuration"]).keys() <= {"KeyRotationStatus", "Policy"}
    assert all(item["unknown_fields"] == [] for item in found.values() if item is not bad)


def test_an_item_that_went_away_before_it_was_described_is_no_error(small: Estate) -> None:
    small.fail(Fault(operation="GetQueueAttributes", code="AWS.SimpleQueueService.NonExistentQueue", first=1))
    small.scan(QUEUE, accounts=[small.member], regions=[REGION])
    expected = {identity[3] for identity in small.truth(QUEUE, accounts=[small.member]) if identity[1] == REGION}
    found = cell_content(small.warehouse, small.member, REGION, QUEUE)
    assert found.keys() < expected
    assert (len(found), last(small, REGION, QUEUE)["status"]) == (len(expected) - 1, "ok")


@pytest.mark.parametrize(
    "fault",
    [Fault(kind="missing_key", operation="DescribeClusters", key="clusters"), Fault(operation="DescribeClusters", code="ServerException")],
)
def test_a_described_batch_that_lacks_its_key_deletes_nothing(scanned: Estate, fault: Fault) -> None:
    scanned.cloud.set_day(0)
    before = cell_content(scanned.warehouse, scanned.member, REGION, CLUSTER)
    scanned.fail(fault)
    scanned.scan(CLUSTER, accounts=[scanned.member], regions=[REGION])
    found = cell_content(scanned.warehouse, scanned.member, REGION, CLUSTER)
    assert found.keys() == before.keys() != set()
    assert {tuple(item["unknown_fields"]) for item in found.values()} == {(WHOLE, "tags")}


def test_a_cluster_that_the_batch_leaves_out_is_still_there(scanned: Estate) -> None:
    scanned.cloud.set_day(0)
    before = cell_content(scanned.warehouse, scanned.member, REGION, CLUSTER)
    scanned.fail(Fault(kind="missing_id", operation="DescribeClusters", key="clusterArn"))
    scanned.scan(CLUSTER, accounts=[scanned.member], regions=[REGION])
    found = cell_content(scanned.warehouse, scanned.member, REGION, CLUSTER)
    assert found.keys() == before.keys()
    assert sum(item["unknown_fields"] == [WHOLE, "tags"] for item in found.values()) == 1
    assert {error["error_code"] for error in last(scanned, REGION, CLUSTER)["detail_errors"]} == {"NotDescribed"}


def test_children_of_a_parent_that_could_not_be_listed_are_not_gone(scanned: Estate) -> None:
    before = cell_content(scanned.warehouse, scanned.member, REGION, RULE)
    scanned.fail(Fault(account=scanned.member, region=REGION, operation="ListEventBuses", code="AccessDeniedException", scp=True))
    scanned.scan(BUS, RULE)
    row = last(scanned, REGION, RULE)
    assert (row["status"], row["error_code"], row["resource_count"]) == ("denied", "AccessDeniedException", None)
    assert "its parent AWS::Events::EventBus could not be listed" in row["error_message"]
    assert cell_content(scanned.warehouse, scanned.member, REGION, RULE) == before != {}


def test_a_parent_that_went_away_takes_only_its_own_children_along(small: Estate) -> None:
    small.fail(Fault(account=small.member, region=REGION, operation="ListRules", code="ResourceNotFoundException", first=1))
    small.scan(RULE, accounts=[small.member], regions=[REGION])
    assert last(small, REGION, RULE)["status"] == "ok"


def test_a_policy_of_five_megabytes_is_stored_whole(small: Estate) -> None:
    small.fail(Fault(kind="huge", account=small.member, operation="GetAccountAuthorizationDetails", size=10_000_000))
    small.scan(POLICY, USER, accounts=[small.member])
    sizes = [len(row["configuration"]) for row in cell_content(small.warehouse, small.member, "global", POLICY).values()]
    assert max(sizes) > 4_500_000
    small.fail(Fault(kind="huge", operation="GetBucketPolicy"))
    small.scan(BUCKET, accounts=[small.member])
    biggest = max(configurations(small, "global", BUCKET).values(), key=lambda bucket: len(json.dumps(bucket.get("Policy"))))
    assert len(biggest["Policy"]["Statement"]) > 10_000, "parsed, and not cut"
    types = (POLICY, USER, BUCKET)
    assert inventory(small.warehouse, small.member) == small.truth(*types, accounts=[small.member])


def test_a_hook_that_meets_an_unforeseen_shape_spoils_its_cell_alone(scanned: Estate, monkeypatch: pytest.MonkeyPatch) -> None:
    from inventory_assets.collect import collector

    def hook(item: dict[str, Any]) -> dict[str, Any]:
        return item["NotThere"]["AtAll"]

    def with_hook(row: ResourceType) -> ResourceType:
        return ResourceType(**(vars(row) | {"hook": hook})) if row.type == VOLUME else row

    before = cell_content(scanned.warehouse, scanned.member, REGION, VOLUME)
    monkeypatch.setattr(collector, "AWS_TYPES", tuple(with_hook(row) for row in collector.AWS_TYPES))
    scanned.scan(VOLUME, QUEUE)
    row = last(scanned, REGION, VOLUME)
    assert (row["status"], row["error_code"]) == ("error", "UnreadableReply")
    assert "NotThere" in row["error_message"]
    assert cell_content(scanned.warehouse, scanned.member, REGION, VOLUME) == before
    assert {identity for identity in inventory(scanned.warehouse) if identity[2] == QUEUE} == scanned.truth(QUEUE, day=LATER)


def test_a_listing_without_an_id_in_one_item_is_not_believed(scanned: Estate) -> None:
    before = cell_content(scanned.warehouse, scanned.member, "global", USER)
    scanned.fail(Fault(kind="missing_id", account=scanned.member, operation="GetAccountAuthorizationDetails", key="Arn"))
    scanned.scan(USER, accounts=[scanned.member])
    assert last(scanned, "global", USER)["error_code"] == "MissingId"
    assert cell_content(scanned.warehouse, scanned.member, "global", USER) == before
