"""Making calls for one account: paced, counted, paged, never more at once than allowed. Knows nothing of resources."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from botocore import xform_name
from botocore.exceptions import ClientError, PaginationError

from inventory_assets.catalog.limits import bucket_of
from inventory_assets.collect.clients import CallingAccount, Clients, calling_account
from inventory_assets.collect.errors import EXPIRED, error_code, retries_of


@dataclass
class Tally:
    """What a cell cost. Added to by one thread or under the caller's care."""

    api_calls: int = 0
    pages: int = 0
    retries: int = 0
    request_id: str | None = None

    def add(self, other: Tally) -> None:
        self.api_calls += other.api_calls
        self.pages += other.pages
        self.retries += other.retries
        self.request_id = other.request_id or self.request_id


class TokenBucket:
    """At most `rate` calls a second on average, `2 × rate` at once."""

    def __init__(self, rate: float) -> None:
        self._rate, self._burst = rate, 2 * rate
        self._tokens, self._at = self._burst, time.monotonic()
        self._lock = threading.Lock()

    def take(self) -> None:
        """Take one token, sleeping until it is there."""
        with self._lock:
            now = time.monotonic()
            self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate) - 1
            self._at = now
            owed = -self._tokens / self._rate
        if owed > 0:
            time.sleep(owed)


class Gate:
    """How many requests are under way at once, over all accounts; and the buckets of each (account, region, service)."""

    def __init__(self, width: int) -> None:
        self._slots = threading.Semaphore(width)
        self._buckets: dict[tuple[str, str, str], TokenBucket] = {}
        self._lock = threading.Lock()  # a region is forgotten while others gain buckets

    def pass_through(self, account_id: str, region: str, service: str, operation: str, call: Callable[[], Any]) -> Any:
        """Make the call when its bucket and a slot allow it; waiting for the bucket holds no slot."""
        name, rate = bucket_of(service, operation)
        key = (account_id, region, name)
        bucket = self._buckets.get(key)
        if bucket is None:
            with self._lock:
                bucket = self._buckets.setdefault(key, TokenBucket(rate))
        bucket.take()
        with self._slots:
            return call()

    def forget(self, region: str) -> None:
        """Drop the buckets of a region that is done."""
        with self._lock:
            for key in [key for key in self._buckets if key[1] == region]:
                del self._buckets[key]


class Caller:
    """Makes calls on behalf of one account. Shared by threads."""

    def __init__(self, clients: Clients, gate: Gate, account: CallingAccount) -> None:
        self.clients, self.gate, self.account = clients, gate, account

    def call(self, service: str, region: str, operation: str, params: Mapping[str, Any], tally: Tally) -> dict[str, Any]:
        """One request; raises botocore's errors. An expired token is renewed once, ahead of its time."""
        method = getattr(self.clients.get(service, region), xform_name(operation))

        def attempt() -> dict[str, Any]:
            tally.api_calls += 1
            calling_account.set(self.account)  # whose credentials and quota this thread's call carries
            try:
                place = (self.account.account_id, region, service, operation)
                reply: dict[str, Any] = self.gate.pass_through(*place, lambda: method(**params))
            except ClientError as error:
                tally.retries += retries_of(error)
                raise
            metadata = reply.pop("ResponseMetadata", {})
            tally.retries += metadata.get("RetryAttempts", 0)
            tally.request_id = metadata.get("RequestId") or tally.request_id
            return reply

        try:
            return attempt()
        except ClientError as error:
            renew = getattr(self.account.credentials, "refresh", None)
            if error_code(error) not in EXPIRED or renew is None:
                raise
            renew()
            return attempt()

    def pages(self, service: str, region: str, operation: str, params: Mapping[str, Any], tally: Tally) -> Iterator[dict[str, Any]]:
        """Every page of a list operation; raises PaginationError where a token comes a second time."""
        paging = self.clients.paging(service, operation)
        arguments = dict(params)
        if paging is not None and paging.limit and paging.limit_value and paging.limit not in arguments:
            arguments[paging.limit] = paging.limit_value
        seen: set[int] = set()
        while True:
            reply = self.call(service, region, operation, arguments, tally)
            tally.pages += 1
            tokens = paging.next_tokens(reply) if paging is not None else {}
            yield reply
            del reply  # pages are large: one is forgotten before the next is read
            if not tokens:
                return
            mark = hash(tuple(sorted(tokens.items())))
            if mark in seen:
                raise PaginationError(message=f"The same next token was received twice: {sorted(tokens)}")
            seen.add(mark)
            arguments |= tokens
