"""The runs of one command in this process, one after the other, and why those failed that did. Which runs there are is `runs.py`'s."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, redirect_stdout
from dataclasses import dataclass, field
from typing import Any, TextIO, cast

import dagster as dg
from dagster_shared.error import SerializableErrorInfo

from inventory_assets.automation import COLLECT, COLLECT_COSTS, TRANSFORM
from inventory_assets.definitions import build_defs
from inventory_assets.home import close_dead_runs, open_instance, process_tags
from inventory_assets.resources import Watcher
from inventory_assets.settings import Settings

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}  # the events are kept in the instance all the same


@dataclass
class Session:
    """The runs of one command, one after the other. `gaps` are failures that assets declared, `cost_gaps` all failures of costs, `errors`
    all others.
    """

    definitions: dg.Definitions
    instance: dg.DagsterInstance
    tags: Mapping[str, str]
    log: Callable[[str], None]
    run_ids: list[str] = field(default_factory=list)
    jobs: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    cost_gaps: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def run(self, job: str, stage: str, tags: Mapping[str, str] | None = None, config: Mapping[str, Any] | None = None) -> None:
        """Run a job to its end."""
        self.log(stage)
        # dagster-dbt repeats dbt's lines on the process's output; dbt keeps them in its own log.
        with redirect_stdout(_WithoutThisThread.of(sys.stdout)) if job == TRANSFORM else nullcontext():
            result = self.definitions.resolve_job_def(job).execute_in_process(
                instance=self.instance, raise_on_error=False, run_config=QUIET | dict(config or {}), tags={**self.tags, **(tags or {})}
            )
        self.run_ids.append(result.run_id)
        self.jobs.append(job)
        if not result.success:
            self._take_failures(job, result)

    def _take_failures(self, job: str, result: dg.ExecuteInProcessResult) -> None:
        nameless = f"{job} failed: see run {result.run_id}"
        gaps = {COLLECT: self.gaps, COLLECT_COSTS: self.cost_gaps}.get(job, self.errors)
        errors = self.cost_gaps if job == COLLECT_COSTS else self.errors
        failures = [event.step_failure_data for event in result.all_events if event.is_step_failure]
        for failure in failures:
            if failure.error is not None and failure.error.cls_name == dg.DagsterExecutionInterruptedError.__name__:
                raise KeyboardInterrupt
            if failure.user_failure_data is None:
                errors.append(_why(failure.error) or nameless)
            else:
                gaps.append(failure.user_failure_data.description or nameless)
        if not failures:  # it never came to a step: a lock, a resource
            ends = [event.job_failure_data.error for event in result.all_events if event.is_job_failure]
            errors.append(_why(ends[0] if ends else None) or nameless)


def _why(error: SerializableErrorInfo | None) -> str | None:
    """What went wrong, without the stack: our own words for it where there are some, else the error it began with."""
    told = None
    while error is not None:
        name, _, text = error.message.strip().partition(": ")
        if name.startswith("inventory_assets."):
            return text
        told, error = error.message.strip(), error.cause
    return told


@contextmanager
def open_session(
    settings: Settings, watcher: Watcher, log: Callable[[str], None] | None, overrides: Mapping[str, Any]
) -> Iterator[Session]:
    """A session in the warehouse's own Dagster instance. `overrides` replace Dagster resources by name."""
    definitions = build_defs(settings, watcher=watcher, **overrides)
    with open_instance(settings.warehouse) as instance, process_tags(settings.warehouse) as tags:
        close_dead_runs(instance, settings.warehouse)
        yield Session(definitions, instance, tags, log or (lambda _: None))


class _WithoutThisThread:
    """An output that swallows what the thread that made it writes; a progress bar drawn by another thread goes on."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._thread = out, threading.get_ident()

    @classmethod
    def of(cls, out: TextIO) -> TextIO:
        return cast(TextIO, cls(out))

    def write(self, text: str) -> int:
        return len(text) if threading.get_ident() == self._thread else self._out.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._out, name)
