"""A running local cloud for the tests of this folder, and clients of any account in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

import boto3
import pytest
from billing_days import BILLED_DAY
from botocore.config import Config

from inventory_assets.localcloud.estate.accounts import Account, list_accounts
from inventory_assets.localcloud.estate.options import DEFAULT_EXTERNAL_ID, DEFAULT_ROLE_NAME, EstateOptions
from inventory_assets.localcloud.running import CREDENTIALS, CloudHandle, running_cloud

Client = Callable[..., Any]
ONCE = Config(retries={"total_max_attempts": 1, "mode": "standard"})


@pytest.fixture(scope="session")
def accounts() -> dict[str, Account]:
    return {account.name: account for account in list_accounts(EstateOptions())}


@pytest.fixture(scope="session")
def _cloud() -> Iterator[CloudHandle]:
    with running_cloud() as handle:
        yield handle


@pytest.fixture
def cloud(_cloud: CloudHandle) -> Iterator[CloudHandle]:
    """The default estate on day 0, without faults; what a test asks of it is taken back after it."""
    _cloud.forget_calls()
    yield _cloud
    _cloud.set_faults([])
    _cloud.set_latency(0)
    if _cloud.state()["options"]["day"]:
        _cloud.set_day(0)


@pytest.fixture(scope="session")
def _sessions(_cloud: CloudHandle, accounts: dict[str, Account]) -> Callable[[str | None], boto3.Session]:
    base = boto3.Session(CREDENTIALS["AWS_ACCESS_KEY_ID"], CREDENTIALS["AWS_SECRET_ACCESS_KEY"])
    sts = base.client("sts", region_name="us-east-1", endpoint_url=_cloud.url)

    @cache
    def enter(account: str | None) -> boto3.Session:
        if account is None:
            return base
        arn = f"arn:aws:iam::{accounts[account].account_id}:role/{DEFAULT_ROLE_NAME}"
        got = sts.assume_role(RoleArn=arn, RoleSessionName="tests", ExternalId=DEFAULT_EXTERNAL_ID)["Credentials"]
        return boto3.Session(got["AccessKeyId"], got["SecretAccessKey"], got["SessionToken"])

    return enter


@pytest.fixture(scope="session")
def _clients(_cloud: CloudHandle, _sessions: Callable[[str | None], boto3.Session]) -> Client:
    @cache
    def make(account: str | None, service: str, region: str = "us-east-1", config: Config = ONCE) -> Any:
        return _sessions(account).client(service, region_name=region, endpoint_url=_cloud.url, config=config)

    return make


@pytest.fixture
def client(cloud: CloudHandle, _clients: Client) -> Client:
    """Clients of a member account, through AssumeRole: (account name, service, region, config)."""
    return _clients


@pytest.fixture
def base_client(cloud: CloudHandle, _clients: Client) -> Client:
    """Clients with the base credentials, which are the management account's: (service, region, config)."""
    return partial(_clients, None)


@pytest.fixture(scope="session")
def billing_cloud() -> Iterator[CloudHandle]:
    """The default estate on a day on which the open month has charges; its bills are made once."""
    with running_cloud(EstateOptions(day=BILLED_DAY)) as handle:
        yield handle


@pytest.fixture(scope="session")
def billing_clients(billing_cloud: CloudHandle, accounts: dict[str, Account]) -> Client:
    """Clients of an account of that estate, None being the management account: (account name, service, config)."""
    base = boto3.Session(CREDENTIALS["AWS_ACCESS_KEY_ID"], CREDENTIALS["AWS_SECRET_ACCESS_KEY"])

    @cache
    def make(account: str | None, service: str, config: Config = ONCE) -> Any:
        session = base
        if account is not None:
            arn = f"arn:aws:iam::{accounts[account].account_id}:role/{DEFAULT_ROLE_NAME}"
            sts = base.client("sts", region_name="us-east-1", endpoint_url=billing_cloud.url)
            got = sts.assume_role(RoleArn=arn, RoleSessionName="tests", ExternalId=DEFAULT_EXTERNAL_ID)["Credentials"]
            session = boto3.Session(got["AccessKeyId"], got["SecretAccessKey"], got["SessionToken"])
        return session.client(service, region_name="us-east-1", endpoint_url=billing_cloud.url, config=config)

    return make
