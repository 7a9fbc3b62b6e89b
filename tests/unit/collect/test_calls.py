"""Calls of one account: paced by its buckets, bounded by the gate, paged by models or by hand, renewed once, all of it counted."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import PaginationError
from fake_calls import FakeCaller, refusal

from inventory_assets.collect import calls
from inventory_assets.collect.calls import Caller, Gate, Tally, TokenBucket
from inventory_assets.collect.clients import CallingAccount
from inventory_assets.collect.errors import ListingError
from inventory_assets.collect.paging import MAX_PAGE


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(calls, "time", SimpleNamespace(monotonic=lambda: self.now, sleep=self.sleep))

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_a_bucket_lets_a_burst_through_and_then_its_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    bucket = TokenBucket(5)
    for _ in range(10):
        bucket.take()
    assert clock.now == 100.0
    for _ in range(10):
        bucket.take()
    assert clock.now == pytest.approx(102.0)
    clock.now += 1_000  # idle time saves no more than a burst
    for _ in range(15):
        bucket.take()
    assert clock.now == pytest.approx(1_103.0)


def test_no_more_calls_are_under_way_than_the_gate_is_wide() -> None:
    gate, lock, peaks, running = Gate(3), threading.Lock(), [], []

    def call() -> None:
        with lock:
            running.append(1)
            peaks.append(len(running))
        time.sleep(0.005)
        with lock:
            running.pop()

    threads = [threading.Thread(target=gate.pass_through, args=("1", f"r{n}", "kms", "List", call)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(peaks) == 3
    assert len(peaks) == 20


def test_waiting_for_a_bucket_holds_no_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    gate, seen = Gate(1), []

    def first_take(_: TokenBucket) -> None:
        if not seen:
            seen.append(1)
            assert gate.pass_through("2", "r", "kms", "List", lambda: "through") == "through"

    monkeypatch.setattr(TokenBucket, "take", first_take)
    assert gate.pass_through("1", "r", "kms", "List", lambda: "and so am I") == "and so am I"


def test_accounts_regions_and_services_have_buckets_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, gate = Clock(monkeypatch), Gate(1)
    for account in "12":
        for region in ("a", "b"):
            for service in ("wafv2", "route53"):
                for _ in range(10):
                    gate.pass_through(account, region, service, "List", lambda: None)
    assert clock.now == 100.0
    gate.pass_through("1", "a", "wafv2", "List", lambda: None)
    assert clock.now > 100.0


def test_a_region_can_be_forgotten_while_others_gain_buckets() -> None:
    gate, stop, errors = Gate(8), threading.Event(), []

    def gain(name: str) -> None:
        n = 0
        while not stop.is_set():
            n += 1
            gate.pass_through(f"{name}{n}", "kept", "kms", "List", lambda: None)

    threads = [threading.Thread(target=gain, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for _ in range(150):
        try:
            gate.forget("gone")
        except RuntimeError as error:
            errors.append(error)
    stop.set()
    for thread in threads:
        thread.join()
    assert not errors
    assert all(region == "kept" for _, region, _ in gate._buckets)
    gate.forget("kept")
    assert not gate._buckets


def make_caller(answer: Any, credentials: Any = None) -> Caller:
    clients = SimpleNamespace(get=lambda service, region: SimpleNamespace(list_queues=answer))
    return Caller(clients, Gate(1), CallingAccount("1", credentials))


def test_a_call_counts_itself_its_retries_and_gives_the_reply_alone() -> None:
    def answer(**params: Any) -> dict[str, Any]:
        return {"QueueUrls": [params["Prefix"]], "ResponseMetadata": {"RetryAttempts": 2, "RequestId": "r-9"}}

    tally = Tally()
    caller = make_caller(answer)
    assert caller.call("sqs", "eu-west-1", "ListQueues", {"Prefix": "a"}, tally) == {"QueueUrls": ["a"]}
    assert tally == Tally(api_calls=1, pages=0, retries=2, request_id="r-9")


def test_a_call_that_failed_counts_its_retries() -> None:
    def answer(**_: Any) -> dict[str, Any]:
        raise refusal("Throttling", retries=7)

    tally = Tally()
    with pytest.raises(type(refusal(""))):
        make_caller(answer).call("sqs", "eu-west-1", "ListQueues", {}, tally)
    assert (tally.api_calls, tally.retries) == (1, 7)


@pytest.mark.parametrize("code", ["ExpiredToken", "ExpiredTokenException", "RequestExpired"])
def test_an_expired_token_is_renewed_once(code: str) -> None:
    made, renewed, tally = [], [], Tally()

    def answer(**_: Any) -> dict[str, Any]:
        made.append(1)
        if not renewed:
            raise refusal(code)
        return {"QueueUrls": []}

    caller = make_caller(answer, SimpleNamespace(refresh=lambda: renewed.append(1)))
    assert caller.call("sqs", "eu-west-1", "ListQueues", {}, tally) == {"QueueUrls": []}
    assert (len(made), len(renewed), tally.api_calls) == (2, 1, 2)


def test_what_stays_expired_is_raised_after_one_renewal() -> None:
    renewed: list[int] = []

    def answer(**_: Any) -> dict[str, Any]:
        raise refusal("ExpiredToken")

    with pytest.raises(type(refusal("")), match="ExpiredToken"):
        make_caller(answer, SimpleNamespace(refresh=lambda: renewed.append(1))).call("sqs", "eu-west-1", "ListQueues", {}, Tally())
    assert renewed == [1]
    with pytest.raises(type(refusal("")), match="ExpiredToken"):
        make_caller(answer).call("sqs", "eu-west-1", "ListQueues", {}, Tally())


def in_pages(token: str, given: str, key: str, *pages: list[int], **more: list[bool]) -> Any:
    """An answer in pages: `given` is the token's name in requests, `token` in replies."""

    def answer(params: dict[str, Any]) -> dict[str, Any]:
        number = int(params.get(given, 0))
        reply: dict[str, Any] = {key: pages[number]}
        reply |= {name: values[number] for name, values in more.items()}
        return reply | ({token: str(number + 1)} if number + 1 < len(pages) else {})

    return answer


@pytest.mark.parametrize(
    ("service", "operation", "answer"),
    [
        ("sqs", "ListQueues", in_pages("NextToken", "NextToken", "Items", [1, 2], [3], [4])),
        ("iam", "GetAccountAuthorizationDetails", in_pages("Marker", "Marker", "Items", [1, 2], [3], [4], IsTruncated=[True, True, False])),
        ("events", "ListEventBuses", in_pages("NextToken", "NextToken", "Items", [1, 2], [3], [4])),
        ("wafv2", "ListWebACLs", in_pages("NextMarker", "NextMarker", "Items", [1, 2], [3], [4])),
        ("lambda", "ListFunctions", in_pages("NextMarker", "Marker", "Items", [1, 2], [3], [4])),
        ("ec2", "DescribeRegions", lambda _: {"Items": [1, 2, 3, 4], "NextToken": "not a page's"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_pages_are_followed_by_botocores_paginators_and_by_hand(service: str, operation: str, answer: Any) -> None:
    caller, tally = FakeCaller(**{operation: answer}), Tally()
    pages = list(caller.pages(service, "eu-west-1", operation, {}, tally))
    assert [item for page in pages for item in page["Items"]] == [1, 2, 3, 4]
    assert tally.pages == tally.api_calls == len(pages)


def test_the_largest_page_is_asked_for_and_a_page_size_of_the_row_is_kept() -> None:
    caller = FakeCaller(GetAccountAuthorizationDetails=lambda _: {"IsTruncated": False})
    list(caller.pages("iam", "us-east-1", "GetAccountAuthorizationDetails", {}, Tally()))
    list(caller.pages("iam", "us-east-1", "GetAccountAuthorizationDetails", {"MaxItems": 7}, Tally()))
    assert [params["MaxItems"] for _, _, params in caller.asked] == [MAX_PAGE, 7]


def test_a_token_that_comes_twice_ends_the_listing_with_an_error() -> None:
    caller = FakeCaller(ListQueues=lambda _: {"NextToken": "same"})
    pages = caller.pages("sqs", "eu-west-1", "ListQueues", {}, Tally())
    next(pages)
    with pytest.raises(PaginationError, match="received twice"):
        list(pages)
    assert caller.count("ListQueues") == 2


def test_more_without_a_way_to_it_is_an_error_and_not_the_end() -> None:
    caller = FakeCaller(GetAccountAuthorizationDetails=lambda _: {"Users": [], "IsTruncated": True})
    with pytest.raises(ListingError, match="there is more") as caught:
        list(caller.pages("iam", "us-east-1", "GetAccountAuthorizationDetails", {}, Tally()))
    assert caught.value.code == "MissingToken"
