{{ config(materialized='table') }}
-- What each service cost in each account and month. Where no bill covers the account's month, Cost Explorer's totals (basis allocated), or
-- what resources are estimated at or carry forward.
select
    billing_period,
    provider,
    account_id,
    service,
    currency,
    sum(billed_cost)::decimal(38, 15) as billed_cost,
    sum(effective_cost)::decimal(38, 15) as effective_cost,
    sum(list_cost)::decimal(38, 15) as list_cost,
    cost_basis,
    max(cost_age_days)::integer as cost_age_days,
    {{ as_of() }} as as_of
from (
    select
        billing_period, provider, account_id, service, currency, billed_cost, effective_cost, list_cost, 'billed' as cost_basis,
        null::integer as cost_age_days
    from {{ ref('int_costs__attributed') }}
    union all
    select
        costs.billing_period,
        costs.provider,
        costs.account_id,
        coalesce(costs.service, services.service, costs.resource_type),
        costs.currency,
        costs.billed_cost,
        costs.effective_cost,
        costs.list_cost,
        costs.cost_basis,
        costs.cost_age_days
    from {{ ref('resource_costs_monthly') }} as costs
    left join (
        select resource_type_prefix, min(service) as service
        from {{ ref('cost_services') }}
        where provider = 'aws' and is_bill_name
        group by all
    ) as services on starts_with(costs.resource_type, services.resource_type_prefix)
    where costs.cost_basis <> 'billed'
)
group by billing_period, provider, account_id, service, currency, cost_basis
