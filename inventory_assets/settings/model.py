"""The keys of `inventory.yaml`, their types, defaults and meanings. Reading files and the environment does not belong here."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr, SecretStr, model_validator

from inventory_assets.settings.compliance import Compliance
from inventory_assets.settings.section import Section
from inventory_assets.settings.values import (
    BLANK_IS_NONE,
    AccountId,
    Amount,
    CloudProvider,
    Count,
    Cron,
    EndpointName,
    ExternalId,
    Flag,
    Folder,
    Hours,
    IndexUse,
    Location,
    Profile,
    Region,
    RoleName,
    Share,
    TypeNames,
    Url,
    ViewArn,
)

DEFAULT_ROLE_NAME = "InventoryRole"
#: Tag keys that name an owner, the most telling first; their case does not matter.
OWNERSHIP_TAGS = (
    "Owner",
    "Team",
    "OwnerTeam",
    "owner_team",
    "owner-team",
    "Squad",
    "TechnicalLead",
    "technical_lead",
    "CostCenter",
    "cost_center",
)
#: Dimensions of allocation → tag keys that tell them, the most telling first; their case does not matter.
ALLOCATION_TAGS = {
    "team": ("Team", "Owner", "OwnerTeam", "owner_team", "owner-team", "Squad"),
    "department": ("Department", "Dept", "BusinessUnit", "business_unit"),
    "cost_center": ("CostCenter", "cost_center", "cost-center"),
    "environment": ("Environment", "Env", "Stage"),
    "application": ("Application", "App", "Service"),
}
#: Dimensions that are always there, and what stands beside dimensions in the tables they are told by.
OWN_DIMENSIONS = frozenset({"account", "provider", "account_id", "tags", "tags_id"})


class AccountSettings(Section):
    """One account: whom to be in it, whether it is scanned, and tags that it gives to everything in it."""

    account_id: AccountId
    role_name: Annotated[RoleName | None, BLANK_IS_NONE] = None
    external_id: Annotated[ExternalId | None, BLANK_IS_NONE] = None
    enabled: Flag = True
    tags: dict[str, str] = Field(default_factory=dict)


class Profiles(Section):
    """Whom to be for which work: the name of an AWS profile or the ARN of a role. Without one, the caller."""

    operations: Profile | None = None
    management: Profile | None = None
    billing: Profile | None = None


class CollectionSettings(Section):
    """How hard a scan works."""

    parallel_regions: Annotated[Count, Field(le=256)] = 16  # requests in flight
    timeout_seconds: Count = 3600  # the longest that one cell may take: 5,000 IAM users with three details each are 25 minutes
    retry_attempts: Annotated[Count, Field(le=100)] = 8
    accounts_per_run: Count = 1  # a run costs some seconds to start
    drop_guard_share: Share = 0.3  # a cell that lost more than this share and more than this count is scanned again first
    drop_guard_count: Annotated[int, Field(strict=True, ge=0)] = 50
    cloudwatch_metrics: Flag = True  # sizes and object counts of buckets: CloudWatch charges for every one that is asked for
    full_sweep_hours: Hours = 168  # a quick refresh lists a cell that was not listed for so long


class Indexes(Section):
    """Second opinions on what there is. `auto` reads an index where an account has it; what is off is never asked for."""

    resource_explorer: IndexUse = "auto"
    resource_explorer_view: Annotated[ViewArn | None, BLANK_IS_NONE] = None  # an organization-wide view; without, the first that is found
    config: IndexUse = "auto"
    config_aggregator: Annotated[str | None, BLANK_IS_NONE] = None  # without, the organization's, else the first that is found
    tagging: IndexUse = "auto"


class Activity(Section):
    """Reading CloudTrail's write events: who made what, and which cells a quick refresh has to list."""

    enabled: Flag = True
    pages: Count = 200  # of 50 events and half a second each, for an account and region in one scan; what is older is not read


class BillingExport(Section):
    """One billing export: whose it is, where it lies, and in which form."""

    provider: CloudProvider
    location: Location  # a folder, or s3://bucket/prefix
    format: Literal["focus", "cur2"] = "focus"
    region: Region | None = None  # of the bucket; without it the bucket is asked


class CostExplorer(Section):
    """Asking AWS Cost Explorer, which charges USD 0.01 for every request; it is asked only where this says so."""

    enabled: Flag = False
    requests_per_run: Count = 40
    tag_keys: list[str] = Field(default_factory=list)  # cost allocation tags: one call each
    resource_services: list[str] = Field(default_factory=list)  # services by resource, of the last 14 days: one call each
    daily_days: Annotated[Count, Field(le=365)] = 90  # the daily tail for anomalies


class SharedCost(Section):
    """Charges that belong to everybody, and how they are split. A charge is meant when it fits every list that is given."""

    services: list[str] = Field(default_factory=list)
    charge_categories: list[Literal["Usage", "Purchase", "Tax", "Credit", "Adjustment"]] = Field(default_factory=list)
    accounts: list[str] = Field(default_factory=list)
    without_resource: Flag = False  # only charges that name no resource
    dimension: str | None = None  # of allocation: in all others such a charge is nobody else's; without, in every one
    split: Literal["proportional", "even", "fixed"] = "proportional"
    shares: dict[str, Share] = Field(default_factory=dict)  # for `fixed`: value → share; what they leave stays unallocated

    @model_validator(mode="after")
    def _says_what_and_how(self) -> Self:
        if not (self.services or self.charge_categories or self.accounts or self.without_resource):
            raise ValueError("names no charges: give services, charge_categories, accounts or without_resource")
        if (self.split == "fixed") != bool(self.shares):
            raise ValueError("shares belong to split: fixed, and that needs them")
        if self.split == "fixed" and self.dimension is None:
            raise ValueError("split: fixed needs the dimension whose values the shares are for")
        if sum(self.shares.values()) > 1 + 1e-9:
            raise ValueError(f"the shares add up to {sum(self.shares.values()):g}, more than the whole")
        return self


class PriceLists(Section):
    """Where the providers' public price files are read."""

    aws: Url = "https://pricing.us-east-1.amazonaws.com"
    azure: Url = "https://prices.azure.com/api/retail/prices"
    gcp: Url = "https://cloudbilling.googleapis.com"


class Costs(Section):
    """Where costs come from, and whose they are."""

    exports: dict[str, BillingExport] = Field(default_factory=dict)
    cost_explorer: CostExplorer = CostExplorer()
    allocation: dict[str, list[str]] = Field(default_factory=lambda: {name: list(keys) for name, keys in ALLOCATION_TAGS.items()})
    shared: list[SharedCost] = Field(default_factory=list)
    savings_profile: Literal["compute-optimizer", "trusted-advisor", "source-002"] = "compute-optimizer"
    anomaly_impact_usd: Amount = 5  # a day: what moves less is no anomaly
    price_lists: PriceLists = PriceLists()

    @model_validator(mode="after")
    def _dimensions_can_be_told_apart(self) -> Self:
        known: dict[str, str] = {}
        for name, keys in self.allocation.items():
            plain = name.strip().lower()
            if not plain or plain in OWN_DIMENSIONS or plain.startswith("tag:"):
                raise ValueError(f"allocation: no dimension can be called {name!r}: that name is taken")
            if plain in known:
                raise ValueError(f"allocation: {known[plain]!r} and {name!r} are one name: case does not matter")
            if not keys:
                raise ValueError(f"allocation: {name!r} names no tag key")
            known[plain] = name
        for rule in self.shared:
            if rule.dimension not in (None, "account", *self.allocation):
                raise ValueError(f"shared: there is no dimension {rule.dimension!r}; there are {', '.join(['account', *self.allocation])}")
        return self

    @property
    def has_sources(self) -> bool:
        """Whether there is anything to read costs from."""
        return bool(self.exports) or self.cost_explorer.enabled


class CostThresholds(Section):
    """Money is in USD a month, ages are in days."""

    expensive_resource_monthly: Amount = 100
    resource_monthly_alert: Amount = 500
    idle_resource_days: Count = 30
    stale_resource_days: Count = 90
    total_monthly_alert: Amount = 10_000


class Notifications(Section):
    """Whom to tell. The webhook's URL is a secret."""

    sns_topic_arn: Annotated[str | None, BLANK_IS_NONE] = None
    email_on_failure: Annotated[Flag | str | list[str], Field(union_mode="left_to_right")] = False
    slack_webhook_url: Annotated[SecretStr | None, BLANK_IS_NONE] = None


class Schedules(Section):
    """When things are done: cron in UTC, or off."""

    accounts: Cron = "30 23 * * *"  # before the inventory of midnight, which then knows the new ones
    inventory: Cron = "0 */12 * * *"
    quick_refresh: Cron = None  # such as "0 * * * *": only what an index or CloudTrail says has changed
    costs: Cron = "0 8 * * *"
    cost_report: Cron = "0 10 * * 1"
    compliance: Cron = "0 10 * * 1"
    stale_resources: Cron = "0 6 1 * *"
    monitoring: Cron = "*/15 * * * *"


class Settings(Section):
    """Everything that can be set. `load_settings` makes it; tests may make it by hand."""

    warehouse: Folder = Field(default=Path("warehouse"), validate_default=True)
    accounts: dict[str, AccountSettings] = Field(default_factory=dict)
    organization: Flag = False
    role_name: RoleName = DEFAULT_ROLE_NAME
    external_id: Annotated[ExternalId | None, BLANK_IS_NONE] = None
    profiles: Profiles = Profiles()
    compliance: Compliance = Compliance()
    regions: list[Region] | None = None  # None: every region that the account has enabled
    excluded_regions: list[Region] = Field(default_factory=list)
    resource_types: TypeNames | None = None  # None: every type of the catalog
    collection_settings: CollectionSettings = CollectionSettings()
    indexes: Indexes = Indexes()
    activity: Activity = Activity()
    costs: Costs = Costs()
    cost_thresholds: CostThresholds = CostThresholds()
    notifications: Notifications = Notifications()
    ownership_tags: Annotated[list[str], Field(min_length=1)] = Field(default_factory=lambda: list(OWNERSHIP_TAGS))
    schedules: Schedules = Schedules()
    endpoints: dict[EndpointName, Url] = Field(default_factory=dict)
    stale_after_hours: Hours = 36

    _file: Path | None = PrivateAttr(default=None)
    _warnings: tuple[str, ...] = PrivateAttr(default=())
    _redaction_key: SecretStr | None = PrivateAttr(default=None)
    _gcp_api_key: SecretStr | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _accounts_are_distinct(self) -> Self:
        names: dict[str, str] = {}
        for name, account in self.accounts.items():
            if account.account_id in names:
                raise ValueError(f"accounts.{names[account.account_id]} and accounts.{name} are the same account {account.account_id}")
            names[account.account_id] = name
        return self

    @property
    def file(self) -> Path | None:
        """Where these settings were read from; None for defaults."""
        return self._file

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader should be told once: keys without a meaning here, ids that lost their zeros."""
        return self._warnings

    @property
    def redaction_key(self) -> bytes | None:
        """The key for hashing secrets that the environment gives; None leaves it to the raw zone's own."""
        return self._redaction_key.get_secret_value().encode() if self._redaction_key else None

    @property
    def gcp_api_key(self) -> SecretStr | None:
        """The key that Google's price list asks for, where the environment gives one."""
        return self._gcp_api_key

    @property
    def stale_after(self) -> dt.timedelta:
        return dt.timedelta(hours=self.stale_after_hours)

    def account(self, account_id: str) -> AccountSettings | None:
        """What is set for one account."""
        return next((account for account in self.accounts.values() if account.account_id == account_id), None)

    def wants_region(self, region: str) -> bool:
        """Whether a region that an account has enabled is scanned."""
        return region not in self.excluded_regions and (self.regions is None or region in self.regions)
