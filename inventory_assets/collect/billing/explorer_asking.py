"""Asking Cost Explorer one question, page by page and slowly: every page is a request that is paid for, so a purse is asked before each.
Which questions there are does not belong here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from botocore.exceptions import PaginationError

from inventory_assets.collect.billing.errors import BillingError
from inventory_assets.collect.billing.explorer_answer import Answer
from inventory_assets.collect.billing.explorer_plan import Question
from inventory_assets.collect.calls import Caller, Gate, Tally
from inventory_assets.collect.clients import CallingAccount, Clients
from inventory_assets.collect.sessions import BaseSession, partition_of_region
from inventory_assets.settings import Settings

USD_PER_REQUEST = Decimal("0.01")  # AWS's price, whatever is asked
OVER_BUDGET = "RequestBudget"
SETTING = "costs.cost_explorer.requests_per_run"
#: Cost Explorer is in one place of a partition.
_HOMES = {"aws-cn": "cn-northwest-1"}


class BudgetError(BillingError):
    """The requests of a run are used up. What was asked in part is thrown away: half an answer adds up to nothing."""

    def __init__(self, message: str) -> None:
        super().__init__(OVER_BUDGET, message, "skipped")


@dataclass
class Purse:
    """How many requests a run may pay for, and how many it has. A request that fails is not charged."""

    budget: int
    paid: int = 0

    @property
    def left(self) -> int:
        return self.budget - self.paid


class Asker:
    """Cost Explorer, as the billing identity sees it. One request at a time."""

    def __init__(self, settings: Settings, session: BaseSession, purse: Purse) -> None:
        """Reads no network."""
        self.purse, self.tally = purse, Tally()
        self.region = _HOMES.get(partition_of_region(session.region), "us-east-1")
        clients = Clients(settings.endpoints, pool_size=1, max_attempts=settings.collection_settings.retry_attempts)
        self._caller = Caller(clients, Gate(1), CallingAccount("billing", session))

    def answer(self, question: Question) -> Answer:
        """Ask for every span and page. Raises BudgetError, CELL_ERRORS, and READING_ERRORS for a page of an unforeseen shape."""
        answer = Answer(question)
        pages = 0
        for span in question.spans:
            token: str | None = None
            while True:
                if self.purse.left <= 0:
                    raise BudgetError(self._used_up(question, pages))
                request = question.request(span) | ({"NextPageToken": token} if token else {})
                page = self._ask(question.operation, request)
                pages += 1
                answer.take(page)
                if not page.get("NextPageToken"):
                    break
                if page["NextPageToken"] == token:
                    raise PaginationError(message="The same next token was received twice: NextPageToken")
                token = page["NextPageToken"]
        return answer

    def _ask(self, operation: str, request: dict[str, Any]) -> dict[str, Any]:
        page = self._caller.call("ce", self.region, operation, request, self.tally)
        self.purse.paid += 1
        return page

    def _used_up(self, question: Question, pages: int) -> str:
        kept = f", which has more than {pages} pages: nothing of it is kept" if pages else ""
        return f"all {self.purse.budget} requests of this run were made before the end of {question.source}{kept}; raise {SETTING}"
