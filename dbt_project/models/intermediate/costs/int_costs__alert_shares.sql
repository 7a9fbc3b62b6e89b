{%- set scopes = {
    'total': ['provider'],
    'account': ['provider', 'account_id'],
    'service': ['provider', 'account_id', 'service'],
    'team': ['team'],
    'resource': ['provider', 'account_id', 'resource_uid'],
} %}
{{ config(materialized='table') }}
-- What each alert is made of: by how much the cost a day of each resource in it moved, between the alert's first days (three at the most)
-- and the same weekdays of the week before. Charges that name no resource are a line for each account. Alerts in which nobody tells cost
-- by resource have no row.
with first_days as (
    select *, unnest(list_filter(days, lambda day: day < started_on + 3)) as day_now
    from {{ ref('int_costs__alerts') }}
),

compared as (
    select
        first_days.* exclude (days),
        first_days.day_now - weeks.back * 7 as charge_date,
        weeks.back = 0 as is_now,
        count(*) over (partition by first_days.anomaly_id) / 2 as days
    from first_days
    cross join (select unnest([0, 1]) as back) as weeks
),

spent as (
    select
        provider, account_id, service, team, resource_uid, currency, charge_date, sum(effective_cost)::double as cost
    from {{ ref('int_costs__team_charges') }}
    where charge_date in (select charge_date from compared)
    group by all
    union all
    select provider, account_id, service, null, resource_uid, currency, charge_date, effective_cost::double
    from {{ ref('resource_costs_daily') }}
    where cost_basis = 'ce_resource' and charge_date in (select charge_date from compared)
),

shares as (
    {%- for entity_type, columns in scopes.items() %}
    select
        compared.anomaly_id,
        spent.provider,
        spent.account_id,
        spent.resource_uid,
        sum(if(compared.is_now, spent.cost, -spent.cost)) / any_value(compared.days) as difference,
        coalesce(sum(spent.cost) filter (not compared.is_now), 0) = 0 as is_new,
        coalesce(sum(spent.cost) filter (compared.is_now), 0) = 0 as is_gone
    from compared
    inner join spent
        on
            compared.charge_date = spent.charge_date
            and compared.currency = spent.currency
            {%- for column in columns %}
            and compared.{{ column }} = spent.{{ column }}
            {%- endfor %}
    where compared.entity_type = '{{ entity_type }}'
    group by compared.anomaly_id, spent.provider, spent.account_id, spent.resource_uid
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select
    shares.anomaly_id,
    alerts.entity_type,
    alerts.currency,
    alerts.direction,
    alerts.started_on,
    shares.provider,
    shares.account_id,
    shares.resource_uid,
    shares.difference,
    shares.is_new,
    shares.is_gone,
    -- what moved the same way, by a tenth of what moved most and a twentieth of the alert
    shares.difference * alerts.direction > greatest(
        0.1 * max(shares.difference * alerts.direction) over (partition by shares.anomaly_id),
        0.05 * abs(alerts.actual_cost - alerts.expected_cost) / len(alerts.days)
    ) as is_carrying
from shares
inner join {{ ref('int_costs__alerts') }} as alerts on shares.anomaly_id = alerts.anomaly_id
