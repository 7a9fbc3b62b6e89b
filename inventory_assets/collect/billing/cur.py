"""AWS Cost and Usage Report 2.0 in FOCUS's columns: a line item becomes one charge, by SQL expressions over its columns. How files are read
does not belong here.

What a report has as one line and FOCUS as two, stays one: the fee of a commitment is a Purchase whose EffectiveCost is what was not used of
it. A Savings Plan's covered usage and its negation, which cancel each other out, both bill nothing. Discounts stand on lines of their own
and are Usage, as what they lower. What cannot be told: ServiceCategory and ServiceSubcategory, CommitmentDiscountName and quantities,
ResourceName and ResourceType, and ContractedCost of anything but usage at contracted or on-demand rates. Columns without a place in FOCUS
are kept by their own names.
"""

from __future__ import annotations

from inventory_assets.catalog.focus import Kind
from inventory_assets.collect.billing.columns import MONEY_TYPE, Form

_INPUTS: dict[Kind, str] = {
    "text": """
        bill_bill_type bill_billing_entity bill_invoice_id bill_invoicing_entity bill_payer_account_id bill_payer_account_name
        capacity_reservation_capacity_reservation_arn line_item_availability_zone line_item_currency_code line_item_legal_entity
        line_item_line_item_description line_item_line_item_type line_item_product_code line_item_resource_id line_item_usage_account_id
        line_item_usage_account_name line_item_usage_type pricing_rate_code pricing_term pricing_unit product_location product_region_code
        product_servicecode product_sku reservation_reservation_a_r_n savings_plan_offering_type savings_plan_savings_plan_a_r_n
    """,
    "decimal": """
        line_item_unblended_cost line_item_unblended_rate line_item_usage_amount pricing_public_on_demand_cost
        pricing_public_on_demand_rate reservation_effective_cost reservation_unused_amortized_upfront_fee_for_billing_period
        reservation_unused_recurring_fee savings_plan_savings_plan_effective_cost savings_plan_total_commitment_to_date
        savings_plan_used_commitment
    """,
    "time": "bill_billing_period_start_date bill_billing_period_end_date line_item_usage_start_date line_item_usage_end_date",
    "map": "product resource_tags",
}
_TYPE = "line_item_line_item_type"
_ZERO = f"0::{MONEY_TYPE}"
_COMMITMENT_FEES = "('RIFee', 'SavingsPlanRecurringFee', 'SavingsPlanUpfrontFee')"
_COMMITMENT = "coalesce(savings_plan_savings_plan_a_r_n, reservation_reservation_a_r_n)"
_UNUSED_RESERVATION = """case
    when coalesce(reservation_unused_amortized_upfront_fee_for_billing_period, reservation_unused_recurring_fee) is not null
        then coalesce(reservation_unused_amortized_upfront_fee_for_billing_period, 0) + coalesce(reservation_unused_recurring_fee, 0)
end"""
_EFFECTIVE = f"""case
    when {_TYPE} = 'SavingsPlanCoveredUsage' then savings_plan_savings_plan_effective_cost
    when {_TYPE} = 'SavingsPlanRecurringFee' then savings_plan_total_commitment_to_date - savings_plan_used_commitment
    when {_TYPE} = 'DiscountedUsage' then reservation_effective_cost
    when {_TYPE} = 'RIFee' then {_UNUSED_RESERVATION}
    when {_TYPE} in ('SavingsPlanNegation', 'SavingsPlanUpfrontFee') then {_ZERO}
    when {_TYPE} = 'Fee' and reservation_reservation_a_r_n is not null then {_ZERO}
    else line_item_unblended_cost
end"""
_CATEGORY = f"""case
    when {_TYPE} in {_COMMITMENT_FEES} or {_TYPE} = 'Fee' then 'Purchase'
    when {_TYPE} = 'Tax' then 'Tax'
    when {_TYPE} = 'Credit' then 'Credit'
    when {_TYPE} = 'Refund' then 'Adjustment'
    else 'Usage'
end"""
_IS_COVERED = f"{_TYPE} in ('SavingsPlanCoveredUsage', 'DiscountedUsage')"
_IS_USAGE = f"{_TYPE} in ('Usage', 'SavingsPlanCoveredUsage', 'DiscountedUsage')"

_OUTPUTS = {
    "AvailabilityZone": "line_item_availability_zone",
    "BilledCost": f"case when {_TYPE} in ('SavingsPlanCoveredUsage', 'SavingsPlanNegation') then {_ZERO} else line_item_unblended_cost end",
    "BillingAccountId": "bill_payer_account_id",
    "BillingAccountName": "bill_payer_account_name",
    "BillingCurrency": "line_item_currency_code",
    "BillingPeriodEnd": "bill_billing_period_end_date",
    "BillingPeriodStart": "bill_billing_period_start_date",
    "CapacityReservationId": "capacity_reservation_capacity_reservation_arn",
    "ChargeCategory": _CATEGORY,
    "ChargeClass": f"case when {_TYPE} = 'Refund' or bill_bill_type = 'Refund' then 'Correction' end",
    "ChargeDescription": "line_item_line_item_description",
    "ChargeFrequency": f"""case
        when {_TYPE} in ('RIFee', 'SavingsPlanRecurringFee') then 'Recurring'
        when {_TYPE} in ('Fee', 'SavingsPlanUpfrontFee', 'Tax', 'Credit', 'Refund') then 'One-Time'
        else 'Usage-Based'
    end""",
    "ChargePeriodEnd": "line_item_usage_end_date",
    "ChargePeriodStart": "line_item_usage_start_date",
    "CommitmentDiscountCategory": """case
        when savings_plan_savings_plan_a_r_n is not null then 'Spend' when reservation_reservation_a_r_n is not null then 'Usage'
    end""",
    "CommitmentDiscountId": _COMMITMENT,
    "CommitmentDiscountStatus": f"""case
        when {_IS_COVERED} then 'Used' when {_TYPE} in ('RIFee', 'SavingsPlanRecurringFee') and {_EFFECTIVE} > 0 then 'Unused'
    end""",
    "CommitmentDiscountType": """case
        when savings_plan_savings_plan_a_r_n is not null then coalesce(savings_plan_offering_type, 'SavingsPlan')
        when reservation_reservation_a_r_n is not null then 'Reserved'
    end""",
    "ConsumedQuantity": f"case when {_IS_USAGE} then line_item_usage_amount end",
    "ConsumedUnit": f"case when {_IS_USAGE} then pricing_unit end",
    "ContractedCost": f"case when {_TYPE} in ('Usage', 'SavingsPlanCoveredUsage') then line_item_unblended_cost end",
    "ContractedUnitPrice": f"case when {_TYPE} in ('Usage', 'SavingsPlanCoveredUsage') then line_item_unblended_rate end",
    "EffectiveCost": _EFFECTIVE,
    "InvoiceId": "bill_invoice_id",
    "InvoiceIssuerName": "coalesce(bill_invoicing_entity, line_item_legal_entity)",
    "ListCost": f"case when {_TYPE} = 'SavingsPlanNegation' then {_ZERO} else pricing_public_on_demand_cost end",
    "ListUnitPrice": "pricing_public_on_demand_rate",
    "PricingCategory": f"""case
        when {_IS_COVERED} then 'Committed'
        when {_TYPE} = 'Usage' and (pricing_term = 'Spot' or line_item_usage_type ilike '%spotusage%') then 'Dynamic'
        when {_TYPE} = 'Usage' then 'Standard'
    end""",
    "PricingQuantity": "line_item_usage_amount",
    "PricingUnit": "pricing_unit",
    "ProviderName": "'AWS'",
    "PublisherName": "coalesce(line_item_legal_entity, bill_billing_entity)",
    "RegionId": "coalesce(product_region_code, product['region_code'])",
    "RegionName": "coalesce(product_location, product['location'])",
    "ResourceId": "line_item_resource_id",
    "ServiceName": "coalesce(product['product_name'], product_servicecode, line_item_product_code)",
    "SkuId": "product_sku",
    "SkuPriceId": "pricing_rate_code",
    "SubAccountId": "line_item_usage_account_id",
    "SubAccountName": "line_item_usage_account_name",
    # a report writes user_ before the keys that a user has chosen, FOCUS nothing
    "Tags": """case when resource_tags is not null then map(
        list_transform(map_keys(resource_tags), lambda key: regexp_replace(key, '^user[_:]', '')), map_values(resource_tags)
    ) end""",
}

CUR2 = Form(
    inputs={name: kind for kind, names in _INPUTS.items() for name in names.split()},
    outputs=_OUTPUTS,
    needed=(
        "bill_payer_account_id",
        "bill_billing_period_start_date",
        "line_item_currency_code",
        "line_item_line_item_type",
        "line_item_unblended_cost",
        "line_item_usage_start_date",
    ),
    told_again=("line_item_line_item_type", "line_item_usage_type", "line_item_product_code", "pricing_term", "product", "bill_bill_type"),
    otherwise="Select it in the export, or set format: focus for FOCUS's columns",
)
