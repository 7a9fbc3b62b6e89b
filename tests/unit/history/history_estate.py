"""An estate that is scanned and built step by step. Asserts nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from raw_zone import RawZone
from replay import Recording, open_warehouse


class Estate:
    """A raw zone and the warehouse built upon it, first from nothing and then incrementally."""

    def __init__(self, folder: Path, builds: tuple[Recording, Recording]) -> None:
        self.raw = folder / "raw"
        self.zone = RawZone(self.raw)
        self.warehouse = open_warehouse()
        self._next, self._later = builds

    def build(self) -> None:
        self._next.replay(self.warehouse, self.raw)
        self._next = self._later

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return self.warehouse.execute(query).fetchall()
