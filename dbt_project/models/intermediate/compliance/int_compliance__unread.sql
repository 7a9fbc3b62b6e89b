{{ config(materialized='ephemeral') }}
-- What was never listed, so that nothing can be said of what is there: an account's type in a region (`global` for global services), with
-- the call, the error and the time. A service that is off or does not exist in a region has nothing, and that is known.
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
