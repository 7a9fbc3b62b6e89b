"""`inventory prices`: what a refresh tells and how it ends, and the list of prices."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from published_file import publish

from inventory_assets.cli import main
from inventory_assets.collect.billing.errors import BillingError
from inventory_assets.collect.billing.outcomes import PricesOutcome, SourceLoad
from inventory_assets.collect.costs import CostCollector

Capture = pytest.CaptureFixture[str]
BOOK = """
CREATE TABLE inventory.price_book AS SELECT * FROM (VALUES
    ('aws', 'eu-west-1', 'AWS::EC2::Volume', 'gp3:storage', 'gb_month', 0.088, 'USD', NULL, 'hand', timestamptz '2025-06-01'),
    ('aws', '*', 'AWS::CloudWatch::Alarm', 'alarm', 'month', 0.1, 'USD', NULL, 'by hand', timestamptz '2025-06-01'),
    ('azure', 'eastus', 'Azure::Compute::VirtualMachine', 'Standard_B1s', 'hour', 0.0104, 'USD', NULL, 'list', timestamptz '2025-06-01')
) AS t(provider, region, resource_type, sku_key, unit, unit_price, currency, effective_from, source, retrieved_at);
"""
REFRESHED = """
CREATE SCHEMA intermediate; CREATE TABLE intermediate.int_costs__prices AS SELECT * EXCLUDE (n), true AS is_refreshed
FROM inventory.price_book, range(1) AS r(n) WHERE provider = 'aws';
"""


@pytest.fixture(autouse=True)
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.delenv("INVENTORY_CONFIG", raising=False)
    return publish(tmp_path / "warehouse", BOOK)


def listed(capsys: Capture, *arguments: str) -> list[str]:
    assert main(["prices", "list", *arguments, "--format", "json"]) == 0
    return [row["sku_key"] for row in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), ["alarm", "gp3:storage", "Standard_B1s"]),
        (("ebs",), ["gp3:storage"]),
        (("aws::ec2::volume",), ["gp3:storage"]),
        (("azure::compute::virtualmachine",), ["Standard_B1s"]),
        (("--provider", "azure"), ["Standard_B1s"]),
        (("--region", "eu-west-1"), ["alarm", "gp3:storage"]),  # what holds in every region holds there
        (("s3",), []),
    ],
)
def test_prices_are_filtered(capsys: Capture, arguments: tuple[str, ...], found: list[str]) -> None:
    assert listed(capsys, *arguments) == found


def test_a_price_is_shown_with_its_currency_and_all_its_digits(capsys: Capture) -> None:
    assert main(["prices", "list"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Standard_B1s 0.0104 USD hour 2025-06-01 00:00" in told
    assert "alarm 0.1 USD month" in told


def test_refreshed_prices_come_before_those_by_hand(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "refreshed", BOOK + REFRESHED)
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(tmp_path / "refreshed"))
    assert listed(capsys) == ["alarm", "gp3:storage"]


def test_unknown_names_are_told(capsys: Capture) -> None:
    assert main(["prices", "list", "ec3"]) == 1
    assert "ec3" in capsys.readouterr().err
    assert main(["prices", "refresh", "--provider", "oracle"]) == 1
    assert "there is no provider 'oracle'" in capsys.readouterr().err


@pytest.fixture
def refreshing(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], list[tuple[Any, Any]]]:
    """Have a refresh come to something; gives what it was asked for."""

    def answer(outcome: Any) -> list[tuple[Any, Any]]:
        asked: list[tuple[Any, Any]] = []

        def refresh_prices(self: CostCollector, regions: Any = None, providers: Any = None) -> PricesOutcome:
            asked.append((regions, providers))
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

        monkeypatch.setattr(CostCollector, "refresh_prices", refresh_prices)
        return asked

    return answer


@pytest.mark.parametrize(
    ("statuses", "code"),
    [(("ok",), 0), (("ok", "unsupported"), 0), (("ok", "skipped"), 0), (("ok", "error"), 2), (("throttled",), 2), (("denied",), 2)],
)
def test_a_refresh_tells_every_list_and_ends_by_what_is_missing(
    capsys: Capture, refreshing: Callable[[Any], Any], statuses: tuple[str, ...], code: int
) -> None:
    loads = tuple(
        SourceLoad(
            "aws",
            f"List{number}:us-east-1",
            None,
            status,
            1234 if status == "ok" else None,
            error_message=None if status == "ok" else "no such file",
        )
        for number, status in enumerate(statuses)
    )
    refreshing(PricesOutcome(loads, ("no key",)))
    assert main(["prices", "refresh"]) == code
    captured = capsys.readouterr()
    told = " ".join(captured.out.split())
    for load in loads:
        assert f"{load.source} {load.status}" in told
    assert "no key" in captured.err
    assert ("no such file" in told) == (statuses != ("ok",))
    assert f"{1234 * statuses.count('ok'):,} prices read" in told


def test_a_refresh_is_asked_for_what_is_wanted(refreshing: Callable[[Any], Any]) -> None:
    asked = refreshing(PricesOutcome())
    assert main(["prices", "refresh"]) == 0
    assert main(["prices", "refresh", "--provider", "aws", "--region", "eu-west-1", "--region", "us-east-1"]) == 0
    assert asked == [(None, None), (["eu-west-1", "us-east-1"], ["aws"])]


def test_a_wrong_region_is_told_and_nothing_is_lost(capsys: Capture, refreshing: Callable[[Any], Any]) -> None:
    refreshing(BillingError("UnknownRegion", "'x1' is no region's name"))
    assert main(["prices", "refresh", "--region", "x1"]) == 1
    told = capsys.readouterr().err
    assert "'x1' is no region's name" in told
    assert "Prices that were read before stay." in told
