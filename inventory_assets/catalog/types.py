"""The words a catalog row is written in. Dataclasses only: no row, no call to a cloud and no parsing belongs here.

Paths are one small language everywhere: names joined by dots, `[]` after a name for every element of a list
(`Reservations[].Instances[]`), `@` for the item itself; where a value is read, `~` and a separator at the end give what
follows the separator's last place (`TopicArn~:`). `paths.py` reads and rewrites by them.
Templates are `str.format`-like: `{account}`, `{region}`, `{partition}`, `{parent.<path>}` and `{<path>}` of the item.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

JsonObject = dict[str, Any]
#: A hook gets the finished configuration of one item and returns it rewritten, or None where the item is not to be stored.
Hook = Callable[[JsonObject], JsonObject | None]

#: Where tags come from: a path in the configuration, the regional Tagging API sweep, or a type that cannot carry tags.
SWEEP: Literal["sweep"] = "sweep"
UNTAGGABLE: Literal["untaggable"] = "untaggable"

#: `unknown_fields` entry meaning that the describe call failed, so the whole configuration but the details is unknown.
WHOLE = "*"


@dataclass(frozen=True)
class Describe:
    """Turns listed names into configurations, where the list call returns identifiers only.

    The reply replaces the listed item: `result` is the path of one object (or of a list, when `batch` > 0, whose elements
    are matched to the listed ones by `match`). A code in `absent` means that the item went away after it was listed.
    """

    operation: str
    params: Mapping[str, Any]  # API parameter → template over the listed item, or a literal that is not a string
    result: str
    batch: int = 0  # > 0: so many listed items per call; the parameter whose template is "{[]}" takes the list of ids
    match: str | None = None  # batch only: path in a described element that equals the listed id
    keep_listed: str | None = None  # put the listed item under this key, where the reply lacks something of it
    absent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Detail:
    """One more call per item; its reply is one part of the configuration, known or unknown as a whole."""

    part: str  # the key it stands under in the configuration, and its name in unknown_fields
    operation: str
    params: Mapping[str, Any]  # API parameter → template over the item, or a literal that is not a string
    result: str = "@"  # path in the reply, ResponseMetadata left out
    absent: tuple[str, ...] = ()  # error codes that mean "there is none": the part is null and known
    paginated: bool = False  # the reply comes in pages: all are read and `result` is a list
    service: str | None = None  # where it is not the type's own


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
    owner: str | None = None  # path to the owner's account id; an item of another account is left to its owner's cell
    where: Callable[[JsonObject], bool] | None = None  # keeps only some listed items (raw, before describe)
    describe: Describe | None = None
    details: tuple[Detail, ...] = ()
    volatile: tuple[str, ...] = ()  # paths that move by themselves: they go to observations
    sets: tuple[str, ...] = ()  # paths of lists whose order means nothing: sorted before hashing
    json_text: tuple[str, ...] = ()  # paths that hold JSON as text (plain or URL-encoded): parsed
    redact: tuple[str, ...] = ()  # paths whose values (every leaf below) become a keyed hash
    stored: bool = True  # False: listed only to feed its children (Lambda layers), never stored
    omits_empty: bool = False  # the service leaves the list key out when there is nothing; elsewhere that is an error
    disabled_codes: tuple[str, ...] = ()  # error codes that mean the service is not enabled here
    unsupported_codes: tuple[str, ...] = ()
    hook: Hook | None = None
    aliases: tuple[str, ...] = ()  # what people type and other systems emit

    @property
    def is_global(self) -> bool:
        return self.scope == "global"
