"""A caller whose replies are functions: the engine above it runs as it is, nothing below it does."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

from botocore.exceptions import ClientError

from inventory_assets.catalog.types import ResourceType
from inventory_assets.collect.calls import Caller, Gate, Tally
from inventory_assets.collect.clients import CallingAccount, Clients
from inventory_assets.collect.parts import Place
from inventory_assets.collect.sweep import TagSweep

ACCOUNT = "111111111111"
Answer = Callable[[dict[str, Any]], dict[str, Any]]


def refusal(code: str, message: str = "no", retries: int = 0) -> ClientError:
    metadata = {"RequestId": "r-1", "RetryAttempts": retries}
    return ClientError({"Error": {"Code": code, "Message": message}, "ResponseMetadata": metadata}, "Any")


def refuse(code: str, message: str = "no") -> Answer:
    def answer(_: dict[str, Any]) -> dict[str, Any]:
        raise refusal(code, message)

    return answer


@lru_cache(maxsize=1)
def _clients() -> Clients:
    """It is asked how operations are paged, and makes no client."""
    return Clients()


class FakeCaller(Caller):
    """`answers[operation]`; `asked` has every (region, operation, parameters). Pages are found as in the real one."""

    def __init__(self, **answers: Answer) -> None:
        super().__init__(_clients(), Gate(8), CallingAccount(ACCOUNT, None))  # type: ignore[arg-type]
        self.answers = answers
        self.asked: list[tuple[str, str, dict[str, Any]]] = []

    def call(self, service: str, region: str, operation: str, params: Mapping[str, Any], tally: Tally) -> dict[str, Any]:
        self.asked.append((region, operation, dict(params)))
        tally.api_calls += 1
        return dict(self.answers[operation](dict(params)))

    def count(self, operation: str) -> int:
        return sum(name == operation for _, name, _ in self.asked)


def make_row(**changes: Any) -> ResourceType:
    """A type of SQS's calls, whose pages botocore knows."""
    row = {
        "type": "AWS::SQS::Queue", "plural": "sqs_queues", "service": "sqs", "operation": "ListQueues", "items": "QueueUrls[]", "id": "Id",
        "arn": "arn:{partition}:sqs:{region}:{account}:{Id}",
    }  # fmt: skip
    return ResourceType(**(row | changes))


def make_place(caller: Caller, row: ResourceType, cell_region: str = "eu-west-1", seconds: float = 60) -> Place:
    call_region = "us-east-1" if cell_region == "global" else cell_region
    stamp = {"account_id": ACCOUNT, "cell_region": cell_region, "scan_id": "s", "scanned_at": None}
    sweep = TagSweep(caller, call_region, [row])
    return Place(caller, ACCOUNT, "aws", cell_region, call_region, sweep, ThreadPoolExecutor(4), stamp, time.monotonic() + seconds)
