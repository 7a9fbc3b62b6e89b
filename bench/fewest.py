"""The fewest requests that can read what a raw zone holds: counted from the catalog's rows and the cells' contents, not from what was
asked.

A listing takes as many pages as the largest page allows, and one where nothing is there; types that are listed by the same call share it; a
detail takes a call for each item that it is asked of, a batch as many as it is allowed, a shared reply one for each cell that has items.
What the service would page besides is left out, which errs against the collector.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import ceil
from pathlib import Path
from typing import Any

from bench.contents import read_contents
from inventory_assets.catalog import rows_of
from inventory_assets.catalog.params import compile_params
from inventory_assets.catalog.paths import compile_path
from inventory_assets.catalog.shapes import operation_model
from inventory_assets.catalog.types import Detail, JsonObject, ResourceType
from inventory_assets.collect.metrics import MAX_QUERIES

Operation = tuple[str, str]  # service and operation
Cell = tuple[str, str, str]  # account, region, type


def fewest_requests(warehouse: Path) -> Counter[Operation]:
    """(service, operation) → the fewest calls, for the last ok listing of every cell."""
    counts: Counter[Operation] = Counter()
    shared_listings: set[tuple[Any, ...]] = set()
    contents = _contents(warehouse)
    for (account, region, name), items in contents.items():
        row = rows_of(name)[0]
        parents = contents.get((account, region, row.parent), []) if row.parent else [{}]
        if row.parent and not rows_of(row.parent)[0].stored:
            parents = items  # at least one of those for every item
        context = {"account": account, "region": region, "partition": "aws", "parent": None, "item": None}
        listing = (row.service, row.operation, account, region, json.dumps(compile_params(row.params)(context)) if not row.parent else name)
        if listing not in shared_listings:
            shared_listings.add(listing)
            counts[row.service, row.operation] += max(len(parents), ceil(len(items) / _largest_page(row)) if items else 0)
        counts.update(_calls_of_items(row, items))
    return counts


def _calls_of_items(row: ResourceType, items: list[JsonObject]) -> Iterable[Operation]:
    if row.describe is not None:
        yield from [(row.service, row.describe.operation)] * ceil(len(items) / max(row.describe.batch, 1))
    for detail in row.details:
        yield from [(detail.service or row.service, detail.operation)] * sum(_asked(detail, item) for item in items)
    if items:
        for shared in row.shared:
            yield shared.service or row.service, shared.operation
        if row.metrics:
            yield from [("cloudwatch", "GetMetricData")] * ceil(len(items) * len(row.metrics) / MAX_QUERIES)


def _asked(detail: Detail, item: JsonObject) -> int:
    """How many calls a detail is for an item."""
    if detail.when is not None and not detail.when(item):
        return 0
    return 1 if detail.each is None else len(compile_path(detail.each)(item) or ())


def _largest_page(row: ResourceType) -> int:
    """The largest page that the service's model allows; where it says nothing, the page has no end."""
    shape = operation_model(row.service, row.operation).input_shape
    limits = [member.metadata.get("max") for name, member in (shape.members if shape else {}).items() if name.lower() in _PAGE_SIZES]
    return next((int(limit) for limit in limits if limit), 10**9)


_PAGE_SIZES = frozenset({"maxresults", "maxitems", "maxrecords", "limit", "pagesize"})


def _contents(warehouse: Path) -> dict[Cell, list[JsonObject]]:
    """What each cell held when it was last listed with success."""
    contents: dict[Cell, list[JsonObject]] = defaultdict(list)
    for held in read_contents(warehouse):
        items = contents[held.account_id, held.region, held.resource_type]
        if held.configuration is not None:
            items.append(json.loads(held.configuration))
    return contents
