"""The columns of FOCUS (FinOps Open Cost and Usage Specification), 1.0 to 1.4, dataset Cost and Usage: a row each. Reading files does not
belong here. Source: the specification's column list as of 1.4; ProviderName and PublisherName are of 1.0 to 1.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "decimal", "time", "json", "map"]


@dataclass(frozen=True)
class FocusColumn:
    """One column. `since` is the version that introduced it; a required one must be there, with a value, in whatever is taken in."""

    name: str
    kind: Kind
    since: str
    is_required: bool = False
    values: tuple[str, ...] = ()


FOCUS_COLUMNS: tuple[FocusColumn, ...] = (
    FocusColumn("AllocatedMethodDetails", "json", "1.3"),
    FocusColumn("AllocatedMethodId", "text", "1.3"),
    FocusColumn("AllocatedResourceId", "text", "1.3"),
    FocusColumn("AllocatedResourceName", "text", "1.3"),
    FocusColumn("AllocatedTags", "json", "1.3"),
    FocusColumn("AvailabilityZone", "text", "0.5"),
    FocusColumn("BilledCost", "decimal", "0.5", is_required=True),
    FocusColumn("BillingAccountId", "text", "0.5", is_required=True),
    FocusColumn("BillingAccountName", "text", "0.5"),
    FocusColumn("BillingAccountType", "text", "1.2"),
    FocusColumn("BillingCurrency", "text", "0.5", is_required=True),
    FocusColumn("BillingPeriodEnd", "time", "0.5"),
    FocusColumn("BillingPeriodStart", "time", "0.5", is_required=True),
    FocusColumn("CapacityReservationId", "text", "1.1"),
    FocusColumn(
        "CapacityReservationStatus",
        "text",
        "1.1",
        values=(
            "Used",
            "Unused",
        ),
    ),
    FocusColumn(
        "ChargeCategory",
        "text",
        "0.5",
        is_required=True,
        values=(
            "Usage",
            "Purchase",
            "Tax",
            "Credit",
            "Adjustment",
        ),
    ),
    FocusColumn("ChargeClass", "text", "1.0", values=("Correction",)),
    FocusColumn("ChargeDescription", "text", "1.0"),
    FocusColumn(
        "ChargeFrequency",
        "text",
        "1.0",
        values=(
            "One-Time",
            "Recurring",
            "Usage-Based",
        ),
    ),
    FocusColumn("ChargePeriodEnd", "time", "0.5"),
    FocusColumn("ChargePeriodStart", "time", "0.5", is_required=True),
    FocusColumn(
        "CommitmentDiscountCategory",
        "text",
        "1.0",
        values=(
            "Spend",
            "Usage",
        ),
    ),
    FocusColumn("CommitmentDiscountId", "text", "1.0"),
    FocusColumn("CommitmentDiscountName", "text", "1.0"),
    FocusColumn("CommitmentDiscountQuantity", "decimal", "1.1"),
    FocusColumn(
        "CommitmentDiscountStatus",
        "text",
        "1.0",
        values=(
            "Used",
            "Unused",
        ),
    ),
    FocusColumn("CommitmentDiscountType", "text", "1.0"),
    FocusColumn("CommitmentDiscountUnit", "text", "1.1"),
    FocusColumn("CommitmentProgramEligibilityDetails", "json", "1.4"),
    FocusColumn("ConsumedQuantity", "decimal", "1.0"),
    FocusColumn("ConsumedUnit", "text", "1.0"),
    FocusColumn("ContractApplied", "json", "1.3"),
    FocusColumn("ContractedCost", "decimal", "1.0"),
    FocusColumn("ContractedUnitPrice", "decimal", "1.0"),
    FocusColumn("EffectiveCost", "decimal", "0.5", is_required=True),
    FocusColumn("HostProviderName", "text", "1.3"),
    FocusColumn("InvoiceDetailId", "text", "1.4"),
    FocusColumn("InvoiceId", "text", "1.2"),
    FocusColumn("InvoiceIssuerName", "text", "0.5"),
    FocusColumn("ListCost", "decimal", "1.0"),
    FocusColumn("ListUnitPrice", "decimal", "1.0"),
    FocusColumn(
        "PricingCategory",
        "text",
        "1.0",
        values=(
            "Standard",
            "Dynamic",
            "Committed",
            "Other",
        ),
    ),
    FocusColumn("PricingCurrency", "text", "1.2"),
    FocusColumn("PricingCurrencyContractedUnitPrice", "decimal", "1.2"),
    FocusColumn("PricingCurrencyEffectiveCost", "decimal", "1.2"),
    FocusColumn("PricingCurrencyListUnitPrice", "decimal", "1.2"),
    FocusColumn("PricingQuantity", "decimal", "1.0"),
    FocusColumn("PricingUnit", "text", "1.0"),
    FocusColumn("ProviderName", "text", "0.5"),
    FocusColumn("PublisherName", "text", "0.5"),
    FocusColumn("RegionId", "text", "1.0"),
    FocusColumn("RegionName", "text", "1.0"),
    FocusColumn("ResourceId", "text", "0.5"),
    FocusColumn("ResourceName", "text", "0.5"),
    FocusColumn("ResourceType", "text", "1.0"),
    FocusColumn("ServiceCategory", "text", "0.5"),
    FocusColumn("ServiceName", "text", "0.5", is_required=True),
    FocusColumn("ServiceProviderName", "text", "1.3"),
    FocusColumn("ServiceSubcategory", "text", "1.1"),
    FocusColumn("SkuId", "text", "1.0"),
    FocusColumn("SkuMeter", "text", "1.1"),
    FocusColumn("SkuPriceDetails", "json", "1.1"),
    FocusColumn("SkuPriceId", "text", "1.0"),
    FocusColumn("SubAccountId", "text", "0.5"),
    FocusColumn("SubAccountName", "text", "0.5"),
    FocusColumn("SubAccountType", "text", "1.2"),
    FocusColumn("Tags", "map", "1.0"),
)
