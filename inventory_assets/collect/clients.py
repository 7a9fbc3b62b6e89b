"""One botocore client per (service, region) for all accounts, with credentials and retry quota chosen per call.

Measured: a client per (account, region, service) costs 50 ms CPU a request, this way 4 ms. What to call and what to make
of the reply does not belong here.
"""

from __future__ import annotations

import contextvars
import datetime as dt
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

from botocore.config import Config
from botocore.credentials import CredentialProvider, Credentials
from botocore.exceptions import EndpointConnectionError, UnknownRegionError
from botocore.retries import quota, standard

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.catalog.permissions import COST_CALLS, calls
from inventory_assets.collect.models import lean_session
from inventory_assets.collect.paging import Paging, paging_of


class FrozenCredentialSource(Protocol):
    """Anything that hands out credentials that are valid now (botocore's refreshable credentials do)."""

    def get_frozen_credentials(self) -> Any: ...


@dataclass
class CallingAccount:
    """On whose behalf a call is made: set in `calling_account` by the thread that makes it."""

    account_id: str
    credentials: FrozenCredentialSource
    retry_quota: quota.RetryQuota = field(default_factory=quota.RetryQuota)


calling_account: contextvars.ContextVar[CallingAccount] = contextvars.ContextVar("calling_account")


class _PerCallCredentials(Credentials):
    def __init__(self) -> None:
        super().__init__("chosen-per-call", "chosen-per-call")

    def get_frozen_credentials(self) -> Any:
        return calling_account.get().credentials.get_frozen_credentials()


class _PerCallProvider(CredentialProvider):
    METHOD = CANONICAL_NAME = "per-call"

    def load(self) -> _PerCallCredentials:
        return _PerCallCredentials()


class _PerAccountQuota:
    """botocore's retry quota, one for each account: an account that is throttled leaves the others theirs."""

    def acquire(self, amount: int) -> bool:
        return bool(calling_account.get().retry_quota.acquire(amount))

    def release(self, amount: int) -> None:
        calling_account.get().retry_quota.release(amount)


def keep_timestamp(value: Any) -> Any:
    """Leave ISO text as it is and turn other times into it: botocore's default parser is most of the cost of a large page."""
    if isinstance(value, int | float):
        return dt.datetime.fromtimestamp(value, dt.UTC).isoformat()
    if isinstance(value, str) and value[:1].isalpha():  # `Wed, 25 Nov 2026 08:49:37 GMT`, in headers
        try:
            return parsedate_to_datetime(value).isoformat()
        except ValueError:
            return value  # not a time that anyone can read: kept as it came
    return value


class _Conditions(standard.StandardRetryConditions):
    """botocore's, but that a host that is not there is not asked for again where botocore knows no such service: eight tries of it take
    half a minute, and a thousand accounts have ten thousands of such cells.
    """

    def __init__(self, max_attempts: int, is_there: bool) -> None:
        super().__init__(max_attempts=max_attempts)
        self._is_there = is_there

    def is_retryable(self, context: Any) -> bool:
        if not self._is_there and isinstance(context.caught_exception, EndpointConnectionError):
            return False
        return bool(super().is_retryable(context))


def _share_retries_by_account(client: Any, max_attempts: int, is_there: bool) -> None:
    """Replace the client's own standard-mode retry handler by the same one with a quota per account. `is_there`: whether botocore knows
    the service in the client's region.
    """
    service = client.meta.service_model.service_id.hyphenize()
    events = client.meta.events
    events.unregister(f"needs-retry.{service}", unique_id=f"retry-config-{service}")
    adapter = standard.RetryEventAdapter()
    detector = standard.ThrottlingErrorDetector(adapter)
    checker = standard.RetryQuotaChecker(_PerAccountQuota(), detector)
    handler = standard.RetryHandler(
        retry_policy=standard.RetryPolicy(
            retry_checker=_Conditions(max_attempts, is_there),
            retry_backoff=standard.ExponentialBackoff(service_name=service, throttling_detector=detector),
        ),
        retry_event_adapter=adapter,
        retry_quota=checker,  # type: ignore[arg-type]  # the stubs name the wrong class; botocore itself hands over a checker
        service_name=service,
    )
    events.register(f"after-call.{service}", checker.release_retry_quota)
    events.register(f"needs-retry.{service}", handler.needs_retry, unique_id=f"retry-config-{service}")


#: What botocore puts before any host, an IP address as well: an account id for S3's control plane, `api` for MWAA.
_NAME_BEFORE_IP = re.compile(r"^(https?://)(?:\d{12}|api)\.(\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:/|$))")
_WITH_NAMES = ("s3-control", "mwaa")


def _no_names_below_addresses(model: Any, params: dict[str, Any], **_: Any) -> None:  # noqa: ARG001 - botocore calls by these names
    """There are no hosts below an IP address: an endpoint that is set to one gets the request itself."""
    params["url"] = _NAME_BEFORE_IP.sub(r"\1\2", params["url"])


class Clients:
    """Makes, keeps and evicts the shared clients. Thread-safe."""

    def __init__(self, endpoints: Mapping[str, str] | None = None, *, pool_size: int = 16, max_attempts: int = 8) -> None:
        """`endpoints`: URL per botocore service, or under "aws" for all of them; AWS_ENDPOINT_URL is botocore's own affair."""
        self._endpoints = dict(endpoints or {})
        self._max_attempts = max_attempts
        self._session = lean_session(calls(AWS_TYPES) | COST_CALLS)
        self._session.get_component("credential_provider").insert_before("env", _PerCallProvider())
        self._session.get_component("response_parser_factory").set_parser_defaults(timestamp_parser=keep_timestamp)
        self._config = Config(
            max_pool_connections=pool_size,
            retries={"mode": "standard", "max_attempts": max_attempts},
            connect_timeout=10,
            read_timeout=60,
            user_agent_extra="inventory-assets",
            parameter_validation=True,
        )
        self._made: dict[tuple[str, str], Any] = {}
        self._lock = threading.Lock()

    def get(self, service: str, region: str) -> Any:
        """The client of `service` in `region`; made once (60–380 ms for a service's first, about 10 ms for its next region)."""
        client = self._made.get((service, region))
        if client is None:
            with self._lock:
                client = self._made.get((service, region))
                if client is None:
                    client = self._made[service, region] = self._make(service, region)
        return client

    def _make(self, service: str, region: str) -> Any:
        endpoint = self._endpoints.get(service) or self._endpoints.get("aws")
        client = self._session.create_client(service, region_name=region, config=self._config, endpoint_url=endpoint)
        _share_retries_by_account(client, self._max_attempts, self.knows(service, region))
        for named in _WITH_NAMES:
            client.meta.events.register(f"before-call.{named}", _no_names_below_addresses)
        return client

    def knows(self, service: str, region: str) -> bool:
        """Whether botocore's data have the service in the region; one without regions there, or a region nobody knows, may be there."""
        try:
            known = self.regions_of_service(service, self._session.get_partition_for_region(region))
        except UnknownRegionError:
            return True
        return not known or region in known

    def evict(self, region: str) -> None:
        """Drop a region's clients: each holds about 0.3 MiB, and 33 services × 17 regions would be 150 MiB."""
        with self._lock:
            gone = [self._made.pop(key) for key in list(self._made) if key[1] == region]
        for client in gone:
            client.close()

    def paging(self, service: str, operation: str) -> Paging | None:
        """How the operation is paged."""
        return paging_of(self._session, service, operation)

    def regions_of_service(self, service: str, partition: str) -> frozenset[str]:
        """Regions botocore knows the service in, none for a service of the whole partition (IAM)."""
        return frozenset(self._session.get_available_regions(service, partition_name=partition))
