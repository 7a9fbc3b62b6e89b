{{ config(
    materialized='incremental', incremental_strategy='delete+insert',
    unique_key=['provider', 'account_id', 'cell_region', 'resource_type', 'source'],
    pre_hook=["{{ begin_arrivals() }}", "{{ begin_observation_files() }}"], post_hook="{{ end_arrivals() }}"
) }}
-- What moves by itself (last-used dates, message counts, sizes), latest only: the observations of each cell's latest scan in which
-- any of them moved, all of the cell's rows together.
with moved as (
    select
        provider, account_id, region, resource_type, source,
        max(started_at) as scan_started_at,
        arg_max(scan_id, (started_at, scan_id)) as scan_id,
        arg_max(observations_path, (started_at, scan_id)) as observations_path
    from {{ ref('stg_ledger') }}
    where status = 'ok' and observations_path is not null
    group by provider, account_id, region, resource_type, source
)

select
    moved.provider,
    moved.account_id,
    moved.region as cell_region,
    moved.resource_type,
    moved.source,
    observed.resource_uid,
    observed.observations::json as observations,
    observed.observed_at,
    moved.scan_started_at,
    moved.scan_id
from moved
inner join {{ ref('stg_aws__observations') }} as observed
    on
        observed.filename = '{{ raw_root() }}/' || moved.observations_path
        and observed.provider = moved.provider
        and observed.account_id = moved.account_id
        and observed.cell_region = moved.region
        and observed.resource_type = moved.resource_type
        and observed.scan_id = moved.scan_id
{% if is_incremental() %}
where not exists (
    select 1 from {{ this }} as known
    where
        {{ same_cell('moved', 'known', right_region='cell_region') }}
        and (known.scan_started_at, known.scan_id) > (moved.scan_started_at, moved.scan_id)
)
{% endif %}
