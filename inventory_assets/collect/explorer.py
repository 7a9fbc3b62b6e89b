"""AWS Resource Explorer: identities of most types, a thousand to a call. An organization-wide view of the inventory's own account serves
all accounts; else each account's own aggregator index, else its local ones.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial

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

#: A look, and what reads it.
_Reading = tuple[Sightings, Callable[[], object]]


class Explorer:
    """Reads Resource Explorer for one account after the other. Shared by threads."""

    def __init__(self, home: Caller | None, home_region: str, view: str | None) -> None:
        """`home` calls for the inventory's own account. `view`: the ARN of an organization-wide view, where settings name one."""
        self._home, self._home_region, self._view = home, home_region, view
        self._lock = threading.Lock()
        self._is_looked_for = view is not None
        self._types: frozenset[str] | None = None

    def read(self, caller: Caller, regions: Sequence[str], stamp: LookStamp) -> Iterator[Sightings]:
        """What it says of the account, nothing where it is not turned on. A look is given when its rows are kept, and none of the next."""
        first, readings = Sightings(SOURCE), list[_Reading]()
        if not _attempt(first, lambda: readings.extend(self._readings(caller, regions, first, stamp))):
            return
        if first.failure is not None:
            yield first
        for look, read in readings:
            if _attempt(look, read):
                yield look

    def _readings(self, caller: Caller, regions: Sequence[str], first: Sightings, stamp: LookStamp) -> list[_Reading]:
        """The looks that are to be made, the first of which bears the cost of finding them."""
        view = self._organization_view(first.tally)
        if view is not None and self._home is not None:
            return [(first, partial(self._read_view, self._home, view, first, stamp))]
        pages = caller.pages(SERVICE, self._home_region, "ListIndexes", {}, first.tally)
        indexes = [index for page in pages for index in listed(page, "Indexes", "ListIndexes")]
        aggregator = next((index["Region"] for index in indexes if index["Type"] == "AGGREGATOR"), None)
        indexed = sorted(index["Region"] for index in indexes if index["Region"] in regions)
        if aggregator is not None:
            return [(first, partial(self._read_aggregator, caller, aggregator, {aggregator, *indexed}, first, stamp))]
        looks = [Sightings(SOURCE, region, tally=Tally() if number else first.tally) for number, region in enumerate(indexed)]
        return [(look, partial(self._read_local, caller, look, stamp)) for look in looks]

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

    def _read_aggregator(self, caller: Caller, region: str, indexed: set[str], look: Sightings, stamp: LookStamp) -> None:
        self._list(caller, region, {"MaxResults": PAGE}, look, stamp)
        _cover(look, indexed, self._shown(caller, region, look.tally))

    def _read_local(self, caller: Caller, look: Sightings, stamp: LookStamp) -> None:
        self._list(caller, look.region, {"MaxResults": PAGE}, look, stamp)
        look.covers = {look.region: self._shown(caller, look.region, look.tally)}

    def _list(self, caller: Caller, region: str, asked: JsonObject, look: Sightings, stamp: LookStamp) -> None:
        for page in caller.pages(SERVICE, region, OPERATION, asked, look.tally):
            stamp.keep(
                [
                    look.sight(str(one.get("Region") or "global"), one.get("ResourceType"), one.get("Arn"), _id(one.get("Arn")), stamp)
                    for one in listed(page, "Resources", OPERATION)
                ]
            )

    def _shown(self, caller: Caller, region: str, tally: Tally) -> frozenset[str]:
        """The types that the account's default view would tell of: none where it is filtered, for it does not say what it leaves out."""
        arn = caller.call(SERVICE, region, "GetDefaultView", {}, tally).get("ViewArn")
        if not arn:
            return frozenset()
        view = caller.call(SERVICE, region, "GetView", {"ViewArn": arn}, tally).get("View") or {}
        return frozenset() if (view.get("Filters") or {}).get("FilterString") else self._supported(caller, region, tally)

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


def _attempt(look: Sightings, read: Callable[[], object]) -> bool:
    """Read; what goes wrong is the look's failure. False where Resource Explorer is not turned on."""
    try:
        read()
    except CELL_ERRORS as error:
        if error_code(error) in _NOT_THERE and not look.count:
            return False
        look.failure = classify(error)
    except READING_ERRORS as error:
        look.failure = unreadable(OPERATION, error)
    return True


def _id(arn: str | None) -> str | None:
    """What an ARN ends in: the resource's id, where our ARN of it is another."""
    return re.split(r"[:/]", arn)[-1] if arn else None


def _cover(look: Sightings, regions: set[str], types: frozenset[str]) -> None:
    """Global resources stand in a region of their own, which every index has."""
    look.region = EVERYWHERE
    look.covers = dict.fromkeys(regions | ({"global"} if regions else set()), types)
