"""How resources are named: ids, names and ARNs in the form their service gives them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inventory_assets.localcloud.estate.resources import Resource

Name = Callable[["Resource"], str]

WORDS = (
    "ledger",
    "checkout",
    "reports",
    "login",
    "campaigns",
    "audit",
    "storefront",
    "search",
    "invoices",
    "events",
    "exports",
    "sessions",
)


def hex_id(prefix: str, digits: int = 16) -> Name:
    """`vol-0123…`: EC2's way."""
    return lambda r: f"{prefix}-0{r.chance.hex('id', digits)}"


def word_id(suffix: str, joined: str = "-") -> Name:
    """`ledger-api-3`: what people call things."""
    return lambda r: joined.join((r.pick("word", WORDS), suffix, str(r.number)))


def uuid_of(r: Resource, name: str = "id") -> str:
    digits = r.chance.hex(name, 32)
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"


def arn(service: str, before: str = "", *, regional: bool = True, owned: bool = True) -> Name:
    """`arn:aws:<service>:<region>:<account>:<before><id>`; region or account left out where the service does."""
    return lambda r: f"arn:aws:{service}:{r.region if regional else ''}:{r.account_id if owned else ''}:{before}{r.id}"
