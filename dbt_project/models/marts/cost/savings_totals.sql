{{ config(materialized='table') }}
-- What could be saved a month, as three numbers: by facts of configuration alone (high), with what was measured, and with what is only
-- likely. For all, by account and by owner. What cannot be known for want of metrics is counted beside.
with judged as (
    select
        resource_uid,
        account_id,
        coalesce(owner, 'unowned') as owned_by,
        currency,
        confidence,
        is_counted,
        if(is_counted, saving_usd_monthly, null) as saving,
        state = 'unknown' or state = 'fired' and saving_usd_monthly is null as is_unknown,
        as_of
    from {{ ref('savings_opportunities') }}
),

scoped as (
    select 'all' as scope, 'all' as scope_key, * from judged
    union all
    select 'account' as scope, account_id as scope_key, * from judged
    union all
    select 'owner' as scope, owned_by as scope_key, * from judged
)

select
    scope,
    scope_key,
    currency,
    coalesce(sum(saving) filter (where confidence = 'H'), 0)::decimal(18, 2) as saving_high,
    coalesce(sum(saving) filter (where confidence in ('H', 'M')), 0)::decimal(18, 2) as saving_high_medium,
    coalesce(sum(saving), 0)::decimal(18, 2) as saving_all,
    count(*) filter (where saving > 0) as opportunities,
    count(distinct resource_uid) filter (where is_unknown) as unknown_resources,
    any_value(as_of) as as_of
from scoped
group by scope, scope_key, currency
