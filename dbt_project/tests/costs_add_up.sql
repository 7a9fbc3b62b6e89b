-- What bills charge is what the marts say was charged, by provider, currency and month, to a millionth; and dimensions add up to the whole.
with charged as (
    select provider, currency, billing_period, sum(billed_cost) as billed_cost, sum(effective_cost) as effective_cost
    from {{ ref('int_costs__charges') }}
    group by all
),

told as (
    select provider, currency, billing_period, sum(billed_cost) as billed_cost, sum(effective_cost) as effective_cost
    from {{ ref('resource_costs_monthly') }}
    where cost_basis = 'billed'
    group by all
),

whole as (
    select billing_period, currency, sum(effective_cost) as effective_cost
    from {{ ref('resource_costs_monthly') }}
    group by all
),

allocated as (
    select billing_period, currency, dimension, sum(effective_cost) as effective_cost
    from {{ ref('cost_allocation') }}
    where dimension not like 'tag:%'
    group by all
)

select 'resource_costs_monthly' as mart, provider as part, currency, billing_period
from charged
full join told using (provider, currency, billing_period)
where
    coalesce(abs(charged.billed_cost - told.billed_cost), 1) > 0.000001
    or coalesce(abs(charged.effective_cost - told.effective_cost), 1) > 0.000001
union all
select 'cost_allocation', allocated.dimension, currency, billing_period
from whole
full join allocated using (billing_period, currency)
where coalesce(abs(whole.effective_cost - allocated.effective_cost), 1) > 0.000001
