"""The estates that are measured: sizes of the local cloud. What is measured on them is the sections' affair."""

from __future__ import annotations

from dataclasses import replace

from inventory_assets.localcloud.estate.options import EstateOptions

REGIONS = (
    "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1", "eu-west-1", "eu-west-2", "eu-west-3",
    "eu-central-1", "eu-north-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3",
)  # fmt: skip
ACCOUNTS = 10


def wide(scale: float = 1.0) -> EstateOptions:
    """10 accounts × 17 regions, all types."""
    return EstateOptions(members=ACCOUNTS - 1, suspended=0, regions=REGIONS, disabled_regions=(), scale=scale, denials=False)


#: Types whose listing says everything, so that 100,000 resources take minutes and not hours of calls a real service would pace.
LISTED_WHOLE = (
    "AWS::EC2::Instance", "AWS::EC2::Volume", "AWS::EC2::SecurityGroup", "AWS::EC2::Subnet", "AWS::EC2::VPCEndpoint",
    "AWS::RDS::DBInstance", "AWS::CloudWatch::Alarm", "AWS::Logs::LogGroup",
)  # fmt: skip
DEEP = {"AWS::EC2::Instance": 30_000, "AWS::EC2::Volume": 40_000, "AWS::EC2::SecurityGroup": 30_000}


def deep() -> EstateOptions:
    """100,000 resources in one account and region."""
    return EstateOptions(
        members=0, suspended=0, regions=REGIONS[:1], disabled_regions=(), types=tuple(DEEP), churn=0.0, denials=False,
        big_cells={(0, REGIONS[0], name): count for name, count in DEEP.items()},
    )  # fmt: skip


def crowded() -> EstateOptions:
    """Large cells in all accounts at once: every thread has a large page in its hands."""
    cells = {(account, REGIONS[0], name): count // ACCOUNTS for account in range(ACCOUNTS) for name, count in DEEP.items()}
    return replace(deep(), members=ACCOUNTS - 1, big_cells=cells)


def full(scale: float, churn: float, accounts: int = ACCOUNTS) -> EstateOptions:
    """Resources spread over accounts × 17 regions, every cell about as full as the others."""
    return EstateOptions(
        members=accounts - 1, suspended=0, regions=REGIONS, disabled_regions=(), types=LISTED_WHOLE, even=True, scale=scale, churn=churn,
        denials=False,
    )  # fmt: skip
