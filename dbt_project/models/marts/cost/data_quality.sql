{{ config(materialized='table') }}
-- How far the cost figures can be believed: how much money was matched to the inventory, what names no resource, what came late, what is
-- carried or estimated, which months of an export lack or failed, and how old the newest charge is.
with months as (
    select
        provider,
        currency,
        billing_period,
        sum(abs(effective_cost)) as money,
        sum(abs(effective_cost)) filter (where is_in_inventory) as matched,
        sum(abs(effective_cost)) filter (where resource_uid is not null and not is_in_inventory) as unmatched,
        sum(abs(effective_cost)) filter (where resource_uid is null) as without_resource,
        sum(abs(effective_cost)) filter (where charge_date < billing_period or charge_class = 'Correction') as late
    from {{ ref('int_costs__attributed') }}
    group by all
),

bases as (
    select provider, currency, billing_period, cost_basis, sum(effective_cost) as money, count(*) as rows_of_basis
    from {{ ref('resource_costs_monthly') }}
    group by all
),

newest as (
    select provider, export_name, max(charge_date) as newest_charge
    from {{ ref('int_costs__charges') }}
    group by all
),

twice as (
    select provider, account_id, billing_period, currency, sum(effective_cost) as money, count(distinct export_name) as exports
    from {{ ref('int_costs__charges') }}
    group by all
    having count(distinct export_name) > 1
),

metrics as (
    select 'matched_share' as metric, provider, null::varchar as source, currency, billing_period,
        case when money > 0 then coalesce(matched, 0) / money end as value,
        'share of money, of charges that name a resource or none, whose resource the inventory knows or knew' as basis
    from months
    union all
    select 'money_unmatched', provider, null, currency, billing_period, coalesce(unmatched, 0),
        'charges whose resource the inventory never knew'
    from months
    union all
    select 'money_without_resource', provider, null, currency, billing_period, coalesce(without_resource, 0),
        'charges that name no resource: taxes, fees, support, transfer'
    from months
    union all
    select 'money_late', provider, null, currency, billing_period, coalesce(late, 0),
        'corrections, and charges for days before their billing month'
    from months
    union all
    select 'money_' || cost_basis, provider, null, currency, billing_period, money, rows_of_basis || ' rows of cost.resource_costs_monthly'
    from bases
    union all
    select
        'newest_charge_age_days', provider, export_name, null, null, {{ today() }} - newest_charge, 'newest day charged: ' || newest_charge
    from newest
    union all
    select 'load_failed', provider, source, null, billing_period, 1, concat_ws(': ', last_status, last_error_code, last_error_message)
    from {{ ref('int_costs__loads') }}
    where last_status <> 'ok'
    union all
    select 'month_in_two_exports', provider, account_id, currency, billing_period, money,
        'the account is in ' || exports || ' exports: its money is counted as often; take one of them out of the settings'
    from twice
)

select
    metric,
    provider,
    source,
    currency,
    billing_period,
    value::decimal(38, 6) as value,
    basis,
    {{ as_of() }} as as_of
from metrics
