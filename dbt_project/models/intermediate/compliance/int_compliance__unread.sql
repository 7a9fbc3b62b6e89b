{{ config(materialized='ephemeral') }}
-- What was never listed, so that nothing can be said of what is there: an account's type in a region (`global` for what is listed once
-- for an account), with the call, the error and the time; or that nobody ever asked, where settings leave the type out or the account
-- was never entered. A service that is off or does not exist in a region has nothing, and that is known.
select
    cells.provider,
    cells.account_id,
    cells.region,
    cells.resource_type,
    cells.source || ' in ' || cells.region || ': ' || cells.status || coalesce(' (' || cells.error_code || ')', '')
    || ', ' || strftime(cells.last_attempt_at, '%Y-%m-%d %H:%M') as cause
from {{ ref('scan_coverage') }} as cells
where
    cells.last_success_at is null
    and cells.status not in ('ok', 'disabled', 'unsupported')
    and {{ is_listing('cells.resource_type') }}
union all
select
    accounts.provider,
    accounts.account_id,
    if(types.is_listed_globally, 'global', coalesce(regions.region, 'global')) as region,
    types.resource_type,
    types.source || ' was never asked in this account' as cause
from {{ ref('int_compliance__accounts') }} as accounts
inner join {{ ref('resource_types') }} as types on accounts.provider = 'aws'
left join {{ ref('int_compliance__regions') }} as regions
    on not types.is_listed_globally and accounts.provider = regions.provider and accounts.account_id = regions.account_id
anti join {{ ref('scan_coverage') }} as cells
    on
        accounts.provider = cells.provider
        and accounts.account_id = cells.account_id
        and types.resource_type = cells.resource_type
