"""Resource Explorer and AWS Config as indexes: which resources there are, by their own names for types. An organization-wide view of the
management account sees every account; one account's index lags a day behind. An aggregator has every other account.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import ORGANIZATION_ID, Account, management_account
from inventory_assets.localcloud.estate.answers import answers
from inventory_assets.localcloud.estate.audit import RECORDER
from inventory_assets.localcloud.estate.paging import page, sequence
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET, region_of
from inventory_assets.localcloud.estate.world import GLOBAL, World

LAGGING = "sandbox"  # its index is of yesterday
_RECORDED = ("AWS::EC2::", "AWS::S3::", "AWS::IAM::", "AWS::Lambda::", "AWS::RDS::", "AWS::SQS::", "AWS::SNS::", "AWS::DynamoDB::")


def _view_arn(world: World) -> str:
    home = world.options.regions[0]
    return f"arn:aws:resource-explorer-2:{home}:{management_account(world.options).account_id}:view/organization/4b1e2a70"


def _kinds(world: World) -> list[Kind]:
    """The kinds that Resource Explorer indexes."""
    return [kind for kind in world.kinds.values() if kind.sweep_type is not None and kind.is_resource]


def _place(r: Resource) -> str:
    return region_of(r) if r.kind.type == BUCKET else r.region


def _indexed(world: World, account: Account, region: str | None = None) -> list[Resource]:
    """What the index has of an account, in a fixed order; in one region, or in all."""
    then = world.on_day(world.options.day - 1) if account.name == LAGGING and world.options.day else world
    found = []
    for kind in _kinds(then):
        for cell in (GLOBAL,) if kind.is_global else then.options.regions:
            found += [r for r in then.walk(kind.key, account, cell) if region in (None, _place(r))]
    return found


def _shown(r: Resource) -> JsonObject:
    return {
        "Arn": r.arn,
        "OwningAccountId": r.account_id,
        "Region": _place(r),
        "ResourceType": r.kind.sweep_type,
        "Service": str(r.kind.sweep_type).split(":")[0],
        "LastReportedAt": r.world.resource(r.kind, r.account, r.region, r.number).today,
        "Properties": [],
    }


@answers("resource-explorer-2", "ListIndexes")
def list_indexes(world: World, account: Account, call: Call) -> JsonObject:
    """An aggregator in the home region and local indexes elsewhere."""
    asked = call.params.get("Type")
    rows = [
        {
            "Region": region,
            "Arn": f"arn:aws:resource-explorer-2:{region}:{account.account_id}:index/1",
            "Type": "LOCAL" if number else "AGGREGATOR",
        }
        for number, region in enumerate(world.options.regions)
    ]
    return page(call, sequence([row for row in rows if asked in (None, row["Type"])]), lambda row: row, 100, "Indexes")


@answers("resource-explorer-2", "ListIndexesForMembers")
def list_member_indexes(world: World, account: Account, call: Call) -> JsonObject:  # noqa: ARG001 - the signature of all answers
    rows = [
        {"AccountId": member, "Region": region, "Arn": f"arn:aws:resource-explorer-2:{region}:{member}:index/1", "Type": "LOCAL"}
        for member in call.params.get("AccountIdList") or ()
        for region in world.options.regions
    ]
    return page(call, sequence(rows), lambda row: row, 10, "Indexes")


@answers("resource-explorer-2", "ListViews")
def list_views(world: World, account: Account, call: Call) -> JsonObject:
    views = [_view_arn(world)] if account.is_management else []
    return page(call, sequence(views), lambda view: view, 50, "Views")


@answers("resource-explorer-2", "GetDefaultView")
def get_default_view(world: World, account: Account, call: Call) -> JsonObject:  # noqa: ARG001 - the signature of all answers
    return {"ViewArn": _own_view_arn(account, call.region)}


def _own_view_arn(account: Account, region: str) -> str:
    return f"arn:aws:resource-explorer-2:{region}:{account.account_id}:view/everything/1"


@answers("resource-explorer-2", "GetView")
def get_view(world: World, account: Account, call: Call) -> JsonObject:
    arn = str(call.params.get("ViewArn"))
    if arn == _own_view_arn(account, call.region):
        scope = f"arn:aws:iam::{account.account_id}:root"
        return {"View": {"ViewArn": arn, "Owner": account.account_id, "Scope": scope, "Filters": {"FilterString": ""}}, "Tags": {}}
    if not account.is_management or arn != _view_arn(world):
        raise AwsError("ResourceNotFoundException", "The view does not exist", 404)
    scope = f"arn:aws:organizations::{account.account_id}:organization/{ORGANIZATION_ID}"
    return {"View": {"ViewArn": arn, "Owner": account.account_id, "Scope": scope, "Filters": {"FilterString": ""}}, "Tags": {}}


@answers("resource-explorer-2", "ListSupportedResourceTypes")
def list_supported(world: World, account: Account, call: Call) -> JsonObject:  # noqa: ARG001 - the signature of all answers
    names = sorted({str(kind.sweep_type) for kind in _kinds(world)} | {"memorydb:subnetgroup", "ssm:association"})
    rows = [{"Service": name.split(":")[0], "ResourceType": name} for name in names]
    return page(call, sequence(rows), lambda row: row, 1000, "ResourceTypes")


@answers("resource-explorer-2", "ListResources")
def list_resources(world: World, account: Account, call: Call) -> JsonObject:
    view = call.params.get("ViewArn")
    if view is not None and not (account.is_management and view == _view_arn(world)):
        raise AwsError("UnauthorizedException", "The view is not yours", 401)
    asked = re.search(r"accountid:(\d{12})", str((call.params.get("Filters") or {}).get("FilterString", "")))
    about = world.accounts.get(asked[1]) if asked else account
    found = _indexed(world, about) if about is not None and about.status == "ACTIVE" else []
    return page(call, sequence(found), _shown, 100, "Resources") | {"ViewArn": view or _view_arn(world)}


def _recorded(world: World, account: Account, region: str) -> Iterator[Resource]:
    """What the region's recorder has, if it has one that records."""
    recorder = next(world.walk(RECORDER, account, region), None)
    group = recorder.body["recordingGroup"] if recorder is not None else {}
    for kind in world.kinds.values():
        wanted = kind.type in group.get("resourceTypes", ()) or (group.get("allSupported") and kind.type.startswith(_RECORDED))
        if not wanted or kind.variant or not kind.is_resource or (kind.is_global and kind.type != BUCKET):
            continue
        for r in world.walk(kind.key, account, region):
            if _place(r) == region:
                yield r


def _configured(r: Resource) -> str:
    item = {"resourceId": r.id, "resourceType": r.kind.type, "arn": r.arn, "awsRegion": _place(r), "accountId": r.account_id}
    return json.dumps(item)


@answers("config", "SelectResourceConfig")
def select_resources(world: World, account: Account, call: Call) -> JsonObject:
    found = list(_recorded(world, account, call.region))
    return page(call, sequence(found), _configured, 100, "Results")


@answers("config", "SelectAggregateResourceConfig")
def select_aggregate(world: World, account: Account, call: Call) -> JsonObject:  # noqa: ARG001 - the signature of all answers
    asked = re.search(r"accountId = '(\d{12})'", str(call.params.get("Expression")))
    about = world.accounts.get(asked[1]) if asked else None
    is_in = about is not None and about.status == "ACTIVE" and about.number % 2 == 0
    found = [r for region in world.options.regions for r in _recorded(world, about, region)] if about is not None and is_in else []
    return page(call, sequence(found), _configured, 100, "Results")
