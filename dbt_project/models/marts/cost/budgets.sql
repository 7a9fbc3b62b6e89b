{%- set limits = var('cost_thresholds') %}
{{ config(materialized='table') }}
-- The thresholds of the settings against the open month: the whole, and every resource that is above one or on the way there. A resource's
-- forecast is its last closed month or its run rate of the open one, whichever is more. US dollars alone are compared: thresholds are in
-- them; what is billed in other currencies has a line that says so.
with calendar as (
    select
        {{ month_of(today()) }} as open_month,
        {{ closed_month() }} as closed_month,
        {{ today() }} - {{ month_of(today()) }} + 1 as days_passed,
        ({{ month_of(today()) }} + interval 1 month)::date - {{ month_of(today()) }} as days_in_month
),

totals as (
    select currency, sum(effective_cost) as actual_to_date, max_by(cost_basis, {{ basis_rank('cost_basis') }}) as cost_basis
    from {{ ref('resource_costs_monthly') }}
    where billing_period = (select open_month from calendar)
    group by all
),

forecasts as (
    select currency, sum(forecast_cost) as forecast, count(*) = count(forecast_cost) as is_whole
    from {{ ref('forecast') }}
    where entity_type = 'total' and horizon = 'month_end'
    group by all
),

whole as (
    select
        'total_monthly_alert' as budget,
        'total' as scope,
        null::varchar as provider,
        null::varchar as account_id,
        null::varchar as region,
        null::varchar as resource_type,
        null::varchar as resource_uid,
        null::varchar as owner,
        coalesce(totals.currency, 'USD') as currency,
        case when coalesce(totals.currency, 'USD') = 'USD' then {{ limits.total_monthly_alert }} end as threshold,
        totals.actual_to_date,
        case when forecasts.is_whole then forecasts.forecast end as forecast,
        totals.cost_basis
    from (select 1)
    left join totals on true
    left join forecasts on totals.currency = forecasts.currency
),

resources as (
    select
        open.resource_uid is not null as is_open,
        coalesce(open.resource_uid, closed.resource_uid) as resource_uid,
        coalesce(open.provider, closed.provider) as provider,
        coalesce(open.account_id, closed.account_id) as account_id,
        coalesce(open.region, closed.region) as region,
        coalesce(open.resource_type, closed.resource_type) as resource_type,
        coalesce(open.owner, closed.owner) as owner,
        coalesce(open.effective_cost, 0) as actual_to_date,
        greatest(
            open.effective_cost * (
                select
                    days_in_month::double
                    / greatest(days_passed - case open.cost_basis when 'billed' then open.cost_age_days else 0 end, 1)
                from calendar
            ),
            closed.effective_cost
        ) as forecast,
        coalesce(open.cost_basis, closed.cost_basis) as cost_basis
    from (
        select * from {{ ref('resource_costs_monthly') }}
        where billing_period = (select open_month from calendar) and currency = 'USD' and resource_uid is not null
    ) as open
    full join (
        select * from {{ ref('resource_costs_monthly') }}
        where billing_period = (select closed_month from calendar) and currency = 'USD' and resource_uid is not null
    ) as closed on open.resource_uid = closed.resource_uid
    where open.resource_uid is not null  -- what is charged no more will not exceed anything
),

single as (
    select
        limits.budget,
        'resource' as scope,
        resources.provider,
        resources.account_id,
        resources.region,
        resources.resource_type,
        resources.resource_uid,
        resources.owner,
        'USD' as currency,
        limits.threshold,
        resources.actual_to_date,
        resources.forecast,
        resources.cost_basis
    from resources
    inner join (
        values
        ('expensive_resource_monthly', {{ limits.expensive_resource_monthly }}),
        ('resource_monthly_alert', {{ limits.resource_monthly_alert }})
    ) as limits (budget, threshold)
        on greatest(resources.actual_to_date, resources.forecast) > limits.threshold
)

select
    budget,
    scope,
    provider,
    account_id,
    region,
    resource_type,
    resource_uid,
    owner,
    currency,
    threshold::decimal(18, 2) as threshold,
    actual_to_date::decimal(38, 6) as actual_to_date,
    forecast::decimal(38, 6) as forecast,
    case
        when threshold is null or actual_to_date is null then 'unknown'
        when actual_to_date > threshold then 'over'
        when forecast is null then 'unknown'
        when forecast > threshold then 'forecast_over'
        else 'ok'
    end as state,
    cost_basis,
    {{ as_of() }} as as_of
from (
    select * from whole
    union all
    select * from single
)
