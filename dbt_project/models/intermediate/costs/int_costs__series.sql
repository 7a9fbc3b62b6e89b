{%- set expensive = var('cost_thresholds').expensive_resource_monthly %}
{{ config(materialized='table') }}
-- Daily series for anomalies and forecasts: effective cost of usage (purchases, taxes and credits come when they come) of the whole, of
-- accounts, of services in accounts, of teams, and of resources whose
-- last 30 days cost as much as the settings call expensive, the dearest 2,000 of them (others are in their service's series). Each is
-- dense from its first to the newest day of its account's bill: a day without a charge is zero, because the bill covers it; days of a month
-- that no bill tells of are not there. Where no bill covers an account, its services are Cost Explorer's daily totals.
with days as (
    select provider, account_id, resource_uid, service, team, currency, charge_date, effective_cost
    from {{ ref('int_costs__team_charges') }}
    union all
    select 'aws', account_id, null, service, null, currency, charge_date, effective_cost
    from {{ ref('int_costs__explored') }}
    where dataset = 'service_daily' and not is_covered
),

ends as (
    select provider, account_id, currency, max(charge_date) as last_day from days group by all
),

charged_months as (
    select distinct provider, account_id, currency, {{ month_of('charge_date') }} as month from days
),

expensive as (
    select resource_uid
    from days
    where resource_uid is not null and currency = 'USD' and charge_date >= {{ today() }} - 32
    group by resource_uid
    having sum(effective_cost) >= {{ expensive }}
    order by sum(effective_cost) desc
    limit 2000
),

services as (
    select provider, account_id, service, team, currency, charge_date, sum(effective_cost) as cost
    from days
    group by all
),

entities as (
    select
        'total' as entity_type, provider, null::varchar as account_id, null::varchar as service, null::varchar as team,
        null::varchar as resource_uid, currency, charge_date, sum(cost) as cost
    from services
    group by all
    union all
    select 'account', provider, account_id, null, null, null, currency, charge_date, sum(cost)
    from services
    group by all
    union all
    select 'service', provider, account_id, service, null, null, currency, charge_date, sum(cost)
    from services
    group by all
    union all
    select 'team', null, null, null, team, null, currency, charge_date, sum(cost)
    from services
    where team is not null
    group by all
    union all
    select 'resource', provider, account_id, max(service), null, resource_uid, currency, charge_date, sum(effective_cost)
    from days
    semi join expensive on days.resource_uid = expensive.resource_uid
    group by provider, account_id, resource_uid, currency, charge_date
),

keyed as (
    select
        *,
        concat_ws(' | ', entity_type, provider, account_id, service, team, resource_uid, currency) as entity_key
    from entities
),

spans as (
    select
        keyed.entity_key,
        any_value(keyed.entity_type) as entity_type,
        any_value(keyed.provider) as provider,
        any_value(keyed.account_id) as account_id,
        any_value(keyed.service) as service,
        any_value(keyed.team) as team,
        any_value(keyed.resource_uid) as resource_uid,
        any_value(keyed.currency) as currency,
        min(keyed.charge_date) as first_day,
        max(ends.last_day) as last_day
    from keyed
    inner join ends
        on
            keyed.currency = ends.currency
            and (keyed.provider is null or keyed.provider = ends.provider)
            and (keyed.account_id is null or keyed.account_id = ends.account_id)
    group by keyed.entity_key
),

dense as (
    select spans.*, unnest(generate_series(spans.first_day, spans.last_day, interval 1 day))::date as charge_date
    from spans
)

select
    dense.entity_type,
    dense.entity_key,
    dense.provider,
    dense.account_id,
    dense.service,
    dense.team,
    dense.resource_uid,
    dense.currency,
    dense.charge_date,
    coalesce(keyed.cost, 0)::double as cost,
    dense.charge_date > {{ today() }} - 3 as is_provisional
from dense
semi join charged_months
    on
        dense.currency = charged_months.currency
        and {{ month_of('dense.charge_date') }} = charged_months.month
        and (dense.provider is null or dense.provider = charged_months.provider)
        and (dense.account_id is null or dense.account_id = charged_months.account_id)
left join keyed on dense.entity_key = keyed.entity_key and dense.charge_date = keyed.charge_date
