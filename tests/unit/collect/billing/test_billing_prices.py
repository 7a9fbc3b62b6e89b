"""Refreshing prices: a load for each list of each region, and the last good prices where one cannot be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from price_files import aws_file, azure_item, google_sku, machine, usage
from price_server import PriceServer, Reply, price_server
from pydantic import SecretStr

from inventory_assets.collect.billing.errors import BillingError
from inventory_assets.collect.billing.outcomes import PricesOutcome
from inventory_assets.collect.billing.prices import refresh_prices
from inventory_assets.lake.costs import LoadKey, LoadRow, Loads
from inventory_assets.lake.schema import PRICES
from inventory_assets.settings import Settings

TODAY = dt.date(2026, 11, 25)


class Shop:
    """A server of price lists, a raw zone, and the settings between them."""

    def __init__(self, served: PriceServer, raw: Path) -> None:
        self.served, self.raw = served, raw
        self.more: dict[str, Any] = {}
        self.key: str | None = None

    def refresh(self, *regions: str, today: dt.date = TODAY, **chosen: Any) -> PricesOutcome:
        self.served.asked.clear()
        lists = {"aws": self.served.url, "azure": f"{self.served.url}/azure", "gcp": self.served.url}
        costs = {"price_lists": lists, **self.more.get("costs", {})}
        settings = Settings.model_validate({**self.more, "costs": costs})
        settings._gcp_api_key = SecretStr(self.key) if self.key else None
        return refresh_prices(settings, self.raw, regions or None, today=today, patience=0, **chosen)

    def offer(self, name: str, *lines: dict[str, str], region: str = "us-east-1") -> None:
        self.served.answers[f"/offers/v1.0/aws/{name}/current/{region}/index.csv"] = aws_file(name, *lines)

    def current(self, source: str, provider: str = "aws") -> LoadRow | None:
        return Loads(self.raw).current().get(LoadKey("prices", provider, source, None))

    def latest(self, source: str, provider: str = "aws") -> LoadRow:
        return Loads(self.raw).latest()[LoadKey("prices", provider, source, None)]

    def prices(self, source: str, provider: str = "aws") -> list[dict[str, Any]]:
        load = self.current(source, provider)
        assert load is not None
        table = pq.read_table(self.raw / load.content_path)
        assert table.schema.equals(PRICES)
        return table.to_pylist()


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with price_server() as served:
        shop = Shop(served, tmp_path / "raw")
        shop.offer("AmazonEC2", machine("m5.large", "0.0960000000"))
        yield shop


def test_a_price_is_kept_with_where_and_when_it_was_read(shop: Shop) -> None:
    outcome = shop.refresh()
    assert outcome.prices == 1
    (price,) = shop.prices("AmazonEC2:us-east-1")
    retrieved_at, load_id = price.pop("retrieved_at"), price.pop("load_id")
    assert price == {
        "provider": "aws", "region": "us-east-1", "resource_type": "AWS::EC2::Instance", "sku_key": "m5.large", "unit": "hour",
        "unit_price": Decimal("0.096"), "currency": "USD", "effective_from": dt.date(2026, 11, 1), "source": "AmazonEC2:us-east-1",
    }  # fmt: skip
    load = shop.current("AmazonEC2:us-east-1")
    assert (retrieved_at.date(), load_id, load.row_count, load.status) == (TODAY, load.load_id, 1, "ok")


def test_offers_that_a_region_does_not_have_are_no_error(shop: Shop) -> None:
    outcome = shop.refresh()
    assert outcome.loads_by_status == {"ok": 1, "unsupported": len(outcome.loads) - 1}
    assert shop.latest("AmazonEKS:us-east-1").error_code == "HTTP404"


def test_a_region_without_the_list_of_machines_is_one(shop: Shop) -> None:
    outcome = shop.refresh("eu-nowhere-1")
    assert {load.source: load.status for load in outcome.loads}["AmazonEC2:eu-nowhere-1"] == "error"
    assert "answered 404" in shop.latest("AmazonEC2:eu-nowhere-1").error_message


def test_a_list_that_cannot_be_read_leaves_its_last_good_prices_and_the_other_lists(shop: Shop) -> None:
    shop.offer("AmazonVPC", usage("PublicIPv4:InUseAddress", "Hrs", "0.005"))
    shop.refresh()
    good = shop.current("AmazonEC2:us-east-1")
    shop.served.answers["/offers/v1.0/aws/AmazonEC2/current/us-east-1/index.csv"] = Reply(b"", 500)
    shop.offer("AmazonVPC", usage("PublicIPv4:InUseAddress", "Hrs", "0.006"))
    outcome = shop.refresh(today=TODAY + dt.timedelta(days=1))
    assert shop.latest("AmazonEC2:us-east-1").status == "error"
    assert shop.current("AmazonEC2:us-east-1") == good
    assert [price["unit_price"] for price in shop.prices("AmazonEC2:us-east-1")] == [Decimal("0.096")]
    assert [price["unit_price"] for price in shop.prices("AmazonVPC:us-east-1")] == [Decimal("0.006")]
    assert outcome.loads_by_status["error"] == 1


def test_a_list_that_is_empty_does_not_take_the_place_of_prices(shop: Shop) -> None:
    shop.refresh()
    shop.offer("AmazonEC2", machine("m5.large", "0.09", TermType="Reserved"))
    shop.refresh(today=TODAY + dt.timedelta(days=1))
    assert shop.latest("AmazonEC2:us-east-1").error_code == "NoPrices"
    assert [price["unit_price"] for price in shop.prices("AmazonEC2:us-east-1")] == [Decimal("0.096")]


def test_an_equal_price_that_was_read_again_is_a_younger_one(shop: Shop) -> None:
    shop.refresh()
    shop.refresh(today=TODAY + dt.timedelta(days=30))
    (price,) = shop.prices("AmazonEC2:us-east-1")
    assert price["retrieved_at"].date() == TODAY + dt.timedelta(days=30)


def test_the_settings_regions_are_read_and_aws_alone_where_nothing_else_is_billed(shop: Shop) -> None:
    shop.more = {"regions": ["eu-west-1", "us-east-1"]}
    outcome = shop.refresh()
    assert {(load.provider, load.source.partition(":")[2]) for load in outcome.loads} == {("aws", "eu-west-1"), ("aws", "us-east-1")}
    shop.more = {"costs": {"exports": {"bills": {"provider": "azure", "location": "/bills"}}}}
    shop.served.answers["/azure"] = {"Items": [azure_item("D2s v5", 0.096)]}
    assert {load.provider for load in shop.refresh().loads} == {"aws", "azure"}
    assert {load.provider for load in shop.refresh(providers=["azure"]).loads} == {"azure"}


def test_a_region_s_form_tells_whose_it_is(shop: Shop) -> None:
    shop.key = "a-key"
    shop.served.answers["/azure"] = {"Items": [azure_item("D2s v5", 0.096)]}
    shop.served.answers["/v1/services/6F81-5844-456A/skus"] = {
        "skus": [google_sku("Static Ip Charge", "h", (0, "0.01"), regions=("us-central1", "europe-west1"))]
    }
    outcome = shop.refresh("us-east-1", "westeurope", "us-central1", "europe-west1", "eastus2")
    regions = {(load.provider, load.source.rpartition(":")[2]) for load in outcome.loads}
    assert regions == {
        ("aws", "us-east-1"), ("azure", "westeurope"), ("azure", "eastus2"), ("gcp", "us-central1"), ("gcp", "europe-west1"),
    }  # fmt: skip
    assert shop.served.asked.count("/v1/services/6F81-5844-456A/skus") == 1, "Google's list has all regions in one"
    assert [price["sku_key"] for price in shop.prices("Virtual Machines:westeurope", "azure")] == ["Standard_D2s_v5"]
    assert [price["region"] for price in shop.prices("Compute Engine:europe-west1", "gcp")] == ["europe-west1"]


def test_a_name_that_is_no_region_s_is_refused_before_anything_is_read(shop: Shop) -> None:
    with pytest.raises(BillingError, match=r"'EU \(Ireland\)' is no region's name"):
        shop.refresh("us-east-1", "EU (Ireland)")
    assert not shop.served.asked


def test_without_a_key_google_is_skipped_with_what_to_do(shop: Shop) -> None:
    outcome = shop.refresh("us-east-1", "us-central1")
    assert outcome.messages == ("Google's price list was not read: it asks for an API key; set INVENTORY_GCP_API_KEY in the environment",)
    assert (shop.latest("Compute Engine:us-central1", "gcp").status, outcome.loads_by_status["ok"]) == ("skipped", 1)


def test_the_key_is_nowhere_to_be_read(shop: Shop) -> None:
    shop.key = "AIza-secret-key"
    shop.served.answers["/v1/services/6F81-5844-456A/skus"] = Reply(b"", 403)
    outcome = shop.refresh("us-central1")
    assert {load.status for load in outcome.loads} == {"error"}
    assert "AIza" not in str(outcome)
    assert not any(b"AIza" in path.read_bytes() for path in shop.raw.rglob("*") if path.is_file())


def test_a_list_of_a_shape_that_nobody_foresaw_is_an_error_of_its_own(shop: Shop) -> None:
    shop.served.answers["/azure"] = {"Items": [{"meterName": "D2s v5"}]}
    outcome = shop.refresh("us-east-1", "eastus")
    assert shop.latest("Virtual Machines:eastus", "azure").error_code == "UnreadableReply"
    assert outcome.loads_by_status["ok"] == 1


def test_what_was_downloaded_does_not_stay_and_what_was_kept_is_private(shop: Shop) -> None:
    shop.refresh()
    assert not list((shop.raw / "costs" / "spool").iterdir())
    assert {path.stat().st_mode & 0o077 for path in shop.raw.rglob("*")} == {0}


def test_a_refresh_that_a_person_ends_keeps_the_lists_that_were_read(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def end(*_: Any) -> None:
        raise KeyboardInterrupt

    shop.served.answers["/offers/v1.0/aws/AmazonRDS/current/us-east-1/index.csv"] = b""
    monkeypatch.setattr("inventory_assets.collect.billing.price_lists.aws._header", _then(end, after=1))
    with pytest.raises(KeyboardInterrupt):
        shop.refresh()
    assert shop.current("AmazonEC2:us-east-1").row_count == 1
    assert not list((shop.raw / "costs" / "spool").iterdir())


def _then(end: Any, after: int) -> Any:
    from inventory_assets.collect.billing.price_lists.aws import _header

    calls = iter(range(100))
    return lambda *given: _header(*given) if next(calls) < after else end()
