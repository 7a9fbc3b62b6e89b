"""Lines of an AWS bill that are no resource of the inventory: resources that were deleted long ago, and usage that names none.

What follows from other charges (taxes, support, commitments, credits) stands in `settlement.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inventory_assets.localcloud.billing.lines import Line
from inventory_assets.localcloud.billing.lives import accounts_ever
from inventory_assets.localcloud.billing.prices import SKUS
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.chance import Chance
from inventory_assets.localcloud.estate.options import EstateOptions


@dataclass(frozen=True, slots=True)
class Gone:
    """So many resources alike, charged from one day of the estate to another; account by its number."""

    name: str
    account: int
    region: int
    count: int
    sku: str
    quantity: float
    first: int
    last: int
    resource_id: str  # {hex}, {region} and {account} are filled in
    tags: tuple[tuple[str, str], ...] = ()
    how: str = "hours"


#: The last one is what somebody mined coins with; nobody has tagged that.
GONE = (
    Gone(
        "old batch machines", 1, 0, 3, "ec2:m4.2xlarge", 24, -900, -217,
        "i-0{hex}", (("Owner", "payments"), ("Environment", "production")),
    ),
    Gone("their disks", 1, 0, 3, "ebs-gp2", 500, -900, -209, "vol-0{hex}", (("Owner", "payments"),), "kept"),
    Gone(
        "monolith's database", 1, 0, 1, "rds-mysql:db.r6g.2xlarge", 48, -900, -143,
        "arn:aws:rds:{region}:{account}:db:monolith-{hex}", (("Owner", "checkout"), ("Environment", "production"), ("CostCenter", "4100")),
    ),
    Gone("trial cluster", 3, 1, 2, "ec2:m5.4xlarge", 24, -160, -101, "i-0{hex}", (("Team", "data-platform"),)),
    Gone("migration copy", 3, 0, 1, "s3-standard", 40_000, -240, -90, "meridian-migration-{hex}", (("Team", "data-platform"),), "kept"),
    Gone(
        "test balancer", 2, 0, 1, "alb-hours", 24, -900, -61,
        "arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/app/old/{hex}",
    ),
    Gone("coin miners", 5, 0, 6, "ec2:c5.18xlarge", 24, -52, -50, "i-0{hex}"),
)  # fmt: skip
_PLANTED = "coin miners"

#: SKU, least and most a day in a full account's fullest region, week, growth a year: usage that names no resource.
_USAGE = (
    ("transfer-out", 20.0, 120.0, "business", 0.3),
    ("transfer-regional", 100.0, 700.0, "business", 0.2),
    ("config-items", 100.0, 600.0, "business", 0.1),
)


def gone_lines(options: EstateOptions) -> Iterator[Line]:
    """The charges of what is in the inventory no more."""
    accounts = {account.number: account for account, _ in accounts_ever(options)}
    for gone in GONE:
        account = accounts.get(gone.account)
        if account is None:
            continue
        region = options.regions[gone.region % len(options.regions)]
        for number in range(gone.count):
            yield _gone(gone, account, region, number, options)


def _gone(gone: Gone, account: Account, region: str, number: int, options: EstateOptions) -> Line:
    digits = Chance(options.seed, "gone", gone.name, number).hex("id", 16)
    name = gone.resource_id.format(hex=digits, region=region, account=account.account_id)
    day_zero = options.first_day.toordinal()
    return Line(
        account_id=account.account_id,
        account_name=account.name,
        region=region,
        sku=SKUS[gone.sku],
        how="kept" if gone.how == "kept" else "hours",
        quantity=gone.quantity,
        first=day_zero + gone.first,
        last=day_zero + gone.last,
        resource_id=name,
        resource_type="Instance" if name.startswith("i-") else "Volume" if name.startswith("vol-") else None,
        tags=dict(gone.tags),
        noise_key=f"{gone.name} {name} {gone.sku}",
        resource=name,
    )


def planted(lines: Sequence[Line]) -> frozenset[str]:
    """The resources among the lines that were put in to be found."""
    return frozenset(line.resource for line in lines if line.noise_key.startswith(_PLANTED))


def unnamed_lines(options: EstateOptions, first: int, last: int) -> Iterator[Line]:
    """Usage of accounts and regions that no resource answers for."""
    for account, closed in accounts_ever(options):
        until = last if closed is None else min(last, options.first_day.toordinal() + closed - 1)
        for position, region in enumerate(options.regions[:3]):
            chance = Chance(options.seed, "unnamed", account.account_id, region)
            for sku, low, high, week, growth in _USAGE:
                quantity = account.weight * (1.0, 0.6, 0.3)[position] * low * (high / low) ** chance.ratio(sku)
                yield Line(
                    account_id=account.account_id,
                    account_name=account.name,
                    region=region,
                    sku=SKUS[sku],
                    how="used",
                    quantity=quantity,
                    first=first,
                    last=until,
                    week=week,
                    growth=growth,
                    noise_key=f"{account.account_id} {region} {sku}",
                )
