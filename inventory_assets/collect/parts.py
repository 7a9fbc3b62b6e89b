"""One item's way from what is listed to its configuration: where the cell is, the describe call and the details. Paging and rows are
`listing.py`'s.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from inventory_assets.catalog.params import BATCH, compile_params
from inventory_assets.catalog.paths import compile_path
from inventory_assets.catalog.types import WHOLE, Describe, Detail, JsonObject, ResourceType
from inventory_assets.collect.calls import Caller, Tally
from inventory_assets.collect.errors import CELL_ERRORS, ListingError, error_code
from inventory_assets.collect.reading import ItemError, Reader
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

    def region_of(self, row: ResourceType) -> str:
        """Where the row's own calls go."""
        return row.called_in(self.partition, self.call_region)

    def check_deadline(self) -> None:
        """Give the cell up when its time is over."""
        if time.monotonic() > self.deadline:
            raise ListingError("Timeout", "the cell took longer than collection_settings.timeout_seconds")


@dataclass
class Item:
    """One listed item on its way: its configuration, which region it lives in, and which parts are unknown."""

    context: dict[str, Any]
    unknown: list[str] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    errors: list[tuple[str, str]] = field(default_factory=list)
    gone: bool = False

    def leave_unknown(self, part: str, code: str) -> None:
        """The part could not be read: it is not there, and says so."""
        self.context["item"].pop(part, None)
        self.unknown.append(part)
        self.errors.append((part, code))


class DescribeCall:
    """The describe call of a row: puts configurations in the place of listed identifiers."""

    def __init__(self, describe: Describe) -> None:
        self._describe = describe
        self.batch = describe.batch
        self._params = compile_params(describe.params)
        self._result = compile_path(describe.result)
        self._match = compile_path(describe.match) if describe.match else None

    def apply(self, row: ResourceType, place: Place, group: list[Item], reader: Reader) -> None:
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
            reply = place.caller.call(row.service, place.region_of(row), self._describe.operation, params, first.tally)
            self._take(group, reply, reader)
        except CELL_ERRORS as error:
            if error_code(error) in self._describe.absent:
                for item in group:
                    item.gone = True
                return
            for item in group:
                self._leave_unknown(item, reader, error)

    def _take(self, group: list[Item], reply: JsonObject, reader: Reader) -> None:
        result = self._result(reply)
        if result is None or (self.batch and not isinstance(result, list)):
            raise ListingError("MissingKey", f"the reply of {self._describe.operation} lacks {self._describe.result!r}")
        if not self.batch:
            self._put(group[0], result[0] if isinstance(result, list) and result else result)
            return
        assert self._match is not None
        described = {self._match(element): element for element in result}
        for item in group:
            found = described.get(_identifier(item.context["item"]))
            if found is None:  # the listing says that it exists; silence about it is no proof of the contrary
                self._leave_unknown(item, reader, ListingError("NotDescribed", f"the reply of {self._describe.operation} leaves it out"))
            else:
                self._put(item, found)

    def _put(self, item: Item, configuration: Any) -> None:
        listed = item.context["item"]
        configuration = dict(configuration)
        if self._describe.keep_listed:
            configuration[self._describe.keep_listed] = listed
        item.context["item"] = configuration

    def _leave_unknown(self, item: Item, reader: Reader, error: Exception) -> None:
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


class DetailCall:
    """One detail of a row: known, known to be absent, or unknown."""

    def __init__(self, detail: Detail, service: str) -> None:
        self._detail, self._service = detail, detail.service or service
        self._params = compile_params(detail.params)
        self._result = compile_path(detail.result)
        self._each = compile_path(detail.each) if detail.each else None

    def apply(self, row: ResourceType, place: Place, item: Item) -> None:
        """Make the call where the item lives and put its reply under the part's name."""
        detail, configuration = self._detail, item.context["item"]
        if detail.when is not None and WHOLE not in item.unknown and not detail.when(configuration):
            configuration[detail.part] = None
            return
        try:
            configuration[detail.part] = self._ask(row, place, item) if self._each is None else self._ask_each(row, place, item)
        except CELL_ERRORS as error:
            code = error_code(error)
            if code in detail.absent:
                configuration[detail.part] = None
            else:
                item.leave_unknown(detail.part, code)

    def _ask_each(self, row: ResourceType, place: Place, item: Item) -> list[JsonObject]:
        assert self._each is not None
        assert self._detail.each is not None
        values = self._each(item.context["item"])
        if values is None:  # what they are read from is unknown itself, or there is none
            part = self._detail.each.partition("[")[0].partition(".")[0]
            if part in item.unknown or (WHOLE in item.unknown and part not in item.context["item"]):
                raise ListingError("NotRead", f"{self._detail.each} could not be read")
            return []
        return [{self._detail.each_key: value} | self._ask(row, place, item, each=value) for value in values]

    def _ask(self, row: ResourceType, place: Place, item: Item, **more: Any) -> Any:
        detail = self._detail
        region = item.context["region"] if row.region else place.region_of(row)
        params = self._params(item.context | more)
        if params is None:
            raise ListingError("MissingParameter", f"{row.type}: an item lacks what {detail.operation} asks for")
        if detail.paginated:
            pages = place.caller.pages(self._service, region, detail.operation, params, item.tally)
            return [element for page in pages for element in self._read(page) or ()]
        return self._read(place.caller.call(self._service, region, detail.operation, params, item.tally))

    def _read(self, reply: JsonObject) -> Any:
        """The part in a reply; a reply without it says nothing, but of a service that leaves out what is empty."""
        found = self._result(reply)
        if found is None and not self._detail.omits_empty:
            raise ListingError("MissingKey", f"the reply of {self._detail.operation} lacks {self._detail.result!r}")
        return found


def _identifier(listed: Any) -> str:
    """A listed item of a batch call: the identifier itself, or the only thing a dictionary holds."""
    return str(next(iter(listed.values()))) if isinstance(listed, dict) else str(listed)


def _fill_batch(params: JsonObject, identifiers: list[str]) -> JsonObject:
    return {name: identifiers if value == BATCH else value for name, value in params.items()}
