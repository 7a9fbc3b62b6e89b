"""Listings that serve a whole cell: read once, shared out among its items. What each part means is said by the catalog."""

from __future__ import annotations

import time
from collections import defaultdict
from typing import Any

from inventory_assets.catalog.params import compile_params, compile_value
from inventory_assets.catalog.paths import compile_path
from inventory_assets.catalog.types import EXISTS, JsonObject, ResourceType, Shared
from inventory_assets.collect.calls import Tally
from inventory_assets.collect.errors import CELL_ERRORS, READING_ERRORS, ListingError, error_code, unreadable
from inventory_assets.collect.parts import Item, Place

COMPLETE = "COMPLETE"
#: A credential report is made within seconds; beyond this it is unknown for this time.
PREPARE_ATTEMPTS, PREPARE_SECONDS = 15, 2.0


class SharedCall:
    """One shared listing of a row, compiled. Keeps nothing of a cell."""

    def __init__(self, shared: Shared, row: ResourceType) -> None:
        self._shared, self._row, self._service = shared, row, shared.service or row.service
        self._params = compile_params(shared.params)
        self._elements, self._match, self._to = compile_path(shared.elements), compile_path(shared.match), compile_value(shared.to)
        self._value = compile_path(shared.value) if shared.value != EXISTS else None

    def begin(self, place: Place, tally: Tally) -> SharedReply:
        """The listing of one cell; it is made when an item first asks for it."""
        return SharedReply(self, place, tally)

    def read(self, place: Place, tally: Tally) -> dict[Any, list[Any]]:
        """What the elements have for an item, by what they match; raises CELL_ERRORS."""
        region, params = place.region_of(self._row), self._params({"account": place.account_id, "region": place.call_region})
        if params is None:
            raise ListingError("MissingParameter", f"{self._row.type}: nothing fills the parameters of {self._shared.operation}")
        if self._shared.prepare is not None:
            self._wait(place, region, tally)
        found: dict[Any, list[Any]] = defaultdict(list)
        for page in place.caller.pages(self._service, region, self._shared.operation, params, tally):
            for element in self._read_page(page):
                found[self._match(element)].append(True if self._value is None else self._value(element))
        return dict(found)

    def _read_page(self, page: JsonObject) -> Any:
        if self._shared.read is not None:
            return self._shared.read(page)
        elements = self._elements(page)
        if elements is None:
            raise ListingError("MissingKey", f"the reply of {self._shared.operation} lacks {self._shared.elements!r}")
        return elements

    def _wait(self, place: Place, region: str, tally: Tally) -> None:
        """Ask for the reply to be made until it is."""
        assert self._shared.prepare is not None
        for attempt in range(PREPARE_ATTEMPTS):
            if attempt:
                time.sleep(PREPARE_SECONDS)
            if place.caller.call(self._service, region, self._shared.prepare, {}, tally).get("State") == COMPLETE:
                return
        raise ListingError("NotReady", f"{self._shared.prepare} did not end within {PREPARE_ATTEMPTS * PREPARE_SECONDS:.0f} s")

    def give(self, found: dict[Any, list[Any]], item: Item) -> None:
        """Put the item's part into its configuration; it stays unknown where nothing tells which elements are the item's."""
        name = self._to(item.context)
        if name is None:
            item.leave_unknown(self._shared.part, "MissingParameter")
            return
        values = found.get(name, [])
        if self._value is None:
            part: Any = bool(values)
        elif self._shared.many:
            part = values
        else:
            part = values[0] if values else None
        item.context["item"][self._shared.part] = part

    @property
    def absent(self) -> tuple[str, ...]:
        return self._shared.absent

    @property
    def part(self) -> str:
        return self._shared.part


class SharedReply:
    """The shared listing of one cell: read at most once, by the thread that lists the cell."""

    def __init__(self, call: SharedCall, place: Place, tally: Tally) -> None:
        self._call, self._place, self._tally = call, place, tally
        self._found: dict[Any, list[Any]] | None = None
        self._error: str | None = None

    def apply(self, item: Item) -> None:
        """Give the item its part, or leave it unknown."""
        if self._found is None and self._error is None:
            self._read()
        if self._found is None:
            item.leave_unknown(self._call.part, self._error or "Unknown")
        else:
            self._call.give(self._found, item)

    def _read(self) -> None:
        try:
            self._found = self._call.read(self._place, self._tally)
        except CELL_ERRORS as error:
            code = error_code(error)
            if code in self._call.absent:
                self._found = {}
            else:
                self._error = code
        except READING_ERRORS as error:  # a report that is none is no matter of the listing
            self._error = unreadable(self._call.part, error).code
