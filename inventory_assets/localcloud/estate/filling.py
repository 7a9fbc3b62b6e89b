"""Bodies made from botocore's output shapes: every member has a value that suits its name, so that a kind only says what it cares about.

What members are called decides what stands in them: ids and ARNs of the network, keys, roles and buckets are those of the account's own
resources; what a model calls sensitive, and what sounds like it, holds a planted secret. Kinds do not belong here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from inventory_assets.catalog.shapes import operation_model, resolve
from inventory_assets.localcloud.call import AwsError, JsonObject
from inventory_assets.localcloud.estate.naming import WORDS
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.tagging import as_list

if TYPE_CHECKING:
    from inventory_assets.localcloud.estate.resources import Resource

Fill = Callable[["Resource", str], Any]  # the resource, and the path so far (by which chance is drawn)
Changes = Callable[["Resource"], JsonObject]

DEEPEST = 8  # members below this are left out; replies of real services are hardly ever deeper
MOVING_SHARE = 0.03  # of the resources change a flag or a choice now and then
_CALM = (
    "active",
    "available",
    "enabled",
    "inservice",
    "in-service",
    "completed",
    "complete",
    "running",
    "succeeded",
    "issued",
    "ok",
    "online",
)
_STATE = re.compile(r"(state|status|lifecycle|phase|health)$", re.IGNORECASE)
_SECRET = re.compile(
    r"password|secret$|secretstring|authtoken|accesstoken|privatekey|userdata|presharedkey|customerconfig|connectionstring", re.IGNORECASE
)

#: Member names → the account's resource they refer to: its type, and whether by ARN. The first that fits counts.
_REFERENCES: tuple[tuple[str, str, bool], ...] = (
    (r"vpcids?$", "AWS::EC2::VPC", False),
    (r"subnet(id|ids|identifier|s)?$", "AWS::EC2::Subnet", False),
    (r"(securitygroups?|securitygroupids?|vpcsecuritygroupids?|vpcsecuritygroups|groupid)$", "AWS::EC2::SecurityGroup", False),
    (r"(kms|encryption)[a-z]*(key|keyid|keyarn)$|^keyarn$|cmkarn$", "AWS::KMS::Key", True),
    (r"role(arn)?$|executionrolearn$|^servicerole$|iamrole(arn)?$|permissionarn$", "AWS::IAM::Role", True),
    (r"(topicarns?|snstopic(arn)?)$", "AWS::SNS::Topic", True),
    (r"(bucket|bucketname|s3bucket|s3bucketname)$", "AWS::S3::Bucket", False),
    (r"bucketarn$", "AWS::S3::Bucket", True),
    (r"(lambda|lambdaarn|functionarn|lambdafunctionarn)$", "AWS::Lambda::Function", True),
    (r"queuearn$", "AWS::SQS::Queue", True),
    (r"loggroupname$", "AWS::Logs::LogGroup", False),
    (r"(loggroup|loggrouparn)$", "AWS::Logs::LogGroup", True),
)


def filled(
    service: str, operation: str, path: str = "@", changes: Changes | None = None, *, without: tuple[str, ...] = ()
) -> Callable[[Resource], Any]:
    """A function that makes the object at `path` of an operation's reply: filled, then changed by what `changes` says.

    Objects of `changes` are laid over, lists and values put in the place of what was filled; None takes a member away.
    `without` names members that a real reply has only now and then.
    """

    def build(r: Resource) -> Any:
        value = _filler(service, operation, path)(r, "")
        if isinstance(value, dict):
            for name in without:
                value.pop(name, None)
            if changes is not None:
                value = laid_over(value, changes(r))
        return value

    return build


def or_absent(name: str, share: float, fill: Changes, code: str, message: str = "There is none.", status: int = 404) -> Changes:
    """A function that fills for this share of the resources, by the named chance, and answers the others that there is nothing."""

    def show(r: Resource) -> JsonObject:
        if not r.maybe(name, share):
            raise AwsError(code, message, status)
        return fill(r)

    return show


def laid_over(value: JsonObject, changes: JsonObject) -> JsonObject:
    """The value with the changes in it; None removes a member."""
    merged = dict(value)
    for name, change in changes.items():
        if change is None:
            merged.pop(name, None)
        elif isinstance(change, dict) and isinstance(merged.get(name), dict):
            merged[name] = laid_over(merged[name], change)
        else:
            merged[name] = change
    return merged


def cut(service: str, operation: str, path: str) -> Callable[[Resource], Any]:
    """A function that shows of a resource's body what the operation's reply has at `path`: a listing's summary of what is described."""

    def show(r: Resource) -> Any:
        shape = resolve(operation_model(service, operation).output_shape, path)
        return _cut(shape, r.body)

    return show


def _cut(shape: Any, value: Any) -> Any:
    if shape.type_name == "structure" and isinstance(value, dict):
        return {name: _cut(shape.members[name], inner) for name, inner in value.items() if name in shape.members}
    if shape.type_name == "list" and isinstance(value, list):
        return [_cut(shape.member, inner) for inner in value]
    return value


@cache
def _filler(service: str, operation: str, path: str) -> Fill:
    shape = resolve(operation_model(service, operation).output_shape, path)
    return _compile(shape, path.rpartition(".")[2], 0, ())


def _compile(shape: Any, name: str, depth: int, above: tuple[str, ...]) -> Fill:
    """A function that fills a value of the shape which stands under the name."""
    match shape.type_name:
        case "structure":
            return _structure(shape, depth, above)
        case "list":
            return _list(shape, name, depth, above)
        case "map":
            value = _compile(shape.value, name, depth + 1, above)
            key = (shape.key.enum or [None])[0] if shape.key.type_name == "string" else None
            return lambda r, path: {key or r.pick(f"{path}.key", WORDS): value(r, f"{path}.value")}
        case "boolean":
            return lambda r, path: r.moving(path, (True, False), MOVING_SHARE) if depth == 1 else r.maybe(path, 0.5)
        case "timestamp":
            return _moment(name)
        case "integer" | "long":
            return _whole_number(name)
        case "double" | "float":
            return lambda r, path: round(1 + 99 * r.chance.ratio(path), 2)
        case "blob":
            return lambda r, path: r.chance.hex(path, 16).encode()
    return _text(shape, name, depth)


def _structure(shape: Any, depth: int, above: tuple[str, ...]) -> Fill:
    if depth >= DEEPEST or shape.name in above or getattr(shape, "is_document_type", False):
        return lambda _r, _path: {}
    inside = (*above, shape.name)
    members = [(name, _compile(member, name, depth + 1, inside)) for name, member in shape.members.items()]
    if getattr(shape, "is_tagged_union", False):
        members = members[:1]  # exactly one member of a union is ever there
    return lambda r, path: {name: fill(r, f"{path}.{name}" if path else name) for name, fill in members}


def _list(shape: Any, name: str, depth: int, above: tuple[str, ...]) -> Fill:
    if shape.member.type_name == "structure" and (depth + 1 >= DEEPEST or shape.member.name in above):
        return lambda _r, _path: []
    if name.lower() in ("tags", "taglist", "tagset") and shape.member.type_name == "structure":
        keys = sorted(shape.member.members)
        key, value = (next((k for k in keys if k.lower().endswith(end)), keys[0]) for end in ("key", "value"))
        return lambda r, _: as_list(r.tags, key, value)
    singular = name if shape.member.type_name == "structure" else name.removesuffix("List").removesuffix("Set")
    fill = _compile(shape.member, singular, depth + 1, above)
    return lambda r, path: [fill(r, f"{path}[]")]


def _moment(name: str) -> Fill:
    if re.search(r"modif|updat|chang|last", name, re.IGNORECASE):
        return lambda r, _: r.modified
    return lambda r, _: r.created


def _whole_number(name: str) -> Fill:
    lowered = name.lower()
    if lowered.endswith("port"):
        return lambda r, path: r.pick(path, (443, 5432, 6379, 8080))
    if lowered.endswith(("percent", "percentage")):
        return lambda r, path: 10 * (1 + r.chance.below(path, 9))
    return lambda r, path: 1 + r.chance.below(path, 60)


def _text(shape: Any, name: str, depth: int) -> Fill:
    if shape.enum:
        return _choice(list(shape.enum), name, depth)
    if shape.metadata.get("sensitive") or _SECRET.search(name):
        return lambda r, path: f"{PLANTED_SECRET_MARKER}-{r.chance.hex(path, 8)}"
    lowered = name.lower()
    for pattern, type_name, by_arn in _REFERENCES:
        if re.search(pattern, lowered):
            return _reference(type_name, by_arn)
    return _plain_text(name, lowered)


def _choice(options: list[str], name: str, depth: int) -> Fill:
    if _STATE.search(name):
        calm = [option for option in options if option.lower().replace("_", "") in _CALM]
        return lambda _r, _path: (calm or options)[0]
    return lambda r, path: r.moving(path, options, MOVING_SHARE) if depth == 1 else r.pick(path, options)


def _reference(type_name: str, by_arn: bool) -> Fill:
    def fill(r: Resource, path: str) -> str:
        if type_name not in r.world.kinds:
            return f"{type_name.rpartition('::')[2].lower()}-{r.chance.hex(path, 8)}"
        found = r.other(type_name, r.chance.below(path, 1000), _region(r))
        return found.arn if by_arn else found.id

    return fill


def _plain_text(name: str, lowered: str) -> Fill:
    """Text that looks like what its name says."""
    if lowered.endswith("arn"):
        thing = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name[:-3]).lower().strip("-") or "thing"
        return lambda r, path: (
            f"arn:aws:{_service_of(r)}:{r.region if r.region != 'global' else ''}:{r.account_id}:{thing}/{r.chance.hex(path, 12)}"
        )
    if re.search(r"[a-z]At$", name):
        return lambda r, _: _iso(r.created)
    for pattern, fill in _PLAIN:
        if re.search(pattern, lowered):
            return fill
    return lambda r, path: f"{r.pick(path, WORDS)}-{r.chance.hex(path, 4)}"


def _region(r: Resource) -> str:
    return r.region if r.region in r.world.options.regions else r.world.options.regions[0]


def _policy(r: Resource, path: str) -> str:
    statement = {"Sid": r.chance.hex(path, 6), "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def _service_of(r: Resource) -> str:
    return r.kind.type.split("::")[1].lower()


def _iso(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


#: Names in lower case → what stands there. The first that fits counts.
_PLAIN: tuple[tuple[str, Fill], ...] = (
    (r"^(accountid|ownerid|owneraccount|owner|awsaccountid|registryid|catalogid)$", lambda r, _: r.account_id),
    (r"region$", lambda r, _: _region(r)),
    (r"availabilityzones?$", lambda r, path: f"{_region(r)}{'abc'[r.chance.below(path, 3)]}"),
    (r"ur[li]$", lambda r, path: f"https://{r.chance.hex(path, 8)}.meridian.example/"),
    (r"(endpoint|domain|domainname|dnsname|hostname|fqdn)$", lambda r, path: f"{r.chance.hex(path, 8)}.{r.region}.meridian.example"),
    (r"email", lambda _r, _path: "cloud@meridian.example"),
    (r"cidr", lambda r, path: f"10.{r.chance.below(path, 200)}.0.0/16"),
    (r"(ip|ipaddress|address)$", lambda r, path: f"10.{r.chance.below(path + 'a', 200)}.{r.chance.below(path + 'b', 250)}.7"),
    (r"(policy|policydocument|policytext)$", _policy),
    (r"description$", lambda r, path: f"{r.pick(path, WORDS)} of {r.account.name}"),
    (r"version$", lambda r, path: str(1 + r.chance.below(path, 9))),
    (r"(date|time|timestamp)$", lambda r, _: _iso(r.created)),
    (r"id$", lambda r, path: f"id-{r.chance.hex(path, 12)}"),
)
