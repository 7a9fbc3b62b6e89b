{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook=["{{ begin_arrivals() }}", "{{ begin_observation_files() }}", "{{ forget_older_observations() }}"], post_hook="{{ end_arrivals() }}"
) }}
-- depends_on: {{ ref('stg_ledger') }}
-- What moves by itself (last-used dates, message counts, sizes), latest only: the observations of each cell's latest scan in which
-- any of them moved, all of the cell's rows together.
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
from observations_moved as moved
inner join {{ ref('stg_aws__observations') }} as observed
    on
        observed.filename = '{{ raw_root() }}/' || moved.observations_path
        and observed.provider = moved.provider
        and observed.account_id = moved.account_id
        and observed.cell_region = moved.region
        and observed.resource_type = moved.resource_type
        and observed.scan_id = moved.scan_id
