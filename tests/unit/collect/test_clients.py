"""Clients are shared by all accounts; credentials and retry quota are those of the account that calls."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.credentials import ReadOnlyCredentials
from botocore.exceptions import ClientError, EndpointConnectionError

from inventory_assets.collect.clients import CallingAccount, Clients, calling_account, keep_timestamp

THROTTLED = b'{"__type":"ThrottlingException","message":"Rate exceeded"}'


def account(name: str) -> CallingAccount:
    keys = ReadOnlyCredentials(name, "secret", None)
    return CallingAccount(name, SimpleNamespace(get_frozen_credentials=lambda: keys))


@pytest.fixture(scope="module")
def clients() -> Clients:
    return Clients(max_attempts=3)


class Raw:
    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self, **_: Any) -> Any:
        yield self._body


def answer(client: Any, status: int, body: bytes) -> list[str]:
    """Answer the client's requests without sending them; who signed each."""
    signed: list[str] = []

    def reply(request: Any, **_: Any) -> AWSResponse:
        signed.append(request.headers["Authorization"].decode().split("Credential=")[1].split("/")[0])
        return AWSResponse(request.url, status, {}, Raw(body))

    client.meta.events.register("before-send", reply)
    return signed


def test_a_service_and_region_has_one_client_however_many_threads_ask(clients: Clients) -> None:
    found: list[Any] = []
    threads = [threading.Thread(target=lambda: found.append(clients.get("sqs", "eu-west-1"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(client) for client in found}) == 1
    assert clients.get("sqs", "eu-west-2") is not found[0]
    assert clients.get("sns", "eu-west-1") is not found[0]


def test_evicting_a_region_drops_its_clients_alone(clients: Clients) -> None:
    gone, stays = clients.get("sqs", "eu-north-1"), clients.get("sqs", "eu-west-1")
    clients.evict("eu-north-1")
    assert clients.get("sqs", "eu-west-1") is stays
    assert clients.get("sqs", "eu-north-1") is not gone


def test_a_call_carries_the_credentials_of_the_account_that_makes_it(clients: Clients) -> None:
    client = clients.get("sqs", "ap-south-1")
    signed = answer(client, 200, b"{}")
    for name in ("first", "second", "first"):
        calling_account.set(account(name))
        client.list_queues()
    assert signed == ["first", "second", "first"]


def test_retries_use_up_the_quota_of_their_own_account(clients: Clients, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("botocore.endpoint.time.sleep", lambda _: None)
    client = clients.get("sqs", "sa-east-1")
    signed = answer(client, 400, THROTTLED)
    throttled, other = account("throttled"), account("other")
    calling_account.set(throttled)
    with pytest.raises(ClientError) as caught:
        client.list_queues()
    assert caught.value.response["ResponseMetadata"]["RetryAttempts"] == 2
    assert len(signed) == 3, "as many attempts as the settings say"
    full = other.retry_quota.available_capacity
    assert throttled.retry_quota.available_capacity < full
    throttled.retry_quota.acquire(throttled.retry_quota.available_capacity)
    with pytest.raises(ClientError):
        client.list_queues()
    assert len(signed) == 4, "who has used up his quota is not retried"
    calling_account.set(other)
    with pytest.raises(ClientError):
        client.list_queues()
    assert len(signed) == 7, "and the other still is"


def test_a_success_gives_back_what_its_retries_took(clients: Clients, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("botocore.endpoint.time.sleep", lambda _: None)
    client = clients.get("sqs", "ca-central-1")
    replies = [(400, THROTTLED), (200, b"{}")]

    def reply(request: Any, **_: Any) -> AWSResponse:
        status, body = replies.pop(0)
        return AWSResponse(request.url, status, {}, Raw(body))

    client.meta.events.register("before-send", reply)
    caller = account("one")
    full = caller.retry_quota.available_capacity
    calling_account.set(caller)
    assert client.list_queues()["ResponseMetadata"]["RetryAttempts"] == 1
    assert caller.retry_quota.available_capacity == full


def test_endpoints_are_those_of_the_settings() -> None:
    made = Clients({"aws": "http://127.0.0.1:1", "sqs": "http://127.0.0.1:2"})
    assert made.get("sqs", "eu-west-1").meta.endpoint_url == "http://127.0.0.1:2"
    assert made.get("sns", "eu-west-1").meta.endpoint_url == "http://127.0.0.1:1"


def test_a_host_that_is_not_there_is_asked_for_once_where_botocore_knows_no_such_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("botocore.endpoint.time.sleep", lambda _: None)
    nowhere = Clients({"aws": "http://127.0.0.1:9"}, max_attempts=3)
    calling_account.set(account("one"))
    tries: list[str] = []
    for region in ("sa-west-9", "eu-west-1"):
        client = nowhere.get("lightsail", region)
        client.meta.events.register("before-send", lambda request, region=region, **_: tries.append(region))
        with pytest.raises(EndpointConnectionError):
            client.get_instances()
    assert tries == ["sa-west-9", *["eu-west-1"] * 3]


def test_timestamps_stay_text() -> None:
    assert keep_timestamp("2026-01-02T03:04:05.000Z") == "2026-01-02T03:04:05.000Z"
    assert keep_timestamp(1_700_000_000) == "2023-11-14T22:13:20+00:00"


def test_regions_of_a_service(clients: Clients) -> None:
    assert "eu-west-1" in clients.regions_of_service("ec2", "aws")
    assert "cn-north-1" in clients.regions_of_service("ec2", "aws-cn")
    assert clients.regions_of_service("iam", "aws") == frozenset()
