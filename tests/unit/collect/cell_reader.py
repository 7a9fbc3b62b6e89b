"""One cell read by the engine from a caller whose replies are functions: its rows and what it cost. Asserts nothing."""

from __future__ import annotations

import json
from typing import Any

from fake_calls import FakeCaller, make_place

from inventory_assets.catalog.types import ResourceType
from inventory_assets.collect.listing import Costs, Listing
from inventory_assets.lake.schema import OBSERVATIONS, RESOURCES


def read(
    row: ResourceType, caller: FakeCaller, parents: tuple[Any, ...] = (None,), **place: Any
) -> tuple[dict[str, dict[str, Any]], Costs]:
    """Read the cell; its rows by resource id, with what was observed, and what it cost."""
    costs, rows = Costs(), {}
    for done in Listing(row, lambda value: "hidden").read(make_place(caller, row, **place), parents, costs, None):
        found = dict(zip(RESOURCES.names, done.row, strict=True))
        seen = dict(zip(OBSERVATIONS.names, done.observation, strict=True)) if done.observation else {}
        rows[found["resource_id"]] = found | {
            "configuration": json.loads(found["configuration"]),
            "observed": json.loads(seen.get("observations", "{}")),
        }
    return rows, costs


def things(*ids: str, **more: Any) -> dict[str, Any]:
    return {"QueueUrls": [{"Id": name} for name in ids]} | more


def names(*ids: str) -> Any:
    return lambda _: {"QueueUrls": list(ids)}
