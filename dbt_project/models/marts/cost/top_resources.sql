{%- set expensive = var('cost_thresholds').expensive_resource_monthly %}
{{ config(materialized='table') }}
-- The hundred dearest resources of the last closed month, in each currency, and every other one above the threshold of the settings.
with ranked as (
    select
        *,
        row_number() over (partition by currency order by effective_cost desc, provider asc, account_id asc, resource_uid asc) as place,
        sum(effective_cost) over (partition by currency) as total
    from {{ ref('resource_costs_monthly') }}
    where billing_period = {{ closed_month() }}
),

named as (
    select *, currency = 'USD' and effective_cost >= {{ expensive }} as is_expensive
    from ranked
    where resource_uid is not null
)

select
    row_number() over (partition by currency order by place)::integer as rank,
    billing_period,
    resource_uid,
    provider,
    account_id,
    region,
    resource_type,
    resource_name,
    owner,
    service,
    effective_cost,
    currency,
    cost_basis,
    cost_age_days,
    case when total > 0 then (effective_cost / total)::decimal(18, 6) end as share,
    is_expensive,
    is_in_inventory,
    {{ as_of() }} as as_of
from named
qualify rank <= 100 or is_expensive
