"""What the tables of applications are written with: cases of a control, each a resource of its own. The cases stand in the tables."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import REGION, Situation, Status, Thing
from inventory_assets.localcloud.situations.plain import IDENTITIES

_PLACE = "eu-west-1:<account>"
#: Types that no plain table has: what makes a resource of them one.
_IDENTITIES: dict[str, JsonObject] = {
    "AWS::SageMaker::Endpoint": {
        "EndpointName": "<id>", "EndpointConfigName": "<id>-config", "EndpointArn": f"arn:aws:sagemaker:{_PLACE}:endpoint/<id>",
    },
    "AWS::SageMaker::Domain": {"DomainId": "d-<id>", "DomainName": "<id>", "DomainArn": f"arn:aws:sagemaker:{_PLACE}:domain/d-<id>"},
    "AWS::ECS::Service": {
        "serviceName": "<id>", "serviceArn": f"arn:aws:ecs:{_PLACE}:service/<id>/<id>", "clusterArn": f"arn:aws:ecs:{_PLACE}:cluster/<id>",
        "status": "ACTIVE",
    },
    "AWS::ECS::Cluster": {"clusterName": "<id>", "clusterArn": f"arn:aws:ecs:{_PLACE}:cluster/<id>", "status": "ACTIVE"},
}  # fmt: skip


def drawn(text: str) -> str:
    """An id that a text always gives."""
    return f"{zlib.crc32(text.encode()):08x}"


def named(type_name: str, identifier: str) -> JsonObject:
    """What makes a resource of a type one."""
    identity = _IDENTITIES.get(type_name) or IDENTITIES[type_name]
    return {name: value.replace("<id>", identifier) if isinstance(value, str) else value for name, value in identity.items()}


def cases(
    control: str, type_name: str, *given: tuple[str, JsonObject, Status], part: str | None = None, shared: JsonObject | None = None
) -> Iterator[Situation]:
    """Situations of one resource each; one of which `part` could not be read, and one in which the type could not be listed at all."""
    for case, members, status in given:
        yield _situation(control, type_name, case, (shared or {}) | members, status)
    if part is not None:
        yield _situation(control, type_name, "unread", shared or {}, "unknown", (part,))
    yield Situation(f"{control}: not listed", (), {control: {"account": "unknown"}}, denied=(type_name,))


def _situation(control: str, type_name: str, case: str, members: JsonObject, status: Status, unread: tuple[str, ...] = ()) -> Situation:
    identifier = drawn(f"{control} {case}")
    parent = named("AWS::ECS::Cluster", identifier) if type_name == "AWS::ECS::Service" else None
    around = (Thing("AWS::ECS::Cluster", parent),) if parent else ()
    thing = Thing(type_name, named(type_name, identifier) | members, "it", unread=unread, parent=parent)
    return Situation(f"{control}: {case}", (*around, thing), {control: {"it": status}})


def of_region(control: str, part: str, *given: tuple[str, JsonObject | None, Status]) -> Iterator[Situation]:
    """Situations of a region's setting; one in which it could not be read, and one without any of the region's settings."""
    for case, setting, status in given:
        yield Situation(f"{control}: {case}", (Thing("AWS::Account::Region", {part: setting}),), {control: {REGION: status}})
    unread = Thing("AWS::Account::Region", {}, unread=(part,))
    yield Situation(f"{control}: unread", (unread,), {control: {REGION: "unknown"}})
    yield Situation(f"{control}: not listed", (), {control: {REGION: "unknown"}}, denied=("AWS::Account::Region",))
