"""CloudTrail's write events: what was made, changed and taken away, by whom and when. An event's time is real: a day of the estate that
began while its cloud was served has the time of that, every earlier one that of the estate's calendar.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers
from inventory_assets.localcloud.estate.ec2 import INSTANCE
from inventory_assets.localcloud.estate.interfaces import EIP
from inventory_assets.localcloud.estate.network import ENDPOINT
from inventory_assets.localcloud.estate.paging import page, sequence
from inventory_assets.localcloud.estate.resources import Resource
from inventory_assets.localcloud.estate.s3 import BUCKET, region_of
from inventory_assets.localcloud.estate.world import GLOBAL, World

KEPT = timedelta(days=90)
#: An ARN's service → the event source, where these differ.
_SOURCES = {"catalog": "servicecatalog", "cloudwatch": "monitoring"}
_NAMES = {
    (INSTANCE, "Create"): "RunInstances",
    (INSTANCE, "Delete"): "TerminateInstances",
    (EIP, "Create"): "AllocateAddress",
    (EIP, "Update"): "AssociateAddress",
    (EIP, "Delete"): "ReleaseAddress",
    (ENDPOINT, "Create"): "CreateVpcEndpoint",
    (ENDPOINT, "Update"): "ModifyVpcEndpoint",
    (ENDPOINT, "Delete"): "DeleteVpcEndpoints",
}
_PEOPLE = ("amara", "bjorn", "chen", "dolores")

_Event = tuple[datetime, JsonObject]
_known: dict[tuple[int, str, str], list[_Event]] = {}


def _home(r: Resource) -> str:
    """The region whose CloudTrail has the event."""
    if r.region != GLOBAL:
        return r.region
    return region_of(r) if r.kind.type == BUCKET else r.world.options.regions[0]


def _moment(r: Resource, day: int) -> datetime:
    """When something that is first seen on the day happened."""
    began = sorted((number, datetime.fromisoformat(text)) for number, text in r.world.options.moments.items())
    later = [(number, moment) for number, moment in began if number >= day]
    if not later or day <= 0:
        return r.at(day, f"event {day}")
    number, until = later[0]
    before = [moment for other, moment in began if other < number]
    gap = min(timedelta(seconds=60), (until - before[-1]) / 2 if before else timedelta(seconds=60))
    return until - gap * r.chance.ratio(f"event {day}")


def _principal(r: Resource, verb: str) -> JsonObject:
    """Most of what happens is done by a pipeline, some by people."""
    if r.maybe(f"{verb} by hand", 0.3):
        name = r.pick(f"{verb} by", _PEOPLE)
        arn = f"arn:aws:sts::{r.account_id}:assumed-role/AWSReservedSSO_Developer/{name}@meridian.example"
    else:
        arn = f"arn:aws:sts::{r.account_id}:assumed-role/deploy-role/pipeline"
    return {"type": "AssumedRole", "arn": arn, "accountId": r.account_id}


def _event(r: Resource, verb: str, day: int) -> _Event:
    when = _moment(r, day)
    source = r.arn.split(":")[2] if r.arn.startswith("arn:") else ("iam" if r.region == GLOBAL else "ec2")
    thing = r.kind.type.rpartition("::")[2]
    name, who = _NAMES.get((r.kind.type, verb), f"{verb}{thing}"), _principal(r, verb)
    record = {"eventVersion": "1.11", "userIdentity": who, "eventName": name, "awsRegion": _home(r), "readOnly": False}
    return when, {
        "EventId": f"{r.chance.hex(f'{verb} {day}', 8)}-{r.chance.hex(f'{verb} {day} id', 24)}",
        "EventName": name,
        "ReadOnly": "false",
        "EventTime": when,
        "EventSource": f"{_SOURCES.get(source, source)}.amazonaws.com",
        "Username": who["arn"].rpartition("/")[2],
        "Resources": [{"ResourceType": r.kind.type, "ResourceName": r.id}],
        "CloudTrailEvent": json.dumps(record),
    }


def _events_of(r: Resource) -> Iterator[_Event]:
    """Its making, its last change and its end, as far as they have come."""
    world, today = r.world, r.world.options.day
    if r.born > today:
        return
    yield _event(r, "Create", r.born)
    end = world.death(r)
    if end is not None and end <= today:
        yield _event(r, "Delete", end)
    elif r.turned_on is not None:
        yield _event(r, "Update", r.turned_on)


def _all_events(world: World, account: Account, region: str) -> list[_Event]:
    """Everything of a region that CloudTrail may still have, the newest first; made once a day."""
    key = (id(world), account.account_id, region)
    if key not in _known:
        if len(_known) > 256:
            _known.clear()
        found = [event for r in _resources(world, account, region) for event in _events_of(r)]
        _known[key] = sorted(found, key=lambda event: (event[0], event[1]["EventId"]), reverse=True)
    return _known[key]


def _utc(moment: Any) -> datetime:
    """The router reads timestamps without their zone."""
    found: datetime = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return found


def _resources(world: World, account: Account, region: str) -> Iterator[Resource]:
    """Everything that ever was in the region, and the global things whose events it keeps."""
    if not world.options.churn:
        return
    for kind in world.kinds.values():
        if kind.single or not kind.is_resource:
            continue
        for number in range(world.size(account, GLOBAL if kind.is_global else region, kind)[1]):
            resource = world.resource(kind, account, GLOBAL if kind.is_global else region, number)
            if _home(resource) == region:
                yield resource


@answers("cloudtrail", "LookupEvents")
def lookup_events(world: World, account: Account, call: Call) -> JsonObject:
    now = datetime.now(UTC)
    until = _utc(call.params.get("EndTime") or now)
    since = max(_utc(call.params.get("StartTime") or now - KEPT), now - KEPT)
    found = [event for when, event in _all_events(world, account, call.region) if since <= when <= until]
    return page(call, sequence(found), lambda event: event, 50)
