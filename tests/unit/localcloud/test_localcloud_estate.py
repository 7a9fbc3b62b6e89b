"""The estate by itself: the same for the same seed and day, moving from day to day, answering every catalog row in full."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date, datetime
from typing import Any

import botocore.session
import pytest
from output_shapes import misfits
from row_reader import RowReader

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.localcloud.call import AwsError, Call
from inventory_assets.localcloud.cloud import Cloud
from inventory_assets.localcloud.estate.accounts import list_accounts
from inventory_assets.localcloud.estate.families import KINDS, make_world, truth
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER, EstateOptions
from inventory_assets.localcloud.estate.resources import Resource

SESSION = botocore.session.Session()
DAYS = (0, 1, 9)


def read_estate(options: EstateOptions) -> tuple[dict[tuple[str, str, str], list[str]], dict[str, Any], set[str]]:
    """Every row of every active account: (account, cell region, type) → uids, uid → configuration, what does not fit a shape."""
    cloud, found, configurations = Cloud(options), {}, {}
    wrong: set[str] = set()
    for account in cloud.world.accounts.values():
        if account.status != "ACTIVE":
            continue

        def call(region: str, service: str, operation: str, params: dict[str, Any], account_id: str = account.account_id) -> dict[str, Any]:
            answer = cloud.answer(Call(account_id, region, service, operation, params))
            shape = SESSION.get_service_model(service).operation_model(operation).output_shape
            wrong.update(misfits(shape, answer, f"{service}:{operation}"))
            return answer

        reader = RowReader(call, account.account_id, AWS_TYPES)
        for row in AWS_TYPES:
            for region in ("global",) if row.is_global else options.regions:
                if row.stored and (account.is_management or not row.management_only):
                    items = list(reader.read(row, region))
                    if items:
                        found[account.account_id, region, row.type] = [uid for uid, _, _ in items]
                    configurations.update({uid: item for uid, _, item in items})
        assert reader.errors == []
    return found, configurations, wrong


@pytest.fixture(scope="module")
def readings() -> dict[int, Any]:
    return {day: read_estate(EstateOptions(day=day)) for day in DAYS}


@pytest.mark.parametrize("day", DAYS)
def test_catalog_rows_find_exactly_what_is_there(readings: dict[int, Any], day: int) -> None:
    there = defaultdict(list)
    for account, region, kind, uid in truth(EstateOptions(day=day)):
        there[account, region, kind].append(uid)
    found, _, wrong = readings[day]
    assert wrong == set()
    assert {cell: sorted(uids) for cell, uids in found.items()} == {cell: sorted(uids) for cell, uids in there.items()}


def test_every_stored_type_is_there_and_the_estate_is_large_enough() -> None:
    for day in (0, 30, 90):
        rows = list(truth(EstateOptions(day=day)))
        assert {kind for _, _, kind, _ in rows} == {row.type for row in AWS_TYPES if row.stored}
        assert len(rows) >= 1000
        assert len({uid for *_, uid in rows}) == len(rows)


def test_same_seed_and_day_give_the_same_estate(readings: dict[int, Any]) -> None:
    assert read_estate(EstateOptions(day=1)) == readings[1]
    assert set(truth(EstateOptions(seed=8))) != set(truth(EstateOptions(seed=9)))


def _of(rows: dict[str, Any], key: str) -> dict[str, Any]:
    return {uid: row[key] for uid, row in rows.items() if key in row}


def test_things_come_change_and_go_from_one_day_to_the_next(readings: dict[int, Any]) -> None:
    before, after = readings[0][1], readings[1][1]
    assert len(set(after) - set(before)) >= 2
    assert len(set(before) - set(after)) >= 2
    later = readings[9][1]
    changed = {uid for uid in set(before) & set(later) if _plain(before[uid]) != _plain(later[uid])}
    for key in ("Tags", "InstanceType", "IpPermissions", "Policy", "Encryption"):
        assert any(_of(before, key)[uid] != _of(later, key).get(uid) for uid in changed & set(_of(before, key))), f"no {key} has changed"
    assert len(changed) < 0.6 * len(before)


def _plain(value: Any) -> str:
    return json.dumps(value, default=str, sort_keys=True)


def test_volatile_values_move_every_day() -> None:
    def queue(day: int) -> dict[str, str]:
        world = make_world(EstateOptions(day=day, churn=0))
        return next(world.walk("AWS::SQS::Queue", list_accounts(world.options)[1], "us-east-1")).body

    one, two = queue(3), queue(4)
    moved = {name for name in one if one[name] != two[name]}
    assert "ApproximateNumberOfMessages" in moved
    assert moved <= {"ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"}


def test_without_churn_nothing_is_born_changed_or_lost() -> None:
    assert set(truth(EstateOptions(day=0, churn=0))) == set(truth(EstateOptions(day=40, churn=0)))


def test_mixture_is_realistic(readings: dict[int, Any]) -> None:
    configurations = readings[0][1]
    by_kind = defaultdict(list)
    for (_, _, kind), uids in readings[0][0].items():
        by_kind[kind] += [configurations[uid] for uid in uids]
    volumes, instances, buckets = by_kind["AWS::EC2::Volume"], by_kind["AWS::EC2::Instance"], by_kind["AWS::S3::Bucket"]
    assert {row["Encrypted"] for row in volumes} == {True, False}
    assert {row["State"] for row in volumes} == {"in-use", "available"}
    assert {row["State"]["Name"] for row in instances} == {"running", "stopped"}
    assert {bool(row.get("Tags")) for row in instances} == {True, False}
    assert {row["Policy"] is None for row in buckets} == {True, False}
    assert {row["PubliclyAccessible"] for row in by_kind["AWS::RDS::DBInstance"]} == {True, False}
    assert {row["Type"] for row in by_kind["AWS::ElasticLoadBalancingV2::LoadBalancer"]} == {"application", "network", "gateway"}
    keys = {tag["Key"] for row in instances + volumes for tag in row["Tags"]}
    assert {"Owner", "owner", "Team", "Environment", "env", "CostCenter", "cost-center"} <= keys


def test_references_lead_to_what_is_there(readings: dict[int, Any]) -> None:
    found, configurations, _ = readings[9]
    uids = set(configurations)
    subnets = {configurations[uid]["SubnetId"] for (_, _, kind), some in found.items() if kind == "AWS::EC2::Subnet" for uid in some}
    groups = {configurations[uid]["GroupId"] for (_, _, kind), some in found.items() if kind == "AWS::EC2::SecurityGroup" for uid in some}
    for (_, _, kind), some in found.items():
        for row in (configurations[uid] for uid in some):
            if kind == "AWS::EC2::Instance":
                assert row["SubnetId"] in subnets
                assert {group["GroupId"] for group in row["SecurityGroups"]} <= groups
            if kind == "AWS::EC2::Volume":
                assert row.get("KmsKeyId") in (uids | {None})
            if kind == "AWS::Lambda::Function":
                assert row["Role"] in uids


def test_secrets_are_planted_where_people_leave_them(readings: dict[int, Any]) -> None:
    configurations = readings[0][1]
    leaking = {uid.split(":")[2] for uid, row in configurations.items() if uid.startswith("arn:") and PLANTED_SECRET_MARKER in _plain(row)}
    assert {"lambda", "ecs", "codebuild", "cloudformation", "glue"} <= leaking


def test_user_data_and_parameters_hold_secrets() -> None:
    cloud = Cloud(EstateOptions())
    account = list_accounts(cloud.options)[1].account_id
    instances = cloud.answer(Call(account, "us-east-1", "ec2", "DescribeInstances", {}))["Reservations"]
    scripts = [
        cloud.answer(Call(account, "us-east-1", "ec2", "DescribeInstanceAttribute", {"InstanceId": name, "Attribute": "userData"}))
        for name in (row["Instances"][0]["InstanceId"] for row in instances)
    ]
    assert {bool(script["UserData"]) for script in scripts} == {True, False}
    name = next(cloud.world.walk("AWS::SSM::Parameter", cloud.world.accounts[account], "us-east-1")).id
    value = cloud.answer(Call(account, "us-east-1", "ssm", "GetParameter", {"Name": name, "WithDecryption": True}))["Parameter"]["Value"]
    assert PLANTED_SECRET_MARKER in value
    listed = cloud.answer(Call(account, "us-east-1", "glue", "GetConnections", {}))["ConnectionList"]
    assert all(PLANTED_SECRET_MARKER in row["ConnectionProperties"]["PASSWORD"] for row in listed)


def test_sweep_gives_every_tagged_resource_and_no_other() -> None:
    cloud = Cloud(EstateOptions())
    world = cloud.world
    for region in world.options.regions:
        account = list_accounts(world.options)[1]
        swept, token = {}, ""
        while True:
            reply = cloud.answer(
                Call(
                    account.account_id,
                    region,
                    "resourcegroupstaggingapi",
                    "GetResources",
                    {"PaginationToken": token, "ResourcesPerPage": 20},
                )
            )
            assert len(reply["ResourceTagMappingList"]) <= 20
            swept |= {row["ResourceARN"]: {tag["Key"]: tag["Value"] for tag in row["Tags"]} for row in reply["ResourceTagMappingList"]}
            token = reply["PaginationToken"]
            if not token:
                break
        tagged = {
            resource.arn: resource.tags
            for kind in KINDS.values()
            if kind.sweep_type and not kind.is_global
            for resource in world.walk(kind.key, account, region)
            if resource.tags
        }
        assert tagged.items() <= swept.items()
        assert all(tags for tags in swept.values())
        everywhere = {kind.sweep_type.split(":")[0] for kind in KINDS.values() if kind.sweep_type and kind.is_global}
        assert {arn.split(":")[2] for arn in set(swept) - set(tagged)} <= everywhere
    only = cloud.answer(
        Call(account.account_id, "us-east-1", "resourcegroupstaggingapi", "GetResources", {"ResourceTypeFilters": ["lambda:function"]})
    )
    assert {row["ResourceARN"].split(":")[2] for row in only["ResourceTagMappingList"]} == {"lambda"}


def test_large_cells_are_made_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counter()
    init = Resource.__init__

    def counting(self: Resource, world: Any, kind: Any, *rest: Any) -> None:
        made[kind.type] += 1
        init(self, world, kind, *rest)

    monkeypatch.setattr(Resource, "__init__", counting)
    cloud = Cloud(EstateOptions(big_cells={(1, "us-east-1", "AWS::EC2::Volume"): 100_000}))
    call = Call(list_accounts(cloud.options)[1].account_id, "us-east-1", "ec2", "DescribeVolumes", {"MaxResults": 500})
    reply = cloud.answer(call)
    assert len(reply["Volumes"]) == 500
    assert made["AWS::EC2::Volume"] < 1200
    assert sum(1 for *_, kind, _ in truth(cloud.options) if kind == "AWS::EC2::Volume") >= 100_000


def test_estate_of_many_accounts_and_regions() -> None:
    regions = tuple(f"us-test-{number}" for number in range(17))
    options = EstateOptions(members=9, suspended=0, regions=regions, even=True, denials=False, churn=0)
    cells = {(account, region) for account, region, _, _ in truth(options) if region != "global"}
    assert len(cells) == 10 * 17
    per_account = Counter(account for account, *_ in truth(options))
    assert max(per_account.values()) < 1.2 * min(per_account.values())


def test_a_closed_account_is_neither_listed_nor_entered() -> None:
    before, after = (EstateOptions(day=day, closures={2: 5}) for day in (4, 5))
    gone = {account.name for account in list_accounts(before)} - {account.name for account in list_accounts(after)}
    assert gone == {"payments-staging"}
    assert len({account for account, *_ in truth(before)}) == len({account for account, *_ in truth(after)}) + 1
    assert EstateOptions.from_json(json.loads(json.dumps(after.to_json()))) == after


def test_the_date_of_change_does_not_depend_on_who_asked_for_the_tags() -> None:
    world = make_world(EstateOptions(day=40))
    account = list_accounts(world.options)[1]
    plain = [resource.body for resource in world.walk("AWS::Lambda::Function", account, "us-east-1")]
    tagged_first = [resource.tags is not None and resource.body for resource in world.walk("AWS::Lambda::Function", account, "us-east-1")]
    assert plain == tagged_first


def test_only_asked_types_and_their_parents_are_there() -> None:
    options = EstateOptions(types=("AWS::Glue::Table",))
    assert {kind for _, _, kind, _ in truth(options)} == {"AWS::Glue::Table", "AWS::Glue::Database"}


def test_nothing_was_created_after_the_estates_day(readings: dict[int, Any]) -> None:
    options = EstateOptions(day=9)
    to_come = ("Expiration", "NotAfter", "EndTime")
    moments = [value for row in readings[9][1].values() for key, value in row.items() if isinstance(value, datetime) and key not in to_come]
    assert len(moments) > 500
    assert max(moments).date() <= date.fromordinal(options.first_day.toordinal() + 9)


def test_options_travel_as_json() -> None:
    options = EstateOptions(seed=3, big_cells={(1, "us-east-1", "AWS::EC2::Volume"): 5}, types=("AWS::EC2::Volume",))
    assert EstateOptions.from_json(json.loads(json.dumps(options.to_json()))) == options
    with pytest.raises(ValueError, match="sead"):
        EstateOptions.from_json({"sead": 1})


def test_a_token_that_was_never_given_is_refused() -> None:
    cloud = Cloud(EstateOptions())
    account = list_accounts(cloud.options)[1].account_id
    with pytest.raises(AwsError, match="InvalidNextToken"):
        cloud.answer(Call(account, "us-east-1", "ec2", "DescribeVolumes", {"NextToken": "abc"}))
