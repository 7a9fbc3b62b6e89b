"""Types in families: children are listed by their parents' configurations, so a scan goes through trees of types. Lists nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from inventory_assets.catalog import rows_of
from inventory_assets.catalog.types import ResourceType
from inventory_assets.collect.listing import Listing
from inventory_assets.lake.ledger import CellKey


@dataclass
class Node:
    """A type and the types listed under it; recorded only where asked for."""

    listing: Listing
    is_recorded: bool
    children: list[Node] = field(default_factory=list)

    def cells(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.cells()


def prune(node: Node, region: str, cells: frozenset[CellKey]) -> Node | None:
    """What of a tree leads to the cells: they are recorded, those above them only listed. None where none is in it."""
    children = [kept for child in node.children if (kept := prune(child, region, cells)) is not None]
    is_wanted = CellKey(region, node.listing.row.type) in cells
    return Node(node.listing, node.is_recorded and is_wanted, children) if children or is_wanted else None


def grow_trees(rows: Iterable[ResourceType], redact: Callable[[Any], Any]) -> tuple[list[Node], list[Node]]:
    """Types with their children below them: regional ones, global ones. Ancestors that were not asked for are listed unrecorded."""
    wanted = list(rows)
    nodes: dict[tuple[str, str], Node] = {}

    def add(row: ResourceType, *, is_recorded: bool) -> Node:
        node = nodes.get((row.type, row.scope))
        if node is None:
            node = nodes[row.type, row.scope] = Node(Listing(row, redact), is_recorded and row.stored)
            if row.parent is not None:
                parent = next(above for above in rows_of(row.parent) if above.scope == row.scope)
                add(parent, is_recorded=parent in wanted).children.append(node)
        return node

    for row in wanted:
        add(row, is_recorded=True)
    roots = [node for node in nodes.values() if node.listing.row.parent is None]
    return [node for node in roots if not node.listing.row.is_global], [node for node in roots if node.listing.row.is_global]
