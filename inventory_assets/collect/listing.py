"""Listing one cell: pages, items, rows. How an item is completed is `parts.py`'s; which cells are listed and what the ledger keeps
of it, `scan.py`'s.
"""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

import botocore

from inventory_assets import __version__
from inventory_assets.catalog.params import compile_params
from inventory_assets.catalog.paths import compile_path
from inventory_assets.catalog.types import SWEEP, JsonObject, ResourceType
from inventory_assets.collect.calls import Tally
from inventory_assets.collect.errors import CELL_ERRORS, ListingError, error_code
from inventory_assets.collect.metrics import MetricCalls
from inventory_assets.collect.parts import DescribeCall, DetailCall, Item, Place
from inventory_assets.collect.reading import Finished, ItemError, Reader
from inventory_assets.collect.sharing import SharedCall, SharedReply


@dataclass
class Costs:
    """What a cell cost and which parts could not be read."""

    tally: Tally = field(default_factory=Tally)
    detail_errors: Counter[tuple[str, str]] = field(default_factory=Counter)


class Listing:
    """A catalog row made ready to list cells. Shared by threads, keeps no state of a cell."""

    def __init__(self, row: ResourceType, redact: Callable[[Any], Any]) -> None:
        self.row = row
        self.reader = Reader(row, redact)
        self.version = collector_version(row)
        self._items = compile_path(row.items)
        self._params = compile_params(row.params)
        self._region = compile_path(row.region) if row.region else None
        self._owner = compile_path(row.owner) if row.owner else None
        self._left_out = compile_path(row.left_out) if row.left_out else None
        self._describe = DescribeCall(row.describe) if row.describe else None
        self._details = tuple(DetailCall(detail, row.service) for detail in row.details)
        self._shared = tuple(SharedCall(shared, row) for shared in row.shared)
        self._metrics = MetricCalls(row.metrics) if row.metrics else None

    def read(
        self, place: Place, parents: Iterable[JsonObject | None], costs: Costs, keep: Callable[[JsonObject], None] | None
    ) -> Iterator[Finished]:
        """The finished rows of one cell, parent by parent and page by page; raises CELL_ERRORS where the listing is incomplete.

        `parents`: the parents' configurations, or (None,) for a type without. `keep` is given each configuration before it is
        finished, for the children.
        """
        shared = [call.begin(place, costs.tally) for call in self._shared]
        waiting = deque(parents)
        keepers = [each for each in (keep, waiting.append if self.row.nested else None) if each is not None]
        while waiting:
            parent = waiting.popleft()
            context = {"account": place.account_id, "region": place.call_region, "partition": place.partition, "parent": parent}
            params = self._params(context | {"item": parent})
            if params is None:
                raise ListingError("MissingParameter", f"{self.row.type}: its parent lacks a value for {dict(self.row.params)}")
            for items in self._pages(place, params, parent, costs):
                place.check_deadline()
                contexts = [context | {"item": item, "region": self._home(item, place)} for item in items if self._is_ours(item, place)]
                del items
                yield from self._finish(place, contexts, costs, keepers, shared)
                del contexts

    def _pages(self, place: Place, params: Mapping[str, Any], parent: JsonObject | None, costs: Costs) -> Iterator[list[Any]]:
        pages = place.caller.pages(self.row.service, place.region_of(self.row), self.row.operation, params, costs.tally)
        is_begun = False
        while True:
            try:
                page = next(pages, None)
            except CELL_ERRORS as error:
                if parent is not None and error_code(error) in self.row.parent_absent:
                    return  # the parent went away after it was listed, and its children with it
                if error_code(error) in self.row.absent and not is_begun:
                    return
                raise  # after a first page it is no word of there being nothing
            if page is None:
                return
            is_begun = True
            if self._left_out is not None and self._left_out(page):
                raise ListingError("PartialReply", f"the reply of {self.row.operation} says of some that they could not be read")
            items = self._items(page)
            if items is None:
                if not self.row.omits_empty:
                    raise ListingError(
                        "MissingKey", f"the reply of {self.row.operation} lacks {self.row.items!r}; it has {sorted(page)[:8]}"
                    )
                items = []
            if self.row.single:
                items = [items]  # one object, which may well be empty
            del page
            yield items
            del items  # one page is forgotten before the next is read

    def _is_ours(self, item: Any, place: Place) -> bool:
        """Whether the item is this cell's: not another account's (shared subnets), and wanted by the row."""
        if self._owner is not None:
            owner = self._owner(item)
            if isinstance(owner, str) and owner.startswith("arn:"):
                owner = owner.split(":")[4]
            if owner not in (None, place.account_id):
                return False
        return self.row.where is None or self.row.where(item)

    def _home(self, item: Any, place: Place) -> str:
        """The region the item lives in."""
        if self._region is None:
            return place.cell_region if not self.row.is_global else "global"
        found = self._region(item)
        return str(found) if found else place.call_region

    def _finish(
        self, place: Place, contexts: list[dict[str, Any]], costs: Costs, keepers: list[Callable[[JsonObject], None]],
        shared: list[SharedReply],
    ) -> Iterator[Finished]:  # fmt: skip
        items = list(self._complete(place, [Item(context) for context in contexts]))
        there = [item for item in items if not item.gone]
        for reply in shared:
            for item in there:
                reply.apply(item)
        if self._metrics is not None:
            self._metrics.apply(place, there, costs.tally)
        for item in items:
            costs.tally.add(item.tally)
            costs.detail_errors.update(item.errors)
            if item.gone:
                continue
            for keep in keepers:
                keep(dict(item.context["item"]))
            finished = self._row(place, item, costs)
            if finished is not None:
                yield finished

    def _row(self, place: Place, item: Item, costs: Costs) -> Finished | None:
        swept = None
        try:
            if self.row.tags == SWEEP:
                uid = self.reader.uid(item.context)
                swept = place.sweep.tags_of(uid)
                if swept is None and (failure := place.sweep.failure_of(uid)) is not None:
                    costs.detail_errors["tags", failure.code] += 1
            return self.reader.finish(item.context, item.unknown, swept, place.stamp)
        except ItemError as error:
            raise ListingError(error.code, str(error)) from error

    def _complete(self, place: Place, items: list[Item]) -> Iterable[Item]:
        """The items with describe and detail calls made, several at once."""
        if not items or (self._describe is None and not self._details):
            return items
        if self._describe is not None and self._describe.batch:
            groups = [items[at : at + self._describe.batch] for at in range(0, len(items), self._describe.batch)]
        else:
            groups = [[item] for item in items]
        if len(groups) == 1:
            return self._complete_group(place, groups[0])
        return [item for group in place.fan_out.map(lambda group: self._complete_group(place, group), groups) for item in group]

    def _complete_group(self, place: Place, group: list[Item]) -> list[Item]:
        place.check_deadline()
        if self._describe is not None:
            self._describe.apply(self.row, place, group, self.reader)
        for item in group:
            for detail in () if item.gone else self._details:
                detail.apply(self.row, place, item)
        return group


def collector_version(row: ResourceType) -> str:
    """Changes with the package, with the row and with botocore's shapes: tells a newly collected key from a changed resource."""
    text = repr([(field.name, _plain(getattr(row, field.name))) for field in fields(row) if field.name not in _NOT_COLLECTED])
    return f"{__version__}+{hashlib.sha256(text.encode()).hexdigest()[:8]}+botocore-{botocore.__version__}"


#: What a row says of the collected, and not of the collecting.
_NOT_COLLECTED = frozenset({"edges", "aliases"})


def _plain(value: Any) -> Any:
    """A value whose text is the same in every process: functions by their names."""
    if callable(value):
        return f"{value.__module__}.{value.__qualname__}"
    if is_dataclass(value):
        return [(field.name, _plain(getattr(value, field.name))) for field in fields(value)]
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value
