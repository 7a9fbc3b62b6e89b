{{ config(materialized='table') }}
-- Savings Plans, reservations and committed-use discounts. By commitment: how much of what was paid for was used. By service: how much of
-- what could have been covered was, at list prices; where a bill has no list price, at what was contracted. Null where there was nothing.
with charges as (
    select *, coalesce(list_cost, contracted_cost) as public_cost
    from {{ ref('int_costs__charges') }}
    where charge_category = 'Usage'
),

by_commitment as (
    select
        billing_period,
        provider,
        account_id,
        'commitment' as scope,
        commitment_id,
        any_value(commitment_type) as commitment_type,
        null::varchar as service,
        currency,
        sum(effective_cost) filter (where commitment_status = 'Used') as used_cost,
        sum(effective_cost) filter (where commitment_status = 'Unused') as unused_cost,
        null::decimal(38, 15) as covered_cost,
        null::decimal(38, 15) as on_demand_cost
    from charges
    where commitment_id is not null and commitment_status is not null
    group by billing_period, provider, account_id, commitment_id, currency
),

coverable as (
    select distinct provider, service from charges where commitment_status = 'Used'
),

by_service as (
    select
        charges.billing_period,
        charges.provider,
        charges.account_id,
        'service' as scope,
        null::varchar as commitment_id,
        null::varchar as commitment_type,
        charges.service,
        charges.currency,
        null::decimal(38, 15) as used_cost,
        null::decimal(38, 15) as unused_cost,
        sum(charges.public_cost) filter (where charges.commitment_status = 'Used') as covered_cost,
        sum(charges.public_cost) filter (where charges.commitment_status is null and charges.pricing_category = 'Standard')
            as on_demand_cost
    from charges
    semi join coverable on charges.provider = coverable.provider and charges.service = coverable.service
    group by charges.billing_period, charges.provider, charges.account_id, charges.service, charges.currency
),

both_scopes as (
    select * from by_commitment
    union all
    select * from by_service
)

select
    billing_period,
    provider,
    account_id,
    scope,
    commitment_id,
    commitment_type,
    service,
    currency,
    used_cost::decimal(38, 15) as used_cost,
    unused_cost::decimal(38, 15) as unused_cost,
    case when coalesce(used_cost, 0) + coalesce(unused_cost, 0) > 0
        then (coalesce(used_cost, 0) / (coalesce(used_cost, 0) + coalesce(unused_cost, 0)))::decimal(18, 6)
    end as utilization,
    covered_cost::decimal(38, 15) as covered_cost,
    on_demand_cost::decimal(38, 15) as on_demand_cost,
    case when coalesce(covered_cost, 0) + coalesce(on_demand_cost, 0) > 0
        then (coalesce(covered_cost, 0) / (coalesce(covered_cost, 0) + coalesce(on_demand_cost, 0)))::decimal(18, 6)
    end as coverage,
    'billed' as cost_basis,
    {{ as_of() }} as as_of
from both_scopes
