{{ config(materialized='table') }}
-- What list prices come to for each resource, beside what was billed for it in the last closed month, so that an estimate can be judged.
-- What the bills of an account come to against list prices (the median over its resources of a type) tells of its discounts: times that,
-- the estimate is calibrated. A bill of another length than 730 hours is compared by the hour; of a resource younger than the month, not.
with calendar as (
    select
        {{ closed_month() }} as month,
        24 * ({{ month_of(today()) }} - {{ closed_month() }}) as hours
),

billed as (
    select costs.resource_uid, calendar.month, calendar.hours, sum(costs.effective_cost)::decimal(18, 6) as billed_usd
    from {{ ref('resource_costs_monthly') }} as costs
    inner join calendar on costs.billing_period = calendar.month
    where costs.cost_basis = 'billed' and costs.currency = 'USD' and costs.resource_uid is not null
    group by all
),

compared as (
    select
        estimates.resource_uid,
        billed.month as billed_period,
        billed.billed_usd,
        case
            when estimates.expected_usd > 0 and coalesce(usage.created_at, usage.seen_since) < billed.month
                then billed.billed_usd * 730 / billed.hours / estimates.expected_usd
        end::decimal(18, 6) as billed_ratio
    from billed
    inner join {{ ref('int_costs__estimates') }} as estimates on billed.resource_uid = estimates.resource_uid
    inner join {{ ref('int_costs__usage') }} as usage on billed.resource_uid = usage.resource_uid
),

calibrations as (
    select
        estimates.provider,
        estimates.account_id,
        estimates.resource_type,
        median(compared.billed_ratio)::decimal(18, 6) as ratio,
        count(*) as resources
    from compared
    inner join {{ ref('int_costs__estimates') }} as estimates on compared.resource_uid = estimates.resource_uid
    where compared.billed_ratio is not null
    group by all
)

select
    estimates.resource_uid,
    estimates.provider,
    estimates.account_id,
    estimates.region,
    estimates.resource_type,
    estimates.low_usd,
    estimates.expected_usd,
    estimates.high_usd,
    estimates.missing_components,
    estimates.components,
    estimates.price_region,
    estimates.is_region_exact,
    estimates.price_age_days,
    estimates.basis,
    'estimated' as cost_basis,
    compared.billed_period,
    compared.billed_usd,
    compared.billed_ratio,
    calibrations.ratio as calibration_ratio,
    coalesce(calibrations.resources, 0) as calibration_resources,
    (estimates.expected_usd * calibrations.ratio)::decimal(18, 6) as calibrated_usd,
    {{ as_of() }} as as_of
from {{ ref('int_costs__estimates') }} as estimates
left join compared on estimates.resource_uid = compared.resource_uid
left join calibrations
    on
        estimates.provider = calibrations.provider
        and estimates.account_id = calibrations.account_id
        and estimates.resource_type = calibrations.resource_type
