"""Cost Explorer, where no billing export tells: one run asks what is not known yet, within its budget, and keeps what was answered. A run
always ends with a load that says what could not be had and why.

- The last good answer of a month stays where a new one cannot be had.
- What the budget does not reach is `skipped`, and the message names the setting. An answer that once had more pages than there are requests
  left is not begun again: its pages would be paid for, and thrown away, every day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from inventory_assets.collect.billing.errors import BillingError
from inventory_assets.collect.billing.explorer_asking import OVER_BUDGET, SETTING, USD_PER_REQUEST, Asker, Purse
from inventory_assets.collect.billing.explorer_loads import ExplorerLoads
from inventory_assets.collect.billing.explorer_plan import Question, plan
from inventory_assets.collect.billing.outcomes import ExplorerOutcome
from inventory_assets.collect.errors import CELL_ERRORS, MESSAGE_LENGTH, READING_ERRORS, Failure, classify, unreadable
from inventory_assets.collect.sessions import BaseSession, CredentialsError, sentence
from inventory_assets.lake.costs import LoadKey, LoadRow, SourceFile
from inventory_assets.settings import Settings

__all__ = ["ExplorerOutcome", "explore_costs"]

PAGES = "pages"  # the note in the ledger of how many pages an answer had before the budget ended
#: Parts of messages by which a service says that it is not switched on, whatever code it gives.
_SWITCHED_OFF = ("not enabled", "not opted in", "opt-in")
_REMEDIES = {
    "denied": "Allow the calls of `inventory iam-policy` to the identity of profiles.billing.",
    "throttled": "The next run asks again.",
    "disabled": "Enable Cost Explorer in the billing console of the management account (data come within a day), "
    "or switch costs.cost_explorer.enabled off.",
}
_NO_RESOURCES = (
    "Enable resource-level data in Cost Explorer's settings (data come within two days), or empty costs.cost_explorer.resource_services."
)


def explore_costs(settings: Settings, raw: Path, today: dt.date | None = None, session: BaseSession | None = None) -> ExplorerOutcome:
    """Ask Cost Explorer what is not known yet, and commit it. Nothing is asked where the settings do not say so."""
    wanted = settings.costs.cost_explorer
    purse = Purse(wanted.requests_per_run)
    if not wanted.enabled:
        return ExplorerOutcome(budget=purse.budget)
    now = dt.datetime.now(dt.UTC)
    if today is not None:
        now = dt.datetime.combine(today, now.timetz())
    loads = ExplorerLoads(raw, now)
    questions = plan(wanted, loads.writer.current, now.date())
    try:
        _Run(settings, loads, purse, session).ask(questions)
    finally:
        loads.writer.commit()  # what was answered is paid for, also where a person ends the run
    return ExplorerOutcome(tuple(loads.loads), purse.paid, purse.budget, purse.paid * USD_PER_REQUEST)


def billing_session(settings: Settings) -> BaseSession:
    """Who asks: the billing identity, else the management account's, else the caller. Raises CredentialsError."""
    is_management = settings.profiles.billing is None and settings.profiles.management is not None
    return BaseSession(settings, "management" if is_management else "billing")


class _Run:
    """One run over its questions."""

    def __init__(self, settings: Settings, loads: ExplorerLoads, purse: Purse, session: BaseSession | None) -> None:
        self._settings, self._loads, self._purse, self._session = settings, loads, purse, session
        self._refused: dict[str, Failure] = {}  # by operation: what concerns all its questions; "" for every operation

    def ask(self, questions: list[Question]) -> None:
        """Ask one after the other; what one of them meets may spare the others."""
        try:
            asker = Asker(self._settings, self._session or billing_session(self._settings), self._purse)
        except CredentialsError as error:
            failure = _failure(error, questions[0])
            for question in questions:
                self._loads.fail(question, failure)
            return
        for question in questions:
            refused = self._refused.get(question.operation) or self._refused.get("")
            needed = _pages_of(question, self._loads.writer.latest)
            if refused is not None:
                self._loads.fail(question, refused)
            elif self._purse.left <= needed:
                self._loads.fail(question, Failure("skipped", OVER_BUDGET, self._too_much(question, needed)), notes=self._note(needed))
            else:
                self._answer(asker, question)

    def _answer(self, asker: Asker, question: Question) -> None:
        paid, calls = self._purse.paid, asker.tally.api_calls + asker.tally.retries
        answer = failure = None
        try:
            answer = asker.answer(question)
        except CELL_ERRORS as error:
            failure = _failure(error, question)
            self._remember(error, failure, question)
        except READING_ERRORS as error:
            failure = unreadable(f"{question.operation} ({question.source})", error)
        paid, calls = self._purse.paid - paid, asker.tally.api_calls + asker.tally.retries - calls
        if answer is not None:
            self._loads.keep(answer, calls, paid)
        elif failure is not None:
            self._loads.fail(question, failure, calls, paid, self._note(paid) if failure.code == OVER_BUDGET else ())

    def _remember(self, error: Exception, failure: Failure, question: Question) -> None:
        """An answer that holds for other questions, too: they are not asked, as each would wait for its retries."""
        if isinstance(error, BotoCoreError | CredentialsError):
            self._refused[""] = failure
        elif isinstance(error, ClientError) and failure.status != "error":
            self._refused[question.operation] = failure

    def _too_much(self, question: Question, needed: int) -> str:
        made = f"{self._purse.paid} of the {self._purse.budget} requests of this run are used up"
        why = f"its answer has more than {needed} pages" if needed else "none is left"
        return f"{question.source} was not asked for: {made}, and {why}; raise {SETTING}"

    def _note(self, pages: int) -> tuple[SourceFile, ...]:
        return (SourceFile(PAGES, pages, "", self._loads.now),) if pages else ()


def _failure(error: Exception, question: Question) -> Failure:
    """The error in the ledger's words, with what to do about it."""
    if isinstance(error, CredentialsError):
        return Failure("denied", error.code, f"{error.who}: {error.message} {error.remedy}"[:MESSAGE_LENGTH])
    if isinstance(error, BillingError):
        return Failure(error.status, error.code, str(error))
    failure = classify(error, disabled_codes=("DataUnavailableException",), disabled_messages=_SWITCHED_OFF)
    remedy = _NO_RESOURCES if failure.status == "disabled" and question.dataset == "resource_daily" else _REMEDIES.get(failure.status, "")
    message = f"{question.operation}: {sentence(failure.message)} {remedy}".strip()
    return Failure(failure.status, failure.code, message, failure.request_id)


def _pages_of(question: Question, latest: Mapping[LoadKey, LoadRow]) -> int:
    """How many pages its answer had, without an end, when the budget last ended in it; 0 where it did not."""
    rows = [row for month in question.months if (row := latest.get(LoadKey("explored", "aws", question.source, month)))]
    return max((note.size for row in rows if row.error_code == OVER_BUDGET for note in row.source_files if note.path == PAGES), default=0)
