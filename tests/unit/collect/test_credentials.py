"""Whom the collector is: base identities, roles in accounts, renewal before and at expiry, and errors that name the remedy."""

from __future__ import annotations

import datetime as dt
import pickle
import threading
from pathlib import Path

import pytest
from fake_aws import FakeAws

from inventory_assets.collect.credentials import AccountEntryError, enter_account
from inventory_assets.collect.sessions import BaseSession, CredentialsError, home_region, partition_of_arn, partition_of_region
from inventory_assets.settings import Settings

OWN, OTHER = "111111111111", "222222222222"


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> FakeAws:
    return FakeAws().install(monkeypatch)


def settings(**keys: object) -> Settings:
    return Settings.model_validate(keys)


@pytest.mark.parametrize(
    ("region", "partition", "home"),
    [
        ("eu-west-1", "aws", "us-east-1"),
        ("us-gov-east-1", "aws-us-gov", "us-gov-west-1"),
        ("cn-northwest-1", "aws-cn", "cn-north-1"),
        ("xx-new-9", "aws", "us-east-1"),
    ],
)
def test_partitions_and_their_home_regions(region: str, partition: str, home: str) -> None:
    assert partition_of_region(region) == partition
    assert home_region(partition) == home
    assert partition_of_arn(f"arn:{partition}:iam::{OWN}:role/x") == partition


def test_the_callers_own_account_needs_no_role(aws: FakeAws) -> None:
    entry = enter_account(settings(), OWN)
    assert entry.get_frozen_credentials().access_key == "caller"
    assert aws.count("AssumeRole") == 0


def test_another_account_is_entered_by_its_role_and_external_id(aws: FakeAws) -> None:
    chosen = settings(role_name="Reader", external_id="of-all", accounts={"b": {"account_id": OTHER, "external_id": "of-b"}})
    entry = enter_account(chosen, OTHER)
    assert entry.get_frozen_credentials().access_key == f"{OTHER}-1"
    params = next(params for operation, params, _ in aws.calls if operation == "AssumeRole")
    assert params == {"RoleArn": f"arn:aws:iam::{OTHER}:role/Reader", "RoleSessionName": "inventory", "ExternalId": "of-b"}


def test_a_role_set_for_the_account_by_name_is_taken_even_in_ones_own(aws: FakeAws) -> None:
    entry = enter_account(settings(accounts={"a": {"account_id": OWN, "role_name": "path/Mine"}}), OWN)
    assert entry.role_arn == f"arn:aws:iam::{OWN}:role/path/Mine"


def test_the_role_is_in_the_callers_partition(aws: FakeAws) -> None:
    aws.answers["GetCallerIdentity"] = lambda _: {"Account": OWN, "Arn": f"arn:aws-us-gov:iam::{OWN}:user/me"}
    entry = enter_account(settings(regions=["us-gov-west-1"]), OTHER)
    assert entry.role_arn == f"arn:aws-us-gov:iam::{OTHER}:role/InventoryRole"
    assert entry.partition == "aws-us-gov"


def test_one_identity_serves_many_accounts(aws: FakeAws) -> None:
    base = BaseSession(settings())
    for account in ("222222222222", "333333333333", "444444444444"):
        enter_account(settings(), account, base)
    assert aws.count("GetCallerIdentity") == 1
    assert aws.count("AssumeRole") == 3


def test_credentials_are_renewed_before_they_expire(aws: FakeAws) -> None:
    aws.expires_in = dt.timedelta(minutes=12)  # inside the window in which renewal is tried
    entry = enter_account(settings(), OTHER)
    aws.expires_in = dt.timedelta(hours=1)
    renewed = entry.get_frozen_credentials()
    assert renewed.access_key != f"{OTHER}-1"
    assert entry.get_frozen_credentials() == renewed


def test_a_failed_renewal_keeps_the_old_credentials_while_they_last(aws: FakeAws, caplog: pytest.LogCaptureFixture) -> None:
    aws.expires_in = dt.timedelta(minutes=12)
    entry = enter_account(settings(), OTHER)
    before = entry.get_frozen_credentials()
    aws.refuse("AssumeRole", "Throttling")
    assert entry.get_frozen_credentials() == before
    assert "Traceback" not in caplog.text


def test_credentials_that_cannot_be_renewed_any_more_are_an_entry_error(aws: FakeAws) -> None:
    aws.expires_in = dt.timedelta(minutes=12)
    entry = enter_account(settings(), OTHER)
    entry._source._made._expiry_time = dt.datetime.now(dt.UTC)
    aws.refuse("AssumeRole", "AccessDenied")
    with pytest.raises(AccountEntryError, match="AccessDenied"):
        entry.get_frozen_credentials()


def test_forced_renewal_is_made_once_for_all_threads_that_ask_at_once(aws: FakeAws, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = enter_account(settings(), OTHER)
    monkeypatch.setattr("inventory_assets.collect.sessions.time.monotonic", lambda: 1e9)
    threads = [threading.Thread(target=entry.refresh) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert aws.count("AssumeRole") == 2
    assert entry.get_frozen_credentials().access_key == f"{OTHER}-2"


def test_a_refused_role_names_the_role_the_caller_and_the_remedy(aws: FakeAws) -> None:
    aws.refuse("AssumeRole", "AccessDenied", "User me is not authorized")
    with pytest.raises(AccountEntryError) as caught:
        enter_account(settings(external_id="xyz"), OTHER)
    error = caught.value
    assert (error.account_id, error.code) == (OTHER, "AccessDenied")
    assert error.message == "User me is not authorized."
    assert f"arn:aws:iam::{OTHER}:role/InventoryRole must exist and trust arn:aws:iam::{OWN}:user/me" in error.remedy
    assert "external id xyz" in error.remedy
    assert "inventory member-role" in error.remedy
    assert pickle.loads(pickle.dumps(error)).account_id == OTHER


def test_an_expired_session_is_an_entry_error_of_the_account(aws: FakeAws) -> None:
    aws.refuse("GetCallerIdentity", "ExpiredToken", "The security token included in the request is expired")
    with pytest.raises(AccountEntryError, match="log in again") as caught:
        enter_account(settings(), OTHER)
    assert caught.value.account_id == OTHER


def test_no_credentials_at_all_are_said_as_such(aws: FakeAws, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(CredentialsError, match="there are no AWS credentials"):
        BaseSession(settings())


def test_a_profile_that_is_not_there_names_the_key_of_the_settings(aws: FakeAws) -> None:
    with pytest.raises(CredentialsError) as caught:
        BaseSession(settings(profiles={"management": "org-admin"}), "management")
    assert caught.value.who == "profiles.management (org-admin)"
    assert "profiles.management" in caught.value.remedy


def test_a_profile_is_read_from_the_shared_files(aws: FakeAws, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shared = tmp_path / "credentials"
    shared.write_text("[ops]\naws_access_key_id = of-ops\naws_secret_access_key = s\nregion = eu-west-1\n")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(shared))
    base = BaseSession(settings(profiles={"operations": "ops"}))
    assert base.get_frozen_credentials().access_key == "of-ops"
    assert base.region == "eu-west-1"


def test_a_role_as_base_is_assumed_by_the_caller_and_assumes_the_others(aws: FakeAws) -> None:
    role = "arn:aws:iam::999999999999:role/Ops"
    entry = enter_account(settings(profiles={"operations": role}, external_id="x1"), OTHER)
    assert entry.get_frozen_credentials().access_key.startswith(OTHER)
    assumed = [(params["RoleArn"], key) for operation, params, key in aws.calls if operation == "AssumeRole"]
    assert assumed == [(role, "caller"), (f"arn:aws:iam::{OTHER}:role/InventoryRole", "999999999999-1")]


def test_a_base_role_that_may_not_be_assumed_is_said_for_the_account(aws: FakeAws) -> None:
    aws.refuse("AssumeRole", "AccessDenied")
    with pytest.raises(AccountEntryError, match=r"profiles\.operations"):
        enter_account(settings(profiles={"operations": "arn:aws:iam::999999999999:role/Ops"}), OTHER)
