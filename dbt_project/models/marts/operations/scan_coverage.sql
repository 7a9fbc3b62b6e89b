{{ config(materialized='table') }}
-- What could be read, cell by cell. A cell that could not be read keeps the count and the content of its last good listing, and says
-- that it is stale: absent is not gone.
select
    cells.provider,
    cells.account_id,
    cells.region,
    cells.resource_type,
    cells.source,
    cells.latest.status as status,
    cells.latest_ok.resource_count as resource_count,
    cells.latest.started_at as last_attempt_at,
    cells.latest_ok.started_at as last_success_at,
    coalesce(
        cells.latest_tried.status <> 'ok'
        or cells.latest_ok.started_at < {{ as_of() }} - interval '{{ var("stale_after_hours") }} hours',
        true
    ) as is_stale,
    cells.latest.error_code as error_code,
    cells.latest.error_message as error_message,
    cells.latest.request_id as request_id,
    cells.latest_ok.detail_errors as detail_errors,
    cells.latest.scan_id as scan_id,
    cells.latest_ok.scan_id as last_success_scan_id,
    cells.latest_ok.content_scan_id as last_content_scan_id,
    cells.latest_ok.content_path as last_content_path,
    cells.latest.collector_version as collector_version,
    accounts.status as account_status,
    {{ as_of() }} as as_of
from {{ ref('int_cells') }} as cells
left join {{ ref('accounts') }} as accounts on cells.provider = accounts.provider and cells.account_id = accounts.account_id
