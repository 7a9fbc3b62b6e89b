"""Refreshing prices: which providers and regions, and a load for each price list of each region. A list that cannot be read leaves its last
good prices. How lists are read is `price_lists/`'s.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from inventory_assets.collect.billing.errors import BillingError
from inventory_assets.collect.billing.outcomes import PricesOutcome, SourceLoad
from inventory_assets.collect.billing.price_lists import aws, azure, gcp
from inventory_assets.collect.billing.price_lists.reading import Price, PriceListError, Reader
from inventory_assets.collect.errors import READING_ERRORS, unreadable
from inventory_assets.lake import files
from inventory_assets.lake.costs import SPOOL, CostWriter, LoadRow
from inventory_assets.lake.schema import PRICES
from inventory_assets.settings import Settings

__all__ = ["PROVIDERS", "PricesOutcome", "refresh_prices"]

PROVIDERS = ("aws", "azure", "gcp")
#: Whose region a name is, by its form: us-east-1, eastus, us-central1.
_FORMS = {"aws": r"[a-z]{2}(-[a-z]+)+-\d", "gcp": r"[a-z]+-[a-z]+\d+", "azure": r"[a-z]+[a-z0-9]*"}
_DEFAULTS = {"aws": "us-east-1", "azure": "eastus", "gcp": "us-central1"}
#: Lists without which a region's prices are none; others may not be there.
_ESSENTIAL = {"AmazonEC2", "Virtual Machines", "Compute Engine"}
_NOT_THERE = {"HTTP403", "HTTP404", "NoPrices"}
_SCALE, _DIGITS = Decimal(1).scaleb(-15), Context(prec=38)  # of PRICES' amounts
_NO_KEY = "Google's price list was not read: it asks for an API key; set INVENTORY_GCP_API_KEY in the environment"


@dataclass(frozen=True)
class _List:
    """One price list of one region."""

    provider: str
    name: str
    region: str
    read: Callable[[], list[Price]]

    @property
    def source(self) -> str:
        return f"{self.name}:{self.region}"


def refresh_prices(
    settings: Settings,
    raw: Path,
    regions: Sequence[str] | None = None,
    *,
    providers: Collection[str] | None = None,
    today: dt.date | None = None,
    patience: float = 1.0,
) -> PricesOutcome:
    """Read the public price lists of these regions, and commit them. Raises BillingError for a name that is no region's.

    Without regions those of the settings are read for AWS (us-east-1 where they name none), and one for each other provider that has a
    billing export. `patience` is the reader's.
    """
    wanted = _wanted(settings, regions, providers)
    now = dt.datetime.now(dt.UTC)
    if today is not None:
        now = dt.datetime.combine(today, now.timetz())
    writer = CostWriter(raw)
    reader, folder = Reader(patience), files.make_private(raw / "costs" / SPOOL / writer.load_id)
    refresh = _Refresh(settings, writer, reader, folder, now)
    try:
        for provider, places in wanted.items():
            refresh.read(provider, places)
    finally:
        writer.commit()  # each list is whole in itself, also where a person ends the refresh
        shutil.rmtree(folder, ignore_errors=True)
        reader.close()
    return PricesOutcome(tuple(refresh.loads), tuple(refresh.messages))


def _wanted(settings: Settings, regions: Sequence[str] | None, providers: Collection[str] | None) -> dict[str, list[str]]:
    """The regions to read, by provider."""
    if regions:
        found: dict[str, list[str]] = {}
        for region in dict.fromkeys(regions):
            found.setdefault(_provider_of(region), []).append(region)
        return {provider: places for provider, places in found.items() if providers is None or provider in providers}
    exporting = {export.provider for export in settings.costs.exports.values()}
    chosen = [one for one in PROVIDERS if (one in providers if providers is not None else one == "aws" or one in exporting)]
    return {one: list(settings.regions) if one == "aws" and settings.regions else [_DEFAULTS[one]] for one in chosen}


def _provider_of(region: str) -> str:
    for provider, form in _FORMS.items():
        if re.fullmatch(form, region):
            return provider
    raise BillingError("UnknownRegion", f"{region!r} is no region's name: us-east-1 (AWS), eastus (Azure) and us-central1 (Google) are")


class _Refresh:
    """One refresh under way."""

    def __init__(self, settings: Settings, writer: CostWriter, reader: Reader, folder: Path, now: dt.datetime) -> None:
        self._settings, self._writer, self._reader, self._folder, self._now = settings, writer, reader, folder, now
        self.loads: list[SourceLoad] = []
        self.messages: list[str] = []

    def read(self, provider: str, regions: Sequence[str]) -> None:
        """Read what a provider has to tell of the regions."""
        for one in {"aws": self._aws, "azure": self._azure, "gcp": self._gcp}[provider](regions):
            row = LoadRow("prices", provider, one.source, None, "ok", self._now)
            try:
                row = self._kept(row, one)
            except BillingError as error:
                is_missing = error.code in _NOT_THERE and one.name not in _ESSENTIAL
                status = "unsupported" if is_missing else error.status
                row = replace(row, status=status, error_code=error.code, error_message=str(error))
            except READING_ERRORS as error:
                failure = unreadable(f"the price list {one.source}", error)
                row = replace(row, status=failure.status, error_code=failure.code, error_message=failure.message)
            self._writer.record(row)
            self.loads.append(SourceLoad.of(row))

    def _kept(self, row: LoadRow, one: _List) -> LoadRow:
        """The row with its prices written. Raises BillingError and READING_ERRORS."""
        prices = one.read()
        if not prices:
            raise PriceListError("NoPrices", f"the price list {one.source} has no price that the price book has a name for")
        of_load = {"source": one.source, "retrieved_at": self._now, "load_id": self._writer.load_id}
        rows = [{"provider": one.provider, **price._asdict(), **of_load} for price in prices]
        rows = [row | {"unit_price": row["unit_price"].quantize(_SCALE, context=_DIGITS)} for row in rows]
        aside, relative = self._writer.path_for("prices", f"{one.provider}-{one.source}", None)
        pq.write_table(pa.Table.from_pylist(rows, schema=PRICES), aside, compression="zstd")
        # when a price was read is part of what is known of it: an equal price that is read again is a younger one
        content_hash = hashlib.sha256(f"{self._now} {prices}".encode()).hexdigest()[:32]
        return replace(row, row_count=len(rows), content_path=relative, content_hash=content_hash)

    def _aws(self, regions: Sequence[str]) -> Iterator[_List]:
        base = self._settings.costs.price_lists.aws
        for region in regions:
            for offer in aws.OFFERS:
                yield _List("aws", offer, region, partial(aws.read_offer, self._reader, base, offer, region, self._folder))

    def _azure(self, regions: Sequence[str]) -> Iterator[_List]:
        base = self._settings.costs.price_lists.azure
        for region in regions:
            for service in azure.SERVICES:
                yield _List("azure", service, region, partial(azure.read_service, self._reader, base, service, region))

    def _gcp(self, regions: Sequence[str]) -> Iterator[_List]:
        if self._settings.gcp_api_key is None:
            self.messages.append(_NO_KEY)
        catalog = _Catalog(self._settings, self._reader, regions)
        for region in regions:
            yield _List("gcp", "Compute Engine", region, partial(catalog.prices, region))


class _Catalog:
    """Google's price list, which has all regions in one: read once, whether or not it can be."""

    def __init__(self, settings: Settings, reader: Reader, regions: Sequence[str]) -> None:
        self._base, self._key = settings.costs.price_lists.gcp, settings.gcp_api_key
        self._reader, self._regions = reader, regions
        self._known: list[Price] | None = None
        self._problem: Exception | None = None

    def prices(self, region: str) -> list[Price]:
        """The prices of one region, and those of every region. Raises BillingError and READING_ERRORS."""
        if self._problem is not None:
            raise self._problem
        if self._known is None:
            try:
                if self._key is None:
                    raise PriceListError("NoApiKey", _NO_KEY, "skipped")
                self._known = gcp.read_compute(self._reader, self._base, self._key, self._regions)
            except (BillingError, *READING_ERRORS) as error:
                self._problem = error
                raise
        own = [price for price in self._known if price.region == region]
        return [*own, *(price for price in self._known if price.region == gcp.EVERYWHERE)] if own else []
