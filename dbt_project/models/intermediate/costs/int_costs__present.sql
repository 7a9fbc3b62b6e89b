{{ config(materialized='table') }}
-- What each present resource costs a month, in US dollars: its figure of the last closed month, else what list prices come to. None for
-- what is billed in another currency, and for what nobody can tell.
select
    resource_uid,
    sum(effective_cost)::decimal(18, 2) as monthly_cost_usd,
    max_by(cost_basis, {{ basis_rank('cost_basis') }}) as cost_basis
from {{ ref('resource_costs_monthly') }}
where
    billing_period = {{ closed_month() }}
    and currency = 'USD'
    and resource_uid is not null
    and is_in_inventory
group by resource_uid
union all
select estimates.resource_uid, estimates.expected_usd::decimal(18, 2), 'estimated'
from {{ ref('int_costs__estimates') }} as estimates
anti join (
    select resource_uid from {{ ref('resource_costs_monthly') }}
    where billing_period = {{ closed_month() }}
) as costs on estimates.resource_uid = costs.resource_uid
where estimates.expected_usd is not null
