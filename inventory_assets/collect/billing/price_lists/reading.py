"""Getting price lists over HTTPS, patiently: retries, large files to disk, JSON pages; and what a price is. What the lists mean does not
belong here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from inventory_assets import __version__
from inventory_assets.collect.billing.errors import BillingError

CHUNK = 2**20
TIMEOUTS = (10, 60)  # to connect, and between two pieces of an answer
LONGEST_WAIT = 60  # seconds, whatever the answer asks for
TRIES = 3  # of a download that breaks off: the library repeats requests, not the reading of their answers
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Price(NamedTuple):
    """What one unit of a thing costs, by the price book's names. Region `*` is every region."""

    region: str
    resource_type: str
    sku_key: str
    unit: str
    unit_price: Decimal
    currency: str
    effective_from: dt.date | None


class PriceListError(BillingError):
    """A price list that cannot be read."""


class Reader:
    """One HTTP session. No address but https, or a loopback one, is read; no redirection is followed."""

    def __init__(self, patience: float = 1.0) -> None:
        """`patience`: seconds before the second retry; each later one waits twice as long."""
        retries = Retry(
            total=4,
            backoff_factor=patience,
            status_forcelist=(429, 500, 502, 503, 504),
            allowed_methods={"GET"},
            raise_on_status=False,
            retry_after_max=LONGEST_WAIT,
        )
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"inventory-assets/{__version__}"
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retries))

    def close(self) -> None:
        self._session.close()

    def download(self, url: str, into: Path) -> None:
        """The content at `url`, into a private file. Raises PriceListError."""
        for tries_left in reversed(range(TRIES)):
            try:
                self._download(url, into)
            except requests.RequestException as error:
                if tries_left and not isinstance(error, requests.ConnectTimeout):
                    continue
                raise _unreachable(url, error) from error
            return

    def _download(self, url: str, into: Path) -> None:
        with self._get(url, stream=True) as response, into.open("wb") as target:
            into.chmod(0o600)
            for chunk in response.iter_content(CHUNK):
                target.write(chunk)

    def page(self, url: str, params: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
        """A JSON object, its numbers exact. Raises PriceListError."""
        try:
            with self._get(url, params=params, headers=headers) as response:
                page = response.json(parse_float=Decimal)
        except requests.JSONDecodeError as error:
            raise PriceListError("UnreadablePrices", f"{url}: the answer is not JSON") from error
        except requests.RequestException as error:
            raise _unreachable(url, error) from error
        if not isinstance(page, dict):
            raise PriceListError("UnreadablePrices", f"{url}: the answer is not a JSON object")
        return page

    def _get(self, url: str, **more: Any) -> requests.Response:
        if not is_safe(url):
            raise PriceListError("UnsafeAddress", f"{url}: price lists are read over https only; check costs.price_lists in the settings")
        response = self._session.get(url, timeout=TIMEOUTS, allow_redirects=False, **more)
        if response.status_code != requests.codes.ok:
            response.close()
            raise PriceListError(f"HTTP{response.status_code}", f"{url} answered {response.status_code} {response.reason}".strip())
        return response


def is_safe(url: str) -> bool:
    """Whether nobody on the way can read or change what comes from there."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)


def is_same_place(url: str, base: str) -> bool:
    """Whether both are of one host and port: a page that sends elsewhere is not followed."""
    one, other = urlsplit(url), urlsplit(base)
    ports = {"https": 443, "http": 80}
    return (one.scheme, one.hostname, one.port or ports.get(one.scheme)) == (
        other.scheme,
        other.hostname,
        other.port or ports.get(other.scheme),
    )


def lowest(prices: Iterable[Price]) -> list[Price]:
    """One price of each thing: the newest, and of equally new ones the lowest, which is what nobody pays less than."""
    best: dict[tuple[str, ...], Price] = {}
    for price in prices:
        key = (*price[:4], price.currency)
        known = best.get(key)
        if known is None or _rank(price) < _rank(known):
            best[key] = price
    return sorted(best.values(), key=lambda price: price[:4])


def _rank(price: Price) -> tuple[int, Decimal]:
    return -(price.effective_from or dt.date.min).toordinal(), price.unit_price


def told(day: str | None) -> dt.date | None:
    """The day that a list names, `2026-11-01` or `2026-11-01T00:00:00Z`; None for none that can be read."""
    try:
        return dt.date.fromisoformat((day or "")[:10])
    except ValueError:
        return None


def _unreachable(url: str, error: requests.RequestException) -> PriceListError:
    return PriceListError(type(error).__name__, f"{url} cannot be read ({type(error).__name__}): check the network, and costs.price_lists")
