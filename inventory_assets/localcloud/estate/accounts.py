"""The organization: its units and accounts, as a function of the options. How they are listed and entered is answered elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from inventory_assets.localcloud.estate.chance import Chance
from inventory_assets.localcloud.estate.options import EstateOptions

ORGANIZATION_ID = "o-m3r1d14nxy"
ROOT_ID = "r-mrd1"
DOMAIN = "meridian.example"

#: Path of each unit → its parent's path; the root is "".
UNITS: tuple[str, ...] = (
    "Workloads",
    "Workloads/Production",
    "Workloads/Staging",
    "Platform",
    "Platform/Data",
    "Security",
    "Sandbox",
    "Suspended",
)

#: Name, unit, weight (how full the account is), tags, of the accounts that every estate has first.
_NAMED: tuple[tuple[str, str, float, dict[str, str]], ...] = (
    ("payments-production", "Workloads/Production", 1.0, {"Owner": "payments", "Environment": "production", "CostCenter": "4100"}),
    ("payments-staging", "Workloads/Staging", 0.55, {"owner": "payments", "env": "staging"}),
    ("analytics-data", "Platform/Data", 0.75, {"Team": "data-platform", "Environment": "production", "CostCenter": "4300"}),
    ("security-audit", "Security", 0.3, {"Team": "security", "Environment": "production"}),
    ("sandbox", "Sandbox", 0.35, {}),
)


@dataclass(frozen=True)
class Account:
    """An account of the organization; `number` 0 is the management account."""

    number: int
    account_id: str
    name: str
    unit: str  # path of its unit, "" for the root
    weight: float
    tags: dict[str, str] = field(hash=False)
    status: str = "ACTIVE"
    is_alone: bool = False  # an organization of its own: its management account, and nobody else's member

    @property
    def email(self) -> str:
        return f"aws+{self.name}@{DOMAIN}"

    @property
    def is_management(self) -> bool:
        return self.number == 0


def _account_id(seed: int, name: str) -> str:
    return str(100_000_000_000 + Chance(seed, "account", name).below("id", 899_999_999_999))


@lru_cache(maxsize=32)
def _accounts(seed: int, members: int, suspended: int) -> tuple[Account, ...]:
    rows: list[tuple[str, str, float, dict[str, str], str]] = [
        ("meridian-management", "", 0.3, {"Team": "cloud-office", "Environment": "management"}, "ACTIVE")
    ]
    rows += [(*row, "ACTIVE") for row in _NAMED[:members]]
    units = ("Workloads/Production", "Workloads/Staging", "Platform/Data", "Sandbox")
    rows += [
        (f"workload-{number:04d}", units[number % 4], 0.5, {"Owner": f"team-{number % 23}"} if number % 5 else {}, "ACTIVE")
        for number in range(len(_NAMED) + 1, members + 1)
    ]
    rows += [(f"legacy-migration-{number}", "Suspended", 0.0, {"Owner": "unknown"}, "SUSPENDED") for number in range(1, suspended + 1)]
    return tuple(
        Account(number, _account_id(seed, name), name, unit, weight, tags, status)
        for number, (name, unit, weight, tags, status) in enumerate(rows)
    )


@lru_cache(maxsize=32)
def _laboratory_accounts(seed: int, alone: tuple[bool, ...]) -> tuple[Account, ...]:
    """The management account, and one account for each laboratory."""
    units = ("Workloads/Production", "")
    names = [f"laboratory-{number:03d}" for number in range(1, len(alone) + 1)]
    laboratories = [
        Account(number, _account_id(seed, name), name, units[is_alone], 0.0, {}, is_alone=is_alone)
        for number, (name, is_alone) in enumerate(zip(names, alone, strict=True), start=1)
    ]
    return (_accounts(seed, 0, 0)[0], *laboratories)


def list_accounts(options: EstateOptions) -> tuple[Account, ...]:
    """All accounts that are there today, the management account first, suspended ones last."""
    if options.situations:
        from inventory_assets.localcloud.situations.packing import laboratories  # the ordinary estate needs none of it

        return _laboratory_accounts(options.seed, tuple(laboratory.is_management for laboratory in laboratories()))
    accounts = _accounts(options.seed, options.members, options.suspended)
    if not options.closures:
        return accounts
    return tuple(account for account in accounts if options.day < options.closures.get(account.number, options.day + 1))


def management_account(options: EstateOptions) -> Account:
    return list_accounts(options)[0]


@lru_cache(maxsize=32)
def unit_ids(seed: int) -> dict[str, str]:
    """Path of each organizational unit → its id; the root is ""."""
    suffix = ROOT_ID.removeprefix("r-")
    return {"": ROOT_ID} | {
        path: f"ou-{suffix}-{Chance(seed, 'unit', path).letters('id', 8, 'abcdefghijklmnopqrstuvwxyz0123456789')}" for path in UNITS
    }
