"""Which regions an account has, as the account itself says. Which of them are wanted is said by settings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inventory_assets.collect.calls import Caller, Tally
from inventory_assets.collect.clients import Clients
from inventory_assets.collect.errors import CELL_ERRORS, Failure, ListingError, classify

#: Where global services are listed, and the first call of a partition goes.
HOME_REGIONS = {"aws": "us-east-1", "aws-us-gov": "us-gov-west-1", "aws-cn": "cn-north-1"}


@dataclass(frozen=True)
class AccountRegions:
    """The regions of an account: enabled, and known but not enabled. `failure` where the account would not say."""

    enabled: tuple[str, ...]
    disabled: tuple[str, ...]
    failure: Failure | None = None

    @property
    def is_known(self) -> bool:
        return self.failure is None


def read_regions(caller: Caller, partition: str, clients: Clients) -> AccountRegions:
    """Ask EC2; where that is refused, take every region botocore knows and let each call find out."""
    home = HOME_REGIONS[partition]
    try:
        found = caller.call("ec2", home, "DescribeRegions", {"AllRegions": True}, Tally()).get("Regions")
        if not found or not all(region.get("RegionName") for region in found):
            raise ListingError("MissingKey", "the reply of DescribeRegions lacks regions, or the name of one")
    except CELL_ERRORS as error:
        return AccountRegions(tuple(sorted(clients.regions_of_service("ec2", partition))), (), classify(error))
    enabled: list[str] = []
    disabled: list[str] = []
    for region in found:
        (disabled if region.get("OptInStatus") == "not-opted-in" else enabled).append(region["RegionName"])
    return AccountRegions(tuple(sorted(enabled)), tuple(sorted(disabled)))


def narrow(regions: Iterable[str], wanted: Iterable[str] | None, excluded: Iterable[str]) -> tuple[str, ...]:
    """Those of `regions` that are wanted (None: all of them) and not excluded, in their order."""
    chosen = None if wanted is None else set(wanted)
    left_out = set(excluded)
    return tuple(region for region in regions if region not in left_out and (chosen is None or region in chosen))
