{{ config(
    materialized='incremental', incremental_strategy='merge',
    unique_key=['provider', 'account_id', 'region', 'resource_type', 'source'],
    pre_hook="{{ begin_arrivals() }}", post_hook="{{ end_arrivals() }}"
) }}
-- The state of every cell: its latest attempt, the latest that was not skipped, and the latest that was read. Scans are ordered by
-- (started_at, scan_id), so it does not matter in which order they arrive. The ledger's rows themselves stay in the raw zone.
with attempts as (
    select
        provider, account_id, region, resource_type, source,
        {
            'scan_id': scan_id, 'status': status, 'started_at': started_at, 'finished_at': finished_at,
            'resource_count': resource_count, 'error_code': error_code, 'error_message': error_message,
            'request_id': request_id, 'detail_errors': detail_errors, 'content_scan_id': content_scan_id,
            'content_path': content_path, 'collector_version': collector_version
        } as attempt
    from {{ ref('stg_ledger') }}
    {% if is_incremental() %}
    union all
    select provider, account_id, region, resource_type, source, unnest([latest, latest_tried, latest_ok])
    from {{ this }}
    where (provider, account_id, region, resource_type, source) in (
        select (ledger.provider, ledger.account_id, ledger.region, ledger.resource_type, ledger.source)
        from {{ ref('stg_ledger') }} as ledger
    )
    {% endif %}
)

select
    provider,
    account_id,
    region,
    resource_type,
    source,
    arg_max(attempt, (attempt.started_at, attempt.scan_id)) as latest,
    arg_max(attempt, (attempt.started_at, attempt.scan_id)) filter (attempt.status <> 'skipped') as latest_tried,
    arg_max(attempt, (attempt.started_at, attempt.scan_id)) filter (attempt.status = 'ok') as latest_ok
from attempts
where attempt is not null
group by provider, account_id, region, resource_type, source
