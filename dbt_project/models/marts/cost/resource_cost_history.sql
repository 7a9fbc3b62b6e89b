{%- set months = range(1, 13) %}
{{ config(materialized='table') }}
-- Twelve closed months side by side, the oldest first: m12 is the last closed one. A month without a figure is null: nothing charged for
-- the resource, or nobody knows. The average is over twelve months whatever their number (`cost_active_months` tells it); the trend is the
-- last three months against the three before, as a share. The basis is the weakest among the months; `basis_months` counts them.
with calendar as (
    select ({{ month_of(today()) }} - interval 12 month)::date as first_month
),

months as (
    select
        costs.*,
        1 + date_diff('month', calendar.first_month, costs.billing_period) as place
    from {{ ref('resource_costs_monthly') }} as costs
    cross join calendar
    where costs.billing_period >= calendar.first_month and costs.billing_period < calendar.first_month + interval 12 month
),

wide as (
    select
        resource_uid,
        provider,
        account_id,
        max_by(region, billing_period) as region,
        max_by(resource_type, billing_period) as resource_type,
        max_by(resource_name, billing_period) as resource_name,
        max_by(owner, billing_period) as owner,
        max_by(service, billing_period) as service,
        bool_or(is_in_inventory) as is_in_inventory,
        currency,
        {% for month in months -%}
        sum(effective_cost) filter (where place = {{ month }})::decimal(38, 15) as m{{ '%02d' % month }},
        {% endfor -%}
        sum(effective_cost)::decimal(38, 15) as cost_total,
        count(distinct place)::integer as cost_active_months,
        sum(effective_cost) filter (where place between 10 and 12) as newest_quarter,
        sum(effective_cost) filter (where place between 7 and 9) as quarter_before,
        max_by(cost_basis, {{ basis_rank('cost_basis') }}) as cost_basis,
        histogram(cost_basis) as basis_months
    from months
    group by resource_uid, case when resource_uid is null then service end, provider, account_id, currency
)

select
    resource_uid,
    provider,
    account_id,
    region,
    resource_type,
    resource_name,
    owner,
    service,
    is_in_inventory,
    {% for month in months -%}
    m{{ '%02d' % month }},
    {% endfor -%}
    cost_total,
    (cost_total / 12)::decimal(38, 15) as cost_monthly_avg,
    cost_active_months,
    case when quarter_before > 0 then (newest_quarter / quarter_before - 1)::decimal(18, 4) end as cost_trend_3mo,
    currency,
    cost_basis,
    basis_months,
    {{ as_of() }} as as_of
from wide
