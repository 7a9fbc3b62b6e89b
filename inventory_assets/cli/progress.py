"""How a run shows where it is: a bar for each account on a terminal, a line for each account elsewhere. Runs nothing itself."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from inventory_assets.cli.summary import GAPS

if TYPE_CHECKING:
    from inventory_assets.collect.cells import CellResult


MOST_BARS = 24  # of more accounts than these, the finished ones make room


class RunProgress:
    """Told of stages and finished cells, from any thread; use it as a context."""

    def __init__(self, console: Console, names: Mapping[str, str] | None = None) -> None:
        """`names`: what to call accounts; the others are called by their id."""
        self._console, self._names = console, dict(names or {})
        self._lock = threading.Lock()
        self._tasks: dict[str, TaskID] = {}
        self._resources: dict[str, int] = {}
        self._gaps: dict[str, int] = {}
        self._bars = Progress(
            SpinnerColumn(finished_text="✓"),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[note]}", style="dim"),
            TimeElapsedColumn(),
            console=console,
            refresh_per_second=4,
            disable=not console.is_terminal,
        )

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bars.stop()

    def stage(self, text: str) -> None:
        """A step of the run has begun: listing accounts, scanning, building, publishing."""
        self._console.print(text, markup=False)

    def name_accounts(self, names: Mapping[str, str | None]) -> None:
        """What to call accounts, once they are known."""
        self._names |= {account_id: name for account_id, name in names.items() if name}

    def cell_done(self, account_id: str, result: CellResult, done: int, planned: int) -> None:
        """A cell of an account is finished: `done` of its `planned` ones."""
        with self._lock:
            self._resources[account_id] = self._resources.get(account_id, 0) + (result.resource_count or 0)
            self._gaps[account_id] = self._gaps.get(account_id, 0) + (result.status in GAPS)
            if self._console.is_terminal:
                self._draw(account_id, done, planned)
            elif done == planned:
                self._console.print(f"{self._label(account_id)}: {planned:,} cells, {self._note(account_id)}", markup=False, soft_wrap=True)

    def _draw(self, account_id: str, done: int, planned: int) -> None:
        task = self._tasks.get(account_id)
        if task is None:
            task = self._tasks[account_id] = self._bars.add_task(f"{self._label(account_id):32.32}", total=planned, note="")
        is_in_the_way = done == planned and len(self._tasks) > MOST_BARS
        self._bars.update(task, completed=done, total=planned, note=self._note(account_id), visible=not is_in_the_way)

    def _label(self, account_id: str) -> str:
        name = self._names.get(account_id)
        return f"{account_id} {name}" if name else account_id

    def _note(self, account_id: str) -> str:
        gaps = self._gaps[account_id]
        return f"{self._resources[account_id]:,} resources" + (f", {gaps:,} cells not read" if gaps else "")
