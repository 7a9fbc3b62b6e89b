"""What can be asked of the estate: its seed, its day and its size. No data of the estate belongs here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

from inventory_assets.localcloud.call import JsonObject

#: Stands in every secret of the estate. Found anywhere under a warehouse, it betrays a secret that was stored.
PLANTED_SECRET_MARKER = "planted-secret-7f3d9c"  # noqa: S105 - that is its purpose

DEFAULT_REGIONS = ("us-east-1", "eu-west-1", "ap-southeast-2")
DEFAULT_EXTERNAL_ID = "meridian-inventory"
DEFAULT_ROLE_NAME = "InventoryReader"


@dataclass(frozen=True)
class EstateOptions:
    """The estate is a function of these alone."""

    seed: int = 24
    day: int = 0
    first_day: date = date(2026, 10, 1)  # the date of day 0
    members: int = 5  # active member accounts beside the management account
    suspended: int = 1
    regions: tuple[str, ...] = DEFAULT_REGIONS
    disabled_regions: tuple[str, ...] = ("af-south-1",)  # listed as not-opted-in; a call into one fails
    scale: float = 1.0  # resources per cell, times this
    even: bool = False  # every account and region is as full as the fullest
    types: tuple[str, ...] | None = None  # only these types have resources
    #: (account number, region or "global", type) → so many resources at day 0; account number 0 is the management account.
    big_cells: Mapping[tuple[int, str, str], int] = field(default_factory=dict)
    closures: Mapping[int, int] = field(default_factory=dict)  # account number → day from which it is closed and no longer listed
    moments: Mapping[int, str] = field(default_factory=dict)  # day → when it began in real time (ISO): what CloudTrail's times are told by
    billed_on: date | None = None  # the day on which bills are read, where it is later than the estate's day
    churn: float = 1.0  # births, deaths and changes a day, times this
    denials: bool = True  # one type is denied in one account, one detail in another
    situations: bool = False  # the members are laboratory accounts, in which every situation that controls are tried on is there
    role_name: str = DEFAULT_ROLE_NAME
    external_id: str | None = DEFAULT_EXTERNAL_ID  # what member accounts demand
    session_seconds: int | None = None  # upper limit of an assumed role's life

    def to_json(self) -> JsonObject:
        """As JSON, for another process."""
        plain = asdict(self)
        plain["first_day"] = self.first_day.isoformat()
        plain["billed_on"] = self.billed_on.isoformat() if self.billed_on else None
        plain["moments"] = [[day, moment] for day, moment in self.moments.items()]
        plain["big_cells"] = [[*cell, count] for cell, count in self.big_cells.items()]
        return plain

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> EstateOptions:
        """From `to_json`; raises ValueError naming keys it does not know."""
        known = {item.name for item in fields(cls)}
        if wrong := sorted(set(plain) - known):
            raise ValueError(f"unknown estate options: {', '.join(wrong)}")
        values = dict(plain)
        for name in ("first_day", "billed_on"):
            if isinstance(values.get(name), str):
                values[name] = date.fromisoformat(values[name])
        for name in ("regions", "disabled_regions", "types"):
            if values.get(name) is not None:
                values[name] = tuple(values[name])
        if "big_cells" in values:
            values["big_cells"] = {(int(number), region, kind): int(count) for number, region, kind, count in values["big_cells"]}
        if "moments" in values:
            values["moments"] = {int(day): str(moment) for day, moment in values["moments"]}
        if "closures" in values:
            values["closures"] = {int(number): int(day) for number, day in dict(values["closures"]).items()}
        return cls(**values)
