"""Laboratory accounts answer what the catalog asks: every type as the ordinary estate has it comes back as it was put in, and what is
unread or denied is so and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache, partial
from itertools import islice
from typing import Any

import pytest
from row_reader import RowReader

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.catalog.paths import compile_path
from inventory_assets.catalog.types import EXISTS, ResourceType
from inventory_assets.localcloud.call import AwsError, Call
from inventory_assets.localcloud.cloud import Cloud
from inventory_assets.localcloud.estate.accounts import list_accounts
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.situations.model import REGION, Situation, Thing
from inventory_assets.localcloud.situations.packing import pack
from inventory_assets.localcloud.situations.placing import SETTINGS
from inventory_assets.localcloud.situations.serving import LaboratoryAccount, moment_of

BUCKET, DENIED = "AWS::S3::Bucket", "AccessDenied|UnauthorizedOperation"
#: What every account has one of.
ALWAYS_THERE = {*SETTINGS, "AWS::Glue::DataCatalogEncryptionSettings", "AWS::Organizations::Root"}
ORDINARY = EstateOptions(members=0, suspended=0, regions=("us-east-1", REGION), even=True, scale=0.3, churn=0, denials=False)
HOME = list_accounts(ORDINARY)[0]
Answer = Callable[[str, str, str, dict[str, Any]], dict[str, Any]]


@cache
def ordinary() -> Cloud:
    return Cloud(ORDINARY)


def laboratory(*things: Thing, denied: tuple[str, ...] = ()) -> Answer:
    """An account that has these things, and may not be asked for these types."""
    (packed,) = pack([Situation("some things", things, {}, denied)])
    account = LaboratoryAccount(replace(HOME, is_alone=True), packed, moment_of(ORDINARY))

    def answer(region: str, service: str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        return account.answer(ordinary().world, Call(HOME.account_id, region, service, operation, params))

    return answer


def real(region: str, service: str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
    return ordinary().answer(Call(HOME.account_id, region, service, operation, params))


def read_by(row: ResourceType, answer: Answer) -> dict[str, dict[str, Any]]:
    return {uid: configuration for uid, _, configuration in RowReader(answer, HOME.account_id, AWS_TYPES).read(row, REGION)}


def things_of(row: ResourceType) -> list[Thing]:
    """Two of a type, as the ordinary estate has them."""
    reader, where = RowReader(real, HOME.account_id, AWS_TYPES), (row.home or "us-east-1") if row.is_global else REGION
    found = []
    for parent in reader._parents(row, REGION):
        context = {"account": HOME.account_id, "region": where, "partition": "aws", "parent": parent}
        for _, _, configuration in islice(reader._read(row, where, context), 2):
            finish_parts(row, configuration)
            found.append(Thing(row.type, configuration, region="global" if row.is_global else REGION, parent=parent))
    return found[:2]


def finish_parts(row: ResourceType, configuration: dict[str, Any]) -> None:
    """Say of each of several replies what it was asked for, and of a part that says yes or no just that, as the collector does."""
    for shared in row.shared:
        if shared.value == EXISTS:
            configuration[shared.part] = bool(configuration[shared.part])
    for detail in row.details:
        if detail.each is not None:
            values = compile_path(detail.each)(configuration) or []
            replies = zip(values, configuration[detail.part], strict=True)
            configuration[detail.part] = [{detail.each_key: value} | (reply or {}) for value, reply in replies]


@pytest.mark.parametrize("row", AWS_TYPES, ids=lambda row: f"{row.type}-{row.scope}")
def test_every_type_comes_back_as_it_was_put_in(row: ResourceType) -> None:
    things = things_of(row)
    assert things
    found = read_by(row, laboratory(*things))
    for configuration in found.values():
        finish_parts(row, configuration)
    assert len(found) == len(things)
    assert [one for one in found.values() if one not in [thing.configuration for thing in things]] == []


def is_asked(row: ResourceType, part: str, thing: Thing) -> bool:
    """Whether a call is made for the part of this thing."""
    for detail in row.details:
        if detail.part == part:
            is_meant = detail.when is None or detail.when(thing.configuration)
            return is_meant and (detail.each is None or bool(compile_path(detail.each)(thing.configuration)))
    return True


@pytest.mark.parametrize("row", [row for row in AWS_TYPES if row.parts], ids=lambda row: f"{row.type}-{row.scope}")
def test_an_unread_part_is_denied_and_the_others_are_not(row: ResourceType) -> None:
    first, *others = things_of(row)
    for part in filter(lambda part: is_asked(row, part, first), row.parts):
        answer = laboratory(replace(first, unread=(part,)), *others)
        if part in {shared.part for shared in row.shared}:
            with pytest.raises(AwsError, match=DENIED):
                read_by(row, answer)
            continue
        reader = RowReader(answer, HOME.account_id, AWS_TYPES)
        found = [configuration for _, _, configuration in reader.read(row, REGION)]
        dependent = {detail.part for detail in row.details if detail.each and detail.each.startswith(f"{part}[")}
        assert {(of, name) for of, name, _ in reader.errors} == {(row.type, part)}
        for configuration in found:
            finish_parts(row, configuration)
        kept = first.configuration.keys() - {part} - dependent
        assert any(all(one.get(name) == first.configuration[name] for name in kept) for one in found), part
        assert all(one.configuration in found for one in others), part


@pytest.mark.parametrize("row", [row for row in AWS_TYPES if row.stored], ids=lambda row: f"{row.type}-{row.scope}")
def test_a_denied_type_is_denied_even_where_nothing_is(row: ResourceType) -> None:
    answer = laboratory(denied=(row.type,))
    with pytest.raises(AwsError, match=DENIED):
        read_by(row, answer)


@pytest.mark.parametrize("row", AWS_TYPES, ids=lambda row: f"{row.type}-{row.scope}")
def test_of_a_type_without_things_there_is_nothing(row: ResourceType) -> None:
    if row.disabled_messages:
        with pytest.raises(AwsError, match=row.disabled_messages[0]):
            read_by(row, laboratory())
        return
    found = read_by(row, laboratory())
    assert len(found) == (row.type in ALWAYS_THERE)


def test_what_is_none_is_absent_in_the_service_s_own_words() -> None:
    answer = laboratory(Thing(BUCKET, {"Name": "bare", "Policy": None}))
    with pytest.raises(AwsError, match="NoSuchBucketPolicy"):
        answer(REGION, "s3", "GetBucketPolicy", {"Bucket": "bare"})
    assert answer("us-east-1", "s3", "ListBuckets", {}) == {"Buckets": [{"Name": "bare", "BucketRegion": REGION}]}


def test_documents_are_text_as_the_service_writes_it() -> None:
    policy = {"Version": "2012-10-17", "Statement": []}
    role = Thing("AWS::IAM::Role", {"RoleName": "r", "Arn": "arn:aws:iam::<account>:role/r", "AssumeRolePolicyDocument": policy})
    answer = laboratory(Thing(BUCKET, {"Name": "b", "Policy": policy}), role)
    assert json.loads(answer(REGION, "s3", "GetBucketPolicy", {"Bucket": "b"})["Policy"]) == policy
    (found,) = answer("us-east-1", "iam", "GetAccountAuthorizationDetails", {"Filter": ["Role"]})["RoleDetailList"]
    assert found["AssumeRolePolicyDocument"].startswith("%7B")
    assert answer("us-east-1", "iam", "GetAccountAuthorizationDetails", {"Filter": ["User"]})["UserDetailList"] == []


def test_moments_are_of_the_estate_s_day_and_things_live_in_their_region() -> None:
    answer = laboratory(Thing("AWS::EC2::Volume", {"VolumeId": "vol-1", "CreateTime": "<3 days ago>"}))
    (volume,) = answer(REGION, "ec2", "DescribeVolumes", {})["Volumes"]
    assert volume["CreateTime"] == moment_of(ORDINARY) - timedelta(days=3)
    assert answer("us-east-1", "ec2", "DescribeVolumes", {})["Volumes"] == []
    assert [region["RegionName"] for region in answer("us-east-1", "ec2", "DescribeRegions", {})["Regions"]] == [REGION]


def test_tags_come_from_the_tagging_api_where_the_row_reads_them_there() -> None:
    queue = Thing("AWS::Logs::LogGroup", {"logGroupName": "/app"}, tags={"Owner": "payments"})
    answer = laboratory(queue)
    arn = f"arn:aws:logs:{REGION}:{HOME.account_id}:log-group:/app"
    tagged = [{"ResourceARN": arn, "Tags": [{"Key": "Owner", "Value": "payments"}]}]
    asked = partial(answer, service="resourcegroupstaggingapi", operation="GetResources")
    assert asked(REGION, params={"ResourceTypeFilters": ["logs"]})["ResourceTagMappingList"] == tagged
    assert asked(REGION, params={"ResourceTypeFilters": ["sqs"]})["ResourceTagMappingList"] == []
    assert asked("us-east-1", params={})["ResourceTagMappingList"] == []


def test_what_is_listed_under_a_parent_has_one() -> None:
    rule = Thing("AWS::ElasticLoadBalancingV2::ListenerRule", {"RuleArn": "arn:aws:elasticloadbalancing:::listener-rule/app/web/1/2/3"})
    row = next(row for row in AWS_TYPES if row.type == rule.type)
    assert list(read_by(row, laboratory(rule))) == [rule.configuration["RuleArn"]]


def test_an_organization_has_one_root_and_the_account_alone() -> None:
    answer = laboratory()
    accounts = answer("us-east-1", "organizations", "ListAccounts", {})["Accounts"]
    (root,) = answer("us-east-1", "organizations", "ListRoots", {})["Roots"]
    assert [(account["Id"], account["Arn"].split(":")[4]) for account in accounts] == [(HOME.account_id, HOME.account_id)]
    assert root["Id"]
    with pytest.raises(AwsError, match="AWSOrganizationsNotInUseException"):
        answer("us-east-1", "organizations", "DescribeOrganization", {})


def test_what_no_row_asks_is_answered_by_an_account_that_has_nothing() -> None:
    answer = laboratory()
    assert answer("us-east-1", "resource-explorer-2", "ListResources", {})["Resources"] == []
    with pytest.raises(AwsError, match="UnknownOperationException"):
        answer("us-east-1", "ec2", "RunInstances", {})
