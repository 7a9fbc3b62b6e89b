"""Listing one cell: pages, describe calls, details, rows. Which cells are listed, and what the ledger keeps of it, is `scan.py`'s."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, fields
from typing import Any

import botocore

from inventory_assets import __version__
from inventory_assets.catalog.params import BATCH, compile_params
from inventory_assets.catalog.paths import compile_path
from inventory_assets.catalog.types import SWEEP, WHOLE, Describe, Detail, JsonObject, ResourceType
from inventory_assets.collect.calls import Caller, Tally
from inventory_assets.collect.errors import CELL_ERRORS, ListingError, error_code
from inventory_assets.collect.reading import Finished, ItemError, Reader
from inventory_assets.collect.sweep import TagSweep


@dataclass
class Place:
    """Where a cell is: everything its listing needs but its type."""

    caller: Caller
    account_id: str
    partition: str
    cell_region: str  # "global" for global services
    call_region: str  # where its calls go
    sweep: TagSweep
    fan_out: ThreadPoolExecutor
    stamp: Mapping[str, Any]
    deadline: float  # time.monotonic() after which the cell is given up

    def check_deadline(self) -> None:
        """Give the cell up when its time is over."""
        if time.monotonic() > self.deadline:
            raise ListingError("Timeout", "the cell took longer than collection_settings.timeout_seconds")


@dataclass
class Costs:
    """What a cell cost and which parts could not be read."""

    tally: Tally = field(default_factory=Tally)
    detail_errors: Counter[tuple[str, str]] = field(default_factory=Counter)


@dataclass
class _Item:
    """One listed item on its way: its configuration, which region it lives in, and which parts are unknown."""

    context: dict[str, Any]
    unknown: list[str] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    errors: list[tuple[str, str]] = field(default_factory=list)
    gone: bool = False


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
        self._describe = _DescribeCall(row.describe) if row.describe else None
        self._details = tuple(_DetailCall(detail, row.service) for detail in row.details)

    def read(
        self, place: Place, parents: Iterable[JsonObject | None], costs: Costs, keep: Callable[[JsonObject], None] | None
    ) -> Iterator[Finished]:
        """The finished rows of one cell, parent by parent and page by page; raises CELL_ERRORS where the listing is incomplete.

        `parents`: the parents' configurations, or (None,) for a type without. `keep` is given each configuration before it is
        finished, for the children.
        """
        for parent in parents:
            context = {"account": place.account_id, "region": place.call_region, "partition": place.partition, "parent": parent}
            params = self._params(context | {"item": parent})
            if params is None:
                raise ListingError("MissingParameter", f"{self.row.type}: its parent lacks a value for {dict(self.row.params)}")
            for items in self._pages(place, params, parent, costs):
                place.check_deadline()
                contexts = [context | {"item": item, "region": self._home(item, place)} for item in items if self._is_ours(item, place)]
                yield from self._finish(place, contexts, costs, keep)

    def _pages(self, place: Place, params: Mapping[str, Any], parent: JsonObject | None, costs: Costs) -> Iterator[list[Any]]:
        pages = place.caller.pages(self.row.service, place.call_region, self.row.operation, params, costs.tally)
        while True:
            try:
                page = next(pages, None)
            except CELL_ERRORS as error:
                if parent is not None and error_code(error) in self.row.parent_absent:
                    return  # the parent went away after it was listed, and its children with it
                raise
            if page is None:
                return
            items = self._items(page)
            if items is None:
                if not self.row.omits_empty:
                    raise ListingError(
                        "MissingKey", f"the reply of {self.row.operation} lacks {self.row.items!r}; it has {sorted(page)[:8]}"
                    )
                items = []
            yield items

    def _is_ours(self, item: Any, place: Place) -> bool:
        """Whether the item is this cell's: not another account's (shared subnets), and wanted by the row."""
        if self._owner is not None and self._owner(item) not in (None, place.account_id):
            return False
        return self.row.where is None or self.row.where(item)

    def _home(self, item: Any, place: Place) -> str:
        """The region the item lives in."""
        if self._region is None:
            return place.cell_region if not self.row.is_global else "global"
        found = self._region(item)
        return str(found) if found else place.call_region

    def _finish(
        self, place: Place, contexts: list[dict[str, Any]], costs: Costs, keep: Callable[[JsonObject], None] | None
    ) -> Iterator[Finished]:
        items = [_Item(context) for context in contexts]
        for item in self._complete(place, items):
            costs.tally.add(item.tally)
            costs.detail_errors.update(item.errors)
            if item.gone:
                continue
            if keep is not None:
                keep(dict(item.context["item"]))
            finished = self._row(place, item, costs)
            if finished is not None:
                yield finished

    def _row(self, place: Place, item: _Item, costs: Costs) -> Finished | None:
        swept = None
        try:
            if self.row.tags == SWEEP:
                swept = place.sweep.tags_of(self.reader.uid(item.context))
                if swept is None and place.sweep.failure is not None:
                    costs.detail_errors["tags", place.sweep.failure.code] += 1
            return self.reader.finish(item.context, item.unknown, swept, place.stamp)
        except ItemError as error:
            raise ListingError(error.code, str(error)) from error

    def _complete(self, place: Place, items: list[_Item]) -> Iterable[_Item]:
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

    def _complete_group(self, place: Place, group: list[_Item]) -> list[_Item]:
        place.caller.enter()
        place.check_deadline()
        if self._describe is not None:
            self._describe.apply(self.row, place, group, self.reader)
        for item in group:
            for detail in () if item.gone else self._details:
                detail.apply(self.row, place, item)
        return group


def collector_version(row: ResourceType) -> str:
    """Changes with the package, with the row and with botocore's shapes: tells a newly collected key from a changed resource."""
    text = repr([(field.name, _plain(getattr(row, field.name))) for field in fields(row)])
    return f"{__version__}+{hashlib.sha256(text.encode()).hexdigest()[:8]}+botocore-{botocore.__version__}"


def _plain(value: Any) -> Any:
    return f"{value.__module__}.{value.__qualname__}" if callable(value) else value


class _DescribeCall:
    """The describe call of a row: puts configurations in the place of listed identifiers."""

    def __init__(self, describe: Describe) -> None:
        self._describe = describe
        self.batch = describe.batch
        self._params = compile_params(describe.params)
        self._result = compile_path(describe.result)
        self._match = compile_path(describe.match) if describe.match else None

    def apply(self, row: ResourceType, place: Place, group: list[_Item], reader: Reader) -> None:
        """Describe the group. An error makes its items wholly unknown where their id can be told without the reply, and is the
        cell's own where it cannot.
        """
        first = group[0]
        try:
            params = self._params(first.context)
            if params is None:
                raise ListingError("MissingId", f"{row.type}: a listed item lacks what {self._describe.operation} asks for")
            if self.batch:
                params = _fill_batch(params, [_identifier(item.context["item"]) for item in group])
            reply = place.caller.call(row.service, place.call_region, self._describe.operation, params, first.tally)
            self._take(group, reply)
        except CELL_ERRORS as error:
            if error_code(error) in self._describe.absent:
                for item in group:
                    item.gone = True
                return
            for item in group:
                self._leave_unknown(item, reader, error)

    def _take(self, group: list[_Item], reply: JsonObject) -> None:
        result = self._result(reply)
        if not self.batch:
            if result is None:
                raise ListingError("MissingKey", f"the reply of {self._describe.operation} lacks {self._describe.result!r}")
            self._put(group[0], result[0] if isinstance(result, list) and result else result)
            return
        assert self._match is not None
        described = {self._match(element): element for element in result or ()}
        for item in group:
            found = described.get(_identifier(item.context["item"]))
            if found is None:
                item.gone = True  # listed a moment ago, and the service no longer knows it
            else:
                self._put(item, found)

    def _put(self, item: _Item, configuration: Any) -> None:
        listed = item.context["item"]
        configuration = dict(configuration)
        if self._describe.keep_listed:
            configuration[self._describe.keep_listed] = listed
        item.context["item"] = configuration

    def _leave_unknown(self, item: _Item, reader: Reader, error: Exception) -> None:
        listed = item.context["item"]
        item.context["item"] = (dict(listed) if isinstance(listed, dict) else {}) | (
            {self._describe.keep_listed: listed} if self._describe.keep_listed else {}
        )
        try:
            reader.uid(item.context)
        except ItemError:
            raise error from None
        item.unknown.append(WHOLE)
        item.errors.append((WHOLE, error_code(error)))


class _DetailCall:
    """One detail of a row: known, known to be absent, or unknown."""

    def __init__(self, detail: Detail, service: str) -> None:
        self._detail = detail
        self._service = detail.service or service
        self._params = compile_params(detail.params)
        self._result = compile_path(detail.result)

    def apply(self, row: ResourceType, place: Place, item: _Item) -> None:
        """Make the call where the item lives and put its reply under the part's name."""
        detail, configuration = self._detail, item.context["item"]
        region = item.context["region"] if row.region else place.call_region
        try:
            params = self._params(item.context)
            if params is None:
                raise ListingError("MissingParameter", f"{row.type}: an item lacks what {detail.operation} asks for")
            if detail.paginated:
                pages = place.caller.pages(self._service, region, detail.operation, params, item.tally)
                configuration[detail.part] = [element for page in pages for element in self._result(page) or ()]
            else:
                configuration[detail.part] = self._result(place.caller.call(self._service, region, detail.operation, params, item.tally))
        except CELL_ERRORS as error:
            code = error_code(error)
            if code in detail.absent:
                configuration[detail.part] = None
            else:
                configuration.pop(detail.part, None)
                item.unknown.append(detail.part)
                item.errors.append((detail.part, code))


def _identifier(listed: Any) -> str:
    """A listed item of a batch call: the identifier itself, or the only thing a dictionary holds."""
    return str(next(iter(listed.values()))) if isinstance(listed, dict) else str(listed)


def _fill_batch(params: JsonObject, identifiers: list[str]) -> JsonObject:
    return {name: identifiers if value == BATCH else value for name, value in params.items()}
