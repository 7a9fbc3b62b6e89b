"""What the collector is measured against: botocore alone making the recorded requests, with nothing done with the replies.

`shared` has one client per service and region for all accounts; `naive` one per account, service and region. Imports nothing of
the inventory.
"""

from __future__ import annotations

import contextvars
import json
import re
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import botocore.session
from botocore import xform_name
from botocore.config import Config
from botocore.credentials import CredentialProvider, Credentials, ReadOnlyCredentials
from botocore.exceptions import ClientError

from bench.children import Meter, serve_task

account_credentials: contextvars.ContextVar[ReadOnlyCredentials] = contextvars.ContextVar("account_credentials")


class Request(NamedTuple):
    """One recorded request."""

    account_id: str
    service: str
    region: str
    operation: str
    params: dict[str, Any]


class _PerCallCredentials(Credentials):
    def __init__(self) -> None:
        super().__init__("chosen-per-call", "chosen-per-call")

    def get_frozen_credentials(self) -> ReadOnlyCredentials:
        return account_credentials.get()


class _PerCallProvider(CredentialProvider):
    METHOD = CANONICAL_NAME = "per-call"

    def load(self) -> _PerCallCredentials:
        return _PerCallCredentials()


def _config(width: int) -> Config:
    return Config(max_pool_connections=width, retries={"mode": "standard", "max_attempts": 8})


def _session() -> botocore.session.Session:
    """A session whose requests reach loopback: S3's control plane and MWAA would put a name before its address."""
    session = botocore.session.Session()
    for service in ("s3-control", "mwaa"):
        session.register(f"before-call.{service}", _no_name_before_address)
    return session


def _no_name_before_address(params: dict[str, Any], **_: Any) -> None:
    params["url"] = re.sub(r"^(http://)(?:\d{12}|api)\.(127\.)", r"\1\2", params["url"])


def _enter_accounts(account_ids: list[str], role_name: str, external_id: str) -> dict[str, ReadOnlyCredentials]:
    """Assume the role of every account but the caller's own."""
    session = botocore.session.Session()
    sts = session.create_client("sts", region_name="us-east-1", config=_config(1))
    own = sts.get_caller_identity()["Account"]
    entered = {}
    for account_id in account_ids:
        if account_id == own:
            entered[account_id] = session.get_credentials().get_frozen_credentials()
            continue
        made = sts.assume_role(RoleArn=f"arn:aws:iam::{account_id}:role/{role_name}", RoleSessionName="bench", ExternalId=external_id)
        made = made["Credentials"]
        entered[account_id] = ReadOnlyCredentials(made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"], account_id)
    return entered


def _read(path: str, only_accounts: list[str]) -> list[Request]:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    requests = [Request(*json.loads(line, object_hook=lambda found: found["at"] if found.keys() == {"at"} else found)) for line in lines]
    return [request for request in requests if request.account_id in only_accounts]


def shared(requests: str, account_ids: list[str], role_name: str, external_id: str, width: int) -> dict[str, Any]:
    """One client per service and region, `width` threads (1: a plain loop)."""
    recorded = _read(requests, account_ids)
    meter = Meter()
    credentials = _enter_accounts(account_ids, role_name, external_id)
    session = _session()
    session.get_component("credential_provider").insert_before("env", _PerCallProvider())
    clients: dict[tuple[str, str], Any] = {}
    for request in recorded:  # made ahead: threads that make the same client twice would be no floor
        key = (request.service, request.region)
        if key not in clients:
            clients[key] = session.create_client(request.service, region_name=request.region, config=_config(width))

    def make(request: Request) -> bool:
        account_credentials.set(credentials[request.account_id])
        return _call(clients[request.service, request.region], request)

    good = _make_all(make, recorded, width)
    return vars(meter.read()) | {"requests": len(recorded), "good": good, "clients": len(clients)}


def naive(requests: str, account_ids: list[str], role_name: str, external_id: str, width: int) -> dict[str, Any]:
    """A client per account, service and region, each account's dropped when it is done, as a loop over sessions does."""
    recorded = _read(requests, account_ids)
    meter = Meter()
    credentials = _enter_accounts(account_ids, role_name, external_id)
    by_account: dict[str, list[Request]] = defaultdict(list)
    for request in recorded:
        by_account[request.account_id].append(request)
    good = made = 0
    for account_id, mine in by_account.items():
        frozen = credentials[account_id]
        session = _session()
        session.set_credentials(frozen.access_key, frozen.secret_key, frozen.token)
        clients = {
            (service, region): session.create_client(service, region_name=region, config=_config(width))
            for service, region in dict.fromkeys((request.service, request.region) for request in mine)
        }
        made += len(clients)
        good += _make_all(lambda request, clients=clients: _call(clients[request.service, request.region], request), mine, width)
    return vars(meter.read()) | {"requests": len(recorded), "good": good, "clients": made}


def _call(client: Any, request: Request) -> bool:
    try:
        getattr(client, xform_name(request.operation))(**request.params)
    except ClientError:
        return False  # a bucket without a policy answers with an error, to the collector as well
    return True


def _make_all(make: Callable[[Request], bool], requests: list[Request], width: int) -> int:
    if width == 1:
        return sum(map(make, requests))
    with ThreadPoolExecutor(width) as pool:
        return sum(pool.map(make, requests))


if __name__ == "__main__":
    serve_task({"shared": shared, "naive": naive})
