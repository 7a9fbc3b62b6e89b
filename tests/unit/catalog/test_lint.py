"""The lint catches what it is there for: each planted mistake is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inventory_assets.catalog import AWS_TYPES, rows_of
from inventory_assets.catalog.lint import page_tokens, problems
from inventory_assets.catalog.types import Describe, Detail, Edge, Metric


def _row(name):
    return rows_of(f"AWS::{name}")[0]


BUCKET, ROLE, VOLUME = _row("S3::Bucket"), _row("IAM::Role"), _row("EC2::Volume")
TABLE, QUEUE, RULE, KEY = _row("DynamoDB::Table"), _row("SQS::Queue"), _row("Events::Rule"), _row("KMS::Key")
CLUSTER = _row("ECS::Cluster")
ACCOUNT, USER, SNAPSHOT, FUNCTION = _row("Account::Account"), _row("IAM::User"), _row("EC2::Snapshot"), _row("Lambda::Function")
UNIT, HUB, VERSION = _row("Organizations::OrganizationalUnit"), _row("SecurityHub::Hub"), _row("Lambda::LayerVersion")
DOMAIN = _row("OpenSearchService::Domain")

METRIC = Metric("Size", "AWS/S3", "BucketSizeBytes", "Average", {"BucketName": "{BucketName}"})


def _shared(row, **changes):
    return replace(row.shared[0], **changes)


#: Mistakes in what a row says of its items: `lint.py`'s.
OF_ITEMS = {
    "service": (replace(VOLUME, service="ec3"), "there is no service 'ec3'"),
    "operation": (replace(VOLUME, operation="DescribeVolume"), "no operation 'DescribeVolume'"),
    "items": (replace(VOLUME, items="Volume[]"), "has no 'Volume'"),
    "items are no list": (replace(KEY, items="NextMarker"), "not a list"),
    "unknown parameter": (replace(VOLUME, params={"MaxItems": 5}), "MaxItems"),
    "parameter of another type": (replace(VOLUME, params={"MaxResults": "5"}), "MaxResults"),
    "required parameter": (replace(RULE, operation="ListTargetsByRule", items="Targets[]", params={}), "EventBusName|Rule"),
    "value of an enumeration": (replace(ROLE, params={"Filter": ["Roles"]}), "no value 'Roles'"),
    "too great a value": (replace(ROLE, params={"MaxItems": 5000}), "at most 1000"),
    "id": (replace(VOLUME, id="VolumeID"), "id 'VolumeID'"),
    "id is a structure": (replace(VOLUME, id="Operator"), "id 'Operator' is a structure"),
    "id in a list": (replace(VOLUME, id="Attachments[].VolumeId"), "gives a list"),
    "arn template": (replace(VOLUME, arn="arn:{partition}:x:{VolumeID}"), "arn: 'VolumeID'"),
    "arn template unclosed": (replace(VOLUME, arn="arn:{partition"), "not closed"),
    "name": (replace(VOLUME, name="Name"), "name 'Name'"),
    "created": (replace(VOLUME, created_at="Attachments"), "created_at 'Attachments'"),
    "tags": (replace(VOLUME, tags="TagSet"), "tags 'TagSet'"),
    "tags of another shape": (replace(VOLUME, tags="Attachments"), "neither a list of pairs nor a map"),
    "owner": (replace(VOLUME, owner="Owner"), "owner 'Owner'"),
    "region": (replace(BUCKET, region="Region"), "region 'Region'"),
    "volatile": (replace(VOLUME, volatile=("LastUsed",)), "volatile 'LastUsed'"),
    "volatile list elements": (replace(VOLUME, volatile=("Attachments[]",)), "only a named value"),
    "sets": (replace(VOLUME, sets=("Attachment",)), "sets 'Attachment'"),
    "sets are no list": (replace(VOLUME, sets=("Operator",)), "not a list"),
    "sets under volatile": (replace(VOLUME, sets=("Attachments",), volatile=("Attachments",)), "under a volatile path"),
    "sets twice": (replace(VOLUME, sets=("Attachments", "Attachments")), "stands twice"),
    "redact": (replace(VOLUME, redact=("UserData",)), "redact 'UserData'"),
    "json text": (replace(VOLUME, json_text=("Attachments",)), "not text"),
    "json text missing": (replace(VOLUME, json_text=("Policy",)), "has no 'Policy'"),
    "detail operation": (replace(VOLUME, details=(Detail("Attribute", "GetVolume", {}),)), "no operation 'GetVolume'"),
    "detail parameter": (
        replace(VOLUME, details=(Detail("Attribute", "DescribeVolumeAttribute", {"Volume": "{VolumeId}"}),)),
        "Volume",
    ),
    "detail placeholder": (
        replace(VOLUME, details=(Detail("A", "DescribeVolumeAttribute", {"VolumeId": "{Id}", "Attribute": "productCodes"}),)),
        "'Id'",
    ),
    "detail result": (replace(BUCKET, details=(replace(BUCKET.details[0], result="Rules"), *BUCKET.details[1:])), "result of"),
    "detail in pages": (replace(KEY, details=(replace(KEY.details[2], paginated=False),)), "comes in pages"),
    "detail result is no list": (replace(KEY, details=(replace(KEY.details[1], paginated=True),)), "not a list"),
    "detail error code": (replace(KEY, details=(replace(KEY.details[0], absent=("NoSuchKey",)),)), "no error 'NoSuchKey'"),
    "detail over a member": (replace(KEY, details=(*KEY.details, replace(KEY.details[0], part="Arn"))), "overwrite"),
    "detail twice": (replace(KEY, details=(*KEY.details, KEY.details[0])), "stands twice"),
    "describe operation": (replace(TABLE, describe=Describe("GetTable", {}, "Table")), "no operation 'GetTable'"),
    "describe result": (replace(TABLE, describe=replace(TABLE.describe, result="Tables")), "has no 'Tables'"),
    "describe keeps nothing of names": (replace(TABLE, describe=replace(TABLE.describe, keep_listed=None)), "keep_listed"),
    "describe error code": (replace(TABLE, describe=replace(TABLE.describe, absent=("Gone",))), "no error 'Gone'"),
    "batch without match": (replace(CLUSTER, describe=replace(CLUSTER.describe, match=None)), "come together"),
    "batch match": (replace(CLUSTER, describe=replace(CLUSTER.describe, match="arn")), "'clusters[].arn'"),
    "parent": (replace(RULE, parent="AWS::Events::Bus"), "is no row"),
    "parent's path": (replace(RULE, params={"EventBusName": "{parent.BusName}"}), "'BusName'"),
    "placeholder without a parent": (replace(VOLUME, id="{parent.Name}"), "the row has none"),
    "list parameters read no item": (replace(RULE, params={"EventBusName": "{Name}"}), "there is none yet"),
    "plural": (replace(VOLUME, plural="volumes"), "begins with ec2_"),
    "plural of another": (replace(VOLUME, plural="ec2_instances"), "AWS::EC2::Instance's"),
    "type name": (replace(VOLUME, type="ec2:volume"), "not a CloudFormation name"),
    "alias of another": (replace(VOLUME, aliases=("VPC",)), "AWS::EC2::VPC's"),
    "single items": (replace(VOLUME, single=True, items="Volumes"), "is no object"),
    "policies": (replace(BUCKET, policies=("Policies",)), "has no 'Policies'"),
    "policies are no text": (replace(VOLUME, policies=("Attachments",)), "policies 'Attachments' is a list, not text"),
    "policies twice": (replace(BUCKET, policies=("Policy", "Policy")), "policies 'Policy' stands twice"),
    "detail over the kept item": (
        replace(DOMAIN, details=(Detail("DomainName", "ListTags", {"ARN": "{ARN}"}),)),
        "'DomainName' would overwrite",
    ),
    "shared part over a member": (replace(SNAPSHOT, shared=(replace(SNAPSHOT.shared[0], part="State"),)), "'State' would overwrite"),
    "shared part of a detail's name": (replace(USER, shared=(replace(USER.shared[0], part="MFADevices"),)), "'MFADevices' stands twice"),
    "each value of a detail": (replace(USER, details=(*USER.details[:-1], replace(USER.details[-1], each="Keys[].Id"))), "has no 'Keys'"),
    "placeholder in a describe call": (
        replace(TABLE, describe=replace(TABLE.describe, params={"TableName": "{Name}"})),
        "params of DescribeTable",
    ),
    "placeholder in a shared call": (
        replace(SNAPSHOT, shared=(_shared(SNAPSHOT, params={"OwnerIds": ["{OwnerId}"]}),)),
        "there is none yet",
    ),
    "placeholder that shares out": (replace(SNAPSHOT, shared=(_shared(SNAPSHOT, to="{Snapshot}"),)), "to of Public"),
    "placeholder in a dimension": (replace(BUCKET, metrics=(METRIC,)), "dimensions of Size: 'BucketName'"),
    "placeholder over its own kind": (replace(UNIT, params={"ParentId": "{parent.Path}", "MaxResults": 5}), "'Path'"),
    "placeholder that is no path": (replace(VOLUME, arn="arn:{partition}:{Volume Id}"), "not a path: 'Volume Id'"),
}
#: Mistakes in its calls: `lint_calls.py`'s.
OF_CALLS = {
    "parameters of a call that takes none": (replace(ACCOUNT, params={"MaxItems": 5}), "takes no parameters"),
    "pages that nobody can turn": (
        replace(VOLUME, details=(Detail("Usage", "UpdateUsage", {}, "items", paginated=True, service="apigateway"),)),
        "nothing says how it is paged",
    ),
    "describe in pages": (
        replace(TABLE, describe=Describe("ListTagsOfResource", {"ResourceArn": "x" * 20}, "@", keep_listed="T")),
        "in pages",
    ),
    "batch of what is no identifier": (
        replace(VOLUME, describe=Describe("DescribeVolumes", {"VolumeIds": "{[]}"}, "Volumes", batch=10, match="VolumeId")),
        "the listed items are none",
    ),
    "absent parent": (
        replace(VERSION, parent_absent=("NoSuchLayer",)),
        "parent_absent of ListLayerVersions: there is no error 'NoSuchLayer'",
    ),
    "absent list": (replace(HUB, absent=("NoSuchHub",)), "absent of DescribeHub: there is no error 'NoSuchHub'"),
    "shared operation": (replace(SNAPSHOT, shared=(_shared(SNAPSHOT, operation="ListSnapshots"),)), "no operation 'ListSnapshots'"),
    "shared preparation": (replace(USER, shared=(_shared(USER, prepare="MakeReport"),)), "no operation 'MakeReport'"),
    "shared elements": (replace(SNAPSHOT, shared=(_shared(SNAPSHOT, elements="NextToken"),)), "not a list"),
    "shared match": (replace(SNAPSHOT, shared=(_shared(SNAPSHOT, match="Id"),)), "has no 'Id'"),
    "shared match is no plain value": (replace(SNAPSHOT, shared=(_shared(SNAPSHOT, match="Tags"),)), "match 'Tags' is no plain value"),
    "shared value": (replace(SNAPSHOT, shared=(_shared(SNAPSHOT, value="Publicity"),)), "has no 'Publicity'"),
    "shared report without fields": (replace(SNAPSHOT, shared=(_shared(SNAPSHOT, read=list),)), "has no 'SnapshotId'"),
    "shared fields without a report": (replace(SNAPSHOT, shared=(_shared(SNAPSHOT, fields=("a",)),)), "read and fields come together"),
    "shared parameter": (replace(SNAPSHOT, shared=(_shared(SNAPSHOT, params={"Owner": "self"}),)), "Owner"),
    "shared error code": (
        replace(USER, shared=(_shared(USER, absent=("NoReport",)),)),
        "absent of CredentialReport of GetCredentialReport",
    ),
    "shared report in pages": (
        replace(SNAPSHOT, shared=(_shared(SNAPSHOT, read=list, fields=("SnapshotId",)),)),
        "comes in pages and is read as one reply",
    ),
}


def _edges(*edges):
    return replace(VOLUME, edges=edges)


AT = Edge("attached_to", "Attachments[].InstanceId", ("AWS::EC2::Instance",))
#: Mistakes in what it says of values: `lint_values.py`'s.
OF_VALUES = {
    "sensitive value": (replace(FUNCTION, redact=()), "'Environment.Variables' is sensitive by its service's model"),
    "sensitive value in another's shadow": (replace(FUNCTION, redact=("Environment.Error",)), "'Environment.Variables' is sensitive"),
    "plain": (replace(VOLUME, plain=("Comment",)), "plain 'Comment'"),
    "relationship": (_edges(replace(AT, relationship="attachedTo")), "snake_case"),
    "edge twice": (_edges(AT, replace(AT, to=())), "edge attached_to of 'Attachments[].InstanceId' stands twice"),
    "edge to no type": (_edges(replace(AT, to=("AWS::EC2::Instances",))), "there is no type 'AWS::EC2::Instances'"),
    "edge to what is not stored": (_edges(replace(AT, to=("AWS::Lambda::Layer",))), "there is no type 'AWS::Lambda::Layer'"),
    "name of any type": (_edges(replace(AT, to=(), by_name=True)), "within one type"),
    "name of two types": (_edges(replace(AT, to=("AWS::EC2::Instance", "AWS::EC2::Volume"), by_name=True)), "within one type"),
    "pattern without a group": (_edges(replace(AT, pattern="i-.*")), "exactly one group"),
    "pattern of two groups": (_edges(replace(AT, pattern="(i)-(.*)")), "exactly one group"),
    "edge to itself": (_edges(replace(AT, path="@")), "refers to itself"),
    "edge's path": (_edges(replace(AT, path="Attachments[].Instance")), "has no 'Instance'"),
    "edge of no text": (_edges(replace(AT, path="Attachments[]")), "is a structure, not text"),
    "edge under a volatile path": (replace(_edges(AT), volatile=("Attachments",)), "which the configuration has not"),
}
PLANTED = OF_ITEMS | OF_CALLS | OF_VALUES


@pytest.mark.parametrize("planted", sorted(PLANTED))
def test_planted_mistakes_are_named(planted):
    row, expected = PLANTED[planted]
    rows = tuple(row if other.type == row.type and other.scope == row.scope else other for other in AWS_TYPES)
    found = " / ".join(problems(row, rows))
    assert any(part in found for part in expected.split("|")), found or "nothing was found"


def test_every_mistake_has_a_name_of_its_own():
    assert len(PLANTED) == len(OF_ITEMS) + len(OF_CALLS) + len(OF_VALUES)


def test_a_row_that_stands_twice():
    again = replace(VOLUME)
    assert any("stands twice" in problem for problem in problems(again, (*AWS_TYPES, again)))


def test_other_errors_of_s3_are_not_judged():
    details = (*BUCKET.details[:-1], replace(BUCKET.details[-1], absent=("SomethingUndocumented",)))
    row = replace(BUCKET, details=details)
    assert problems(row, [row if other is BUCKET else other for other in AWS_TYPES]) == []


@pytest.mark.parametrize(
    ("service", "operation", "tokens"),
    [
        ("wafv2", "ListWebACLs", ("NextMarker", "NextMarker")),
        ("events", "ListEventBuses", ("NextToken", "NextToken")),
        ("lambda", "ListFunctions", ("Marker", "NextMarker")),
        ("rds", "DescribeDBInstances", ("Marker", "Marker")),
        ("apigateway", "GetRestApis", ("position", "position")),
        ("dynamodb", "ListTables", ("ExclusiveStartTableName", "LastEvaluatedTableName")),
        ("cloudfront", "ListFunctions", ("Marker", "FunctionList.NextMarker")),
        ("s3", "GetBucketPolicy", None),
        ("sts", "GetCallerIdentity", None),
    ],
)
def test_page_tokens(service, operation, tokens):
    assert page_tokens(service, operation) == tokens
