"""The words for what is asked of a resource besides its listing: describe calls, details, shared replies, metrics. No row is here, and
nothing is called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

JsonObject = dict[str, Any]

#: `unknown_fields` entry meaning that the describe call failed, so the whole configuration but the details is unknown.
WHOLE = "*"
#: A shared reply's `value` that says whether there is an element for the item: the part is true or false.
EXISTS = "?"
#: The part that metrics stand under, among the observations.
METRICS = "Metrics"


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
    omits_empty: bool = False  # the service leaves the result out when there is nothing; elsewhere that is an error
    when: Callable[[JsonObject], bool] | None = None  # asked only of these items; of the others the part is null and known
    each: str | None = None  # one call for every value at this path (`Keys[].Id`), which is `{each}` in params; see `each_key`

    @property
    def each_key(self) -> str:
        """With `each` the part is a list of replies, and under this key each has the value that it was asked for."""
        assert self.each is not None
        return self.each.rpartition(".")[2].removesuffix("[]")


@dataclass(frozen=True)
class Shared:
    """One listing for a whole cell that is shared out among its items: a part that would else cost a call for each of them."""

    part: str
    operation: str
    elements: str  # path of the list in the reply
    match: str  # path in an element …
    to: str  # … that equals this path or template of the item
    params: Mapping[str, Any] = field(default_factory=dict)
    value: str = "@"  # path in an element that becomes the part, or EXISTS
    many: bool = False  # the part is the list of all elements that match, [] for none; else the first of them, null for none
    service: str | None = None
    absent: tuple[str, ...] = ()  # error codes that mean that there are no elements
    prepare: str | None = None  # an operation that is repeated until its reply's State is COMPLETE, before the listing
    read: Callable[[JsonObject], Iterable[JsonObject]] | None = None  # the elements of a reply that is no list (a CSV report) …
    fields: tuple[str, ...] = ()  # … and their keys, all of them text


@dataclass(frozen=True)
class Metric:
    """A CloudWatch metric of an item: its latest value goes to the observations, as `Metrics.<name>`; null where there is none."""

    name: str
    namespace: str
    metric: str
    statistic: str
    dimensions: Mapping[str, str]  # templates over the item
    period_seconds: int = 86_400
    window_days: int = 3  # S3's daily metrics come up to two days late
