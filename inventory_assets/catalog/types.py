"""The words a catalog row is written in. Dataclasses only: no row, no call to a cloud and no parsing belongs here.

Paths are one small language everywhere: names joined by dots, `[]` after a name for every element of a list
(`Reservations[].Instances[]`), `@` for the item itself; where a value is read, `~` and a separator at the end give what
follows the separator's last place (`TopicArn~:`), `~^` and a separator the value less one at its front. `paths.py` reads by them.
Templates are `str.format`-like: `{account}`, `{region}`, `{partition}`, `{parent.<path>}` and `{<path>}` of the item.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from inventory_assets.catalog.documents import policy_sets
from inventory_assets.catalog.parts import EXISTS, METRICS, WHOLE, Describe, Detail, JsonObject, Metric, Shared

__all__ = [
    "EXISTS", "METRICS", "SWEEP", "UNTAGGABLE", "WHOLE", "Describe", "Detail", "Edge", "Hook", "JsonObject", "Metric", "ResourceType",
    "Shared",
]  # fmt: skip

#: A hook gets the finished configuration of one item and returns it rewritten, or None where the item is not to be stored.
Hook = Callable[[JsonObject], JsonObject | None]

#: Where tags come from: a path in the configuration, the regional Tagging API sweep, or a type that cannot carry tags.
SWEEP: Literal["sweep"] = "sweep"
UNTAGGABLE: Literal["untaggable"] = "untaggable"

#: Which end of an edge stops working without the other: "to" is needed by "from", the other way round, or neither.
Needs = Literal["to", "from", "neither"]


@dataclass(frozen=True)
class Edge:
    """A reference of a type's resources to others. The values at `path` are uids, resource ids or, with `by_name`, names of resources
    of the types `to` (of any type where there are none: then they are uids). `@` is the resource's own uid, which may hold its parent's.
    """

    relationship: str  # a verb phrase, read from → to: "in_subnet", "uses_key"
    path: str
    to: tuple[str, ...] = ()
    needs: Needs = "to"
    pattern: str | None = None  # a regular expression whose first group is the reference, every time it matches, where the value holds more
    becomes: str | None = None  # with a pattern: what of its groups (`\\1`) is put together to the reference, instead of the first
    by_name: bool = False


@dataclass(frozen=True)
class ResourceType:
    """One type of resource: how it is listed, named and read. `catalog/lint.py` holds every row to botocore's models."""

    type: str  # CloudFormation name
    plural: str  # snake_case, with the service in front: its staging model is stg_aws__<plural>
    service: str  # botocore's name
    operation: str  # the list call
    items: str  # path in the reply
    id: str  # path in the configuration, or template
    arn: str  # path in the configuration, or template: the resource_uid
    name: str | None = None  # path; where there is none the Name tag, then the id
    tags: str = UNTAGGABLE  # path, SWEEP or UNTAGGABLE; a path whose first name is a detail's part is unknown with it
    created_at: str | None = None  # path to a timestamp (text or epoch seconds)
    scope: Literal["regional", "global"] = "regional"
    region: str | None = None  # path to the region the item lives in, where it is not the cell's ("" means us-east-1)
    params: Mapping[str, Any] = field(default_factory=dict)  # fixed parameters of the list call; strings may be templates over the parent
    parent: str | None = None  # type whose every item is listed under; `{parent.…}` in params, id and arn reads its configuration
    parent_absent: tuple[str, ...] = ()  # codes that mean the parent went away meanwhile
    nested: bool = False  # every item is itself a parent, of items of the same type (units within units)
    home: str | None = None  # the one region (of partition aws) where a global service answers, where it is not the partition's first
    single: bool = False  # `items` is one object and no list: a setting of the account or region
    absent: tuple[str, ...] = ()  # codes of the list call that mean that there is nothing
    management_only: bool = False  # only the organization's management account has any
    owner: str | None = None  # path to the owner's account id or ARN; an item of another account is left to its owner's cell
    where: Callable[[JsonObject], bool] | None = None  # keeps only some listed items (raw, before describe)
    describe: Describe | None = None
    details: tuple[Detail, ...] = ()
    shared: tuple[Shared, ...] = ()
    metrics: tuple[Metric, ...] = ()
    volatile: tuple[str, ...] = ()  # paths that move by themselves: they go to observations
    sets: tuple[str, ...] = ()  # paths of lists whose order means nothing: sorted before hashing
    json_text: tuple[str, ...] = ()  # paths that hold JSON as text (plain or URL-encoded): parsed
    policies: tuple[str, ...] = ()  # paths of policy documents, as text or not: parsed, their lists sorted, and normalised by dbt
    keys: tuple[str, ...] = ()  # keys of a configuration that botocore's model has only as a map of text (an SNS topic's attributes)
    redact: tuple[str, ...] = ()  # paths whose values (every leaf below) become a keyed hash
    redact_but: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # maps whose values become one, but those of these keys
    plain: tuple[str, ...] = ()  # paths that botocore calls sensitive and that are no secrets: names, addresses of one's own
    edges: tuple[Edge, ...] = ()  # references to other resources
    stored: bool = True  # False: listed only to feed its children (Lambda layers), never stored
    omits_empty: bool = False  # the service leaves the list key out when there is nothing; elsewhere that is an error
    left_out: str | None = None  # path in the reply of what could not be read: with anything there the listing is no listing
    disabled_codes: tuple[str, ...] = ()  # error codes that mean the service is not enabled here
    disabled_messages: tuple[str, ...] = ()  # parts of messages that mean it, where the code is that of a denial
    unsupported_codes: tuple[str, ...] = ()
    hook: Hook | None = None
    adds: Mapping[str, Any] = field(default_factory=dict)  # keys that the hook adds → a sample: text, a list or an object of these
    aliases: tuple[str, ...] = ()  # what people type and other systems emit

    @property
    def is_global(self) -> bool:
        return self.scope == "global"

    def called_in(self, partition: str, region: str) -> str:
        """The region that answers for what is in `region`: the service's home, where it has one."""
        return self.home if self.home and partition == "aws" else region

    @property
    def texts(self) -> tuple[str, ...]:
        """Paths that are parsed where they hold text."""
        return self.json_text + self.policies

    @property
    def sorted_lists(self) -> tuple[str, ...]:
        """Paths of all lists whose order means nothing, those of policy documents included."""
        return self.sets + tuple(path for policy in self.policies for path in policy_sets(policy))

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of what is read besides the listing, each known or unknown by itself."""
        return tuple(detail.part for detail in self.details) + tuple(shared.part for shared in self.shared)
