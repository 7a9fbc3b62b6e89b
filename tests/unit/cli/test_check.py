"""`inventory check`: a line for each account, reasons with remedies, an estimate, and exit code 2 where there would be gaps."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from inventory_assets.cli import main
from inventory_assets.collect import organizations, probe
from inventory_assets.collect.credentials import AccountEntryError
from inventory_assets.collect.errors import Failure
from inventory_assets.collect.probe import Probe

PROD, DEV, OLD = "222222222222", "333333333333", "444444444444"


@pytest.fixture
def probes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Probe]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INVENTORY_CONFIG", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    accounts = [(PROD, "prod", "ACTIVE"), (DEV, "dev", "ACTIVE"), (OLD, "old", "SUSPENDED")]
    rows = tuple(
        {"account_id": account, "account_name": name, "status": status, "partition": "aws", "is_scanned": status == "ACTIVE"}
        for account, name, status in accounts
    )
    listing = SimpleNamespace(rows=rows, warnings=("tags of 3 account(s) unknown",))
    found = {account: Probe(account, None, ("eu-west-1", "us-east-1"), ("ec2", "s3")) for account, _, _ in accounts}
    monkeypatch.setattr(organizations, "discover_accounts", lambda settings: listing)
    monkeypatch.setattr(probe, "Prober", lambda settings, rows: SimpleNamespace(probe=lambda account, partition: found[account]))
    return found


def test_readable_accounts_end_with_0_and_an_estimate(probes: dict[str, Probe], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    told = capsys.readouterr()
    assert "2 of 2" in told.out
    assert f"not scanned: {OLD} old (SUSPENDED)" in told.out
    assert "A scan of 2 accounts makes about" in told.out
    assert "tags of 3 account(s) unknown" in told.err


def test_a_refused_service_ends_with_2_and_its_reason(probes: dict[str, Probe], capsys: pytest.CaptureFixture[str]) -> None:
    probes[DEV] = Probe(DEV, None, ("eu-west-1",), ("ec2",), (("s3", Failure("denied", "AccessDenied", "an explicit deny")),))
    assert main(["check"]) == 2
    assert "s3: denied, AccessDenied: an explicit deny (in 1 of 2 accounts)" in capsys.readouterr().out


def test_a_disabled_service_is_as_it_should_be(probes: dict[str, Probe]) -> None:
    probes[DEV] = Probe(DEV, None, ("eu-west-1",), (), (("s3", Failure("disabled", "OptInRequired", "not subscribed")),))
    assert main(["check"]) == 0


def test_an_account_that_cannot_be_entered_ends_with_2_and_the_remedy(probes: dict[str, Probe], capsys: pytest.CaptureFixture[str]) -> None:
    probes[PROD] = Probe(PROD, AccountEntryError(PROD, "AccessDenied", "not authorized.", "The role must exist."))
    assert main(["check"]) == 2
    told = capsys.readouterr().out
    assert f"{PROD} cannot be entered" in told
    assert "The role must exist." in told
    assert "A scan of 1 account makes" in told


def test_single_accounts_can_be_checked(probes: dict[str, Probe], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--account", "dev"]) == 0
    assert "A scan of 1 account makes" in capsys.readouterr().out


def test_an_account_that_is_not_there_is_told_with_those_that_are(probes: dict[str, Probe], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--account", "nobody"]) == 1
    assert f"There are: {PROD} prod, {DEV} dev." in capsys.readouterr().err
