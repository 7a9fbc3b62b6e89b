{{ config(materialized='table') }}
-- Accounts and months that no billing export covers, as Cost Explorer knows them: its totals by account and service, brought down to
-- resources. What it tells of single resources (14 days) is taken as it is. What is left of a service's total is spread over the
-- service's other resources that lived in the month, by their estimated price, evenly where none has an estimate; one without an estimate
-- among others gets nothing, since nobody knows its part. Where there is nothing to spread over, the total stays a line without a resource.
with explored as (
    select * from {{ ref('int_costs__explored') }} where not is_covered
),

single as (
    select
        explored.account_id,
        matches.resource_uid,
        matches.is_matched,
        explored.service,
        explored.billing_period,
        explored.currency,
        sum(explored.billed_cost) as billed_cost,
        sum(explored.effective_cost) as effective_cost,
        max(explored.charge_date) as last_day
    from explored
    inner join {{ ref('int_costs__matches') }} as matches
        on
            matches.provider = 'aws'
            and explored.account_id = matches.account_id
            and explored.resource_key = matches.resource_key
    where explored.dataset = 'resource_daily'
    group by all
),

single_totals as (
    select account_id, service, billing_period, currency, sum(billed_cost) as billed_cost, sum(effective_cost) as effective_cost
    from single
    group by all
),

totals as (
    select account_id, service, billing_period, currency, sum(billed_cost) as billed_cost, sum(effective_cost) as effective_cost
    from explored
    where dataset = 'service_monthly'
    group by all
),

-- a total that is less than what its resources cost (it is older, or in credit) leaves nothing to spread
rest as (
    select
        totals.account_id,
        totals.service,
        totals.billing_period,
        totals.currency,
        totals.billed_cost - coalesce(single_totals.billed_cost, 0) as billed_cost,
        totals.effective_cost - coalesce(single_totals.effective_cost, 0) as effective_cost
    from totals
    left join single_totals using (account_id, service, billing_period, currency)
),

lives as (
    select
        resource_uid,
        account_id,
        resource_type,
        least(min(valid_from), min(created_at))::date as from_day,
        case when count(*) = count(valid_to) then max(valid_to)::date else date '9999-12-31' end as until_day
    from {{ ref('resource_versions') }}
    where provider = 'aws' and exists (select 1 from rest)
    group by all
),

sharing as (
    select
        rest.*,
        lives.resource_uid,
        coalesce(estimates.expected_usd, 0) as weight,
        sum(coalesce(estimates.expected_usd, 0)) over service_month as weights,
        count(*) over service_month as resources
    from rest
    inner join {{ ref('cost_services') }} as services on services.provider = 'aws' and rest.service = services.service
    inner join lives
        on
            rest.account_id = lives.account_id
            and starts_with(lives.resource_type, services.resource_type_prefix)
            and lives.from_day < rest.billing_period + interval 1 month
            and lives.until_day >= rest.billing_period
    left join {{ ref('int_costs__estimates') }} as estimates on lives.resource_uid = estimates.resource_uid
    anti join single
        on
            rest.account_id = single.account_id
            and rest.service = single.service
            and rest.billing_period = single.billing_period
            and lives.resource_uid = single.resource_uid
    where rest.effective_cost > 0
    window service_month as (partition by rest.account_id, rest.service, rest.billing_period, rest.currency)
),

spread as (
    select
        account_id,
        resource_uid,
        service,
        billing_period,
        currency,
        (billed_cost * case when weights > 0 then weight::double / weights::double else 1.0 / resources end)::decimal(38, 15)
            as billed_cost,
        (effective_cost * case when weights > 0 then weight::double / weights::double else 1.0 / resources end)::decimal(38, 15)
            as effective_cost
    from sharing
    where weight > 0 or weights = 0
),

-- what rounding left, and what could not be spread
left_over as (
    select
        rest.account_id,
        rest.service,
        rest.billing_period,
        rest.currency,
        rest.billed_cost - coalesce(sum(spread.billed_cost), 0) as billed_cost,
        rest.effective_cost - coalesce(sum(spread.effective_cost), 0) as effective_cost
    from rest
    left join spread using (account_id, service, billing_period, currency)
    group by rest.account_id, rest.service, rest.billing_period, rest.currency, rest.billed_cost, rest.effective_cost
)

select
    'aws' as provider,
    account_id,
    resource_uid,
    is_matched,
    service,
    billing_period,
    currency,
    billed_cost,
    effective_cost,
    'ce_resource' as cost_basis,
    last_day
from single
union all
select 'aws', account_id, resource_uid, true, service, billing_period, currency, billed_cost, effective_cost, 'allocated', null
from spread
union all
select 'aws', account_id, null, false, service, billing_period, currency, billed_cost, effective_cost, 'allocated', null
from left_over
where billed_cost <> 0 or effective_cost <> 0
