"""AWS Resource Explorer: identities of most types, a thousand to a call. An organization-wide view of the inventory's own account serves
all accounts; else each account's own aggregator index, else its local ones.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

from inventory_assets.catalog import aliases
from inventory_assets.catalog.types import JsonObject
from inventory_assets.collect.calls import Caller, Tally
from inventory_assets.collect.errors import CELL_ERRORS, READING_ERRORS, classify, error_code, unreadable
from inventory_assets.collect.indexes import EVERYWHERE, LookStamp, Sightings, listed

SERVICE, OPERATION = "resource-explorer-2", "ListResources"
SOURCE = f"{SERVICE}:{OPERATION}"
PAGE = 1000
#: What is answered where Resource Explorer was never turned on, or has no view to look through.
_NOT_THERE = frozenset(["ResourceNotFoundException", "UnauthorizedException"])


class Explorer:
    """Reads Resource Explorer for one account after the other. Shared by threads."""

    def __init__(self, home: Caller | None, home_region: str, view: str | None) -> None:
        """`home` calls for the inventory's own account. `view`: the ARN of an organization-wide view, where settings name one."""
        self._home, self._home_region, self._view = home, home_region, view
        self._lock = threading.Lock()
        self._is_looked_for = view is not None
        self._types: frozenset[str] | None = None

    def read(self, caller: Caller, regions: Sequence[str], stamp: LookStamp) -> Iterator[Sightings]:
        """What it says of the account; nothing where it is not turned on."""
        looks = [Sightings(SOURCE)]
        try:
            view = self._organization_view(looks[0].tally)
            if view is not None and self._home is not None:
                self._read_view(self._home, view, looks[0], stamp)
            else:
                looks = self._read_own(caller, regions, stamp)
        except CELL_ERRORS as error:
            if error_code(error) in _NOT_THERE:
                return
            looks[-1].failure = classify(error)
        except READING_ERRORS as error:
            looks[-1].failure = unreadable(OPERATION, error)
        yield from looks

    def _organization_view(self, tally: Tally) -> str | None:
        """The view that speaks of all accounts: settings', or the first of the home account whose scope is an organization."""
        if self._home is None or self._is_looked_for:
            return self._view
        with self._lock:
            if not self._is_looked_for:
                self._view = self._find_view(self._home, tally)
                self._is_looked_for = True
        return self._view

    def _find_view(self, home: Caller, tally: Tally) -> str | None:
        aggregators = home.pages(SERVICE, self._home_region, "ListIndexes", {"Type": "AGGREGATOR"}, tally)
        for index in [index for page in aggregators for index in listed(page, "Indexes", "ListIndexes")]:
            for page in home.pages(SERVICE, index["Region"], "ListViews", {}, tally):
                for arn in page.get("Views") or ():
                    view = home.call(SERVICE, index["Region"], "GetView", {"ViewArn": arn}, tally).get("View") or {}
                    if ":organization/" in str(view.get("Scope")) and not (view.get("Filters") or {}).get("FilterString"):
                        return str(arn)
        return None

    def _read_view(self, home: Caller, view: str, look: Sightings, stamp: LookStamp) -> None:
        region, account_id = view.split(":")[3], stamp.account_id
        types, covered = self._supported(home, region, look.tally), set()
        for page in home.pages(SERVICE, region, "ListIndexesForMembers", {"AccountIdList": [account_id]}, look.tally):
            covered |= {index["Region"] for index in listed(page, "Indexes", "ListIndexesForMembers")}
        asked = {"ViewArn": view, "Filters": {"FilterString": f"accountid:{account_id}"}, "MaxResults": PAGE}
        self._list(home, region, asked, look, stamp)
        _cover(look, covered, types)

    def _read_own(self, caller: Caller, regions: Sequence[str], stamp: LookStamp) -> list[Sightings]:
        first = Sightings(SOURCE)
        indexes = [
            index
            for page in caller.pages(SERVICE, self._home_region, "ListIndexes", {}, first.tally)
            for index in listed(page, "Indexes", "ListIndexes")
            if index["Region"] in regions or index["Type"] == "AGGREGATOR"
        ]
        aggregator = next((index["Region"] for index in indexes if index["Type"] == "AGGREGATOR"), None)
        if aggregator is not None:
            self._list(caller, aggregator, {"MaxResults": PAGE}, first, stamp)
            _cover(first, {index["Region"] for index in indexes}, self._supported(caller, aggregator, first.tally))
            return [first]
        looks: list[Sightings] = []
        for region in sorted(index["Region"] for index in indexes):
            look = Sightings(SOURCE, region, tally=first.tally if not looks else Tally())
            self._list(caller, region, {"MaxResults": PAGE}, look, stamp)
            look.covers = {region: self._supported(caller, region, look.tally)}
            looks.append(look)
        return looks

    def _list(self, caller: Caller, region: str, asked: JsonObject, look: Sightings, stamp: LookStamp) -> None:
        for page in caller.pages(SERVICE, region, OPERATION, asked, look.tally):
            stamp.keep(
                [
                    look.sight(str(one.get("Region") or "global"), one.get("ResourceType"), one.get("Arn"), None, stamp)
                    for one in listed(page, "Resources", OPERATION)
                ]
            )

    def _supported(self, caller: Caller, region: str, tally: Tally) -> frozenset[str]:
        """The catalog's types that are indexed, asked for once."""
        with self._lock:
            if self._types is None:
                pages = caller.pages(SERVICE, region, "ListSupportedResourceTypes", {"MaxResults": PAGE}, tally)
                named = {
                    one["ResourceType"].lower() for page in pages for one in listed(page, "ResourceTypes", "ListSupportedResourceTypes")
                }
                self._types = frozenset(aliases()[name] for name in named if name in aliases())
            return self._types


def _cover(look: Sightings, regions: set[str], types: frozenset[str]) -> None:
    """Global resources stand in a region of their own, which every index has."""
    look.region = EVERYWHERE
    look.covers = dict.fromkeys(regions | ({"global"} if regions else set()), types)
