{{ config(materialized='ephemeral') }}
-- The regions of each judged account: those that its scans went to, less those that are not enabled. A region's uid is
-- `<account_id>:<region>`.
select
    cells.account_id || ':' || cells.region as resource_uid,
    cells.provider,
    cells.account_id,
    cells.region
from {{ ref('scan_coverage') }} as cells
inner join {{ ref('int_compliance__accounts') }} as accounts
    on cells.provider = accounts.provider and cells.account_id = accounts.account_id
where cells.region <> 'global' and {{ is_listing('cells.resource_type') }}
group by all
having bool_or(cells.status not in ('disabled', 'unsupported'))
