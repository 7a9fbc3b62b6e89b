"""Keeping what Cost Explorer answered: a load for each month that a question touched. A month of days is replaced whole, too: by the days
it had and those that came anew.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from inventory_assets.collect.billing.errors import BillingError
from inventory_assets.collect.billing.explorer_answer import Answer
from inventory_assets.collect.billing.explorer_days import days_read, is_final, spans_of
from inventory_assets.collect.billing.explorer_plan import DAY, Question, first_of, next_month
from inventory_assets.collect.billing.outcomes import SourceLoad
from inventory_assets.collect.errors import Failure
from inventory_assets.lake.costs import CostWriter, LoadKey, LoadRow, SourceFile
from inventory_assets.lake.schema import EXPLORED

Row = dict[str, Any]
_TOLD_ANEW = {"load_id", "fetched_at"}  # of a row, by every load


class ExplorerLoads:
    """The load of one run, from the first answer to its commit."""

    def __init__(self, raw: Path, now: dt.datetime) -> None:
        self.now, self.loads = now, list[SourceLoad]()
        self.writer = CostWriter(raw)
        self._raw = raw
        self._places: dict[str, str] = {}

    def keep(self, answer: Answer, calls: int, paid: int) -> None:
        """Keep an answer by months. What the run paid for it stands in the first month's row."""
        question = answer.question
        for month in question.months:
            row = self._row(question, month, calls, paid)
            calls = paid = 0
            try:
                row = self._kept(answer, row, month)
            except BillingError as error:
                row = replace(row, status="error", error_code=error.code, error_message=str(error))
            self._record(row)

    def fail(self, question: Question, failure: Failure, calls: int = 0, paid: int = 0, notes: Sequence[SourceFile] = ()) -> None:
        """Record that a question has no answer, for every month that it is about."""
        for month in question.months:
            row = replace(self._row(question, month, calls, paid), status=failure.status, source_files=notes)
            self._record(replace(row, error_code=failure.code, error_message=failure.message))
            calls = paid = 0

    def _row(self, question: Question, month: dt.date, calls: int, paid: int) -> LoadRow:
        return LoadRow("explored", "aws", question.source, month, "ok", self.now, api_calls=calls, paid_requests=paid)

    def _record(self, row: LoadRow) -> None:
        unchanged = self.writer.record(row)
        self.loads.append(SourceLoad.of(row, is_unchanged=unchanged))

    def _kept(self, answer: Answer, row: LoadRow, month: dt.date) -> LoadRow:
        """The month's row with its content written. Raises BillingError."""
        told = [day for day in answer.estimated if first_of(day) == month]
        if not told:
            asked = f"{answer.question.operation} ({answer.question.source})"
            raise BillingError("IncompleteReply", f"{asked}: the reply does not speak of {month:%Y-%m}, which was asked for")
        rows = [one | {"load_id": self.writer.load_id, "fetched_at": self.now} for one in answer.of_month(month)]
        if answer.question.is_monthly:
            return self._written(row, rows, next_month(month) <= self.now.date() and not any(answer.estimated[day] for day in told))
        # days after the last that cost anything are not zero: nobody has told of them yet, and they are asked for again
        reached = max((one["period_start"] for one in answer.rows), default=dt.date.min)
        read = dict.fromkeys((day for day in told if day <= reached), self.now)
        earlier = self.writer.current.get(LoadKey(*row.key))
        if earlier is not None:
            rows += [one for one in self._content(earlier) if one["period_start"] not in read]
            read = days_read(earlier.source_files) | read
        is_closed = next_month(month) - DAY in read and all(is_final(day, read_at) for day, read_at in read.items())
        return self._written(replace(row, source_files=spans_of(read)), rows, is_closed)

    def _content(self, row: LoadRow) -> list[Row]:
        """What is known of a month."""
        if row.content_path is None:
            return []
        try:
            rows: list[Row] = pq.read_table(self._raw / row.content_path, schema=EXPLORED).to_pylist()
        except (OSError, pa.ArrowException) as error:
            remedy = f"bring it back, or remove costs/loads/{row.load_id}.parquet to have its months read again"
            raise BillingError("LostContent", f"{row.content_path} in the raw zone cannot be read ({error}): {remedy}") from error
        return rows

    def _written(self, row: LoadRow, rows: list[Row], is_closed: bool) -> LoadRow:
        assert row.billing_period is not None
        rows.sort(key=lambda one: [str(value) for name, value in one.items() if name not in _TOLD_ANEW])
        content_hash = _hash(rows, "closed" if is_closed else f"{self.now.date()}")
        row = replace(row, row_count=len(rows), content_hash=content_hash, is_closed=is_closed)
        if not rows or self.writer.is_current(row.key, content_hash):
            return row
        aside, relative = self.writer.path_for("explored", self._place(row.source), row.billing_period)
        pq.write_table(pa.Table.from_pylist(rows, schema=EXPLORED), aside, compression="zstd")
        return replace(row, content_path=relative)

    def _place(self, source: str) -> str:
        """The source's name as a folder's: no two of a run are alike, since tags may differ in their case or in a sign alone."""
        folded = "".join(character if character.isalnum() else "_" for character in source).casefold()
        if self._places.setdefault(folded, source) == source:
            return source
        return f"{source}-{hashlib.sha256(source.encode()).hexdigest()[:8]}"


def _hash(rows: Sequence[Row], state: str) -> str:
    """Equal where the amounts are, and what is known of their being final: an open month is news every day."""
    digest = hashlib.sha256(state.encode())
    for row in rows:
        digest.update(repr([value for name, value in row.items() if name not in _TOLD_ANEW]).encode())
    return digest.hexdigest()[:32]
