{{ config(
    materialized='incremental',
    incremental_strategy='merge',
    unique_key='resource_uid',
    pre_hook="{{ find_moved_assets() }}",
    post_hook=["{{ forget_gone_assets() }}", "{{ refresh_moving_columns() }}"]
) }}
-- What exists now. The table is maintained, not rewritten: rewriting a million wide rows is what a quiet refresh would cost. Merged
-- are the resources whose version, account, owner or environment are not those of their row; the pre-hook finds them by comparing
-- narrow columns and remembers nothing between builds, so it mends whatever it finds. Observations and the time of the last good
-- listing move with every scan: a post-hook updates these columns in place and leaves the wide ones alone. A view that joins them at
-- every query would do as well, but a table can be held to its contract, and readers of the file find one thing under one name.
select
    current.resource_uid,
    current.provider,
    current.account_id,
    owned.account_name,
    current.region,
    current.resource_type,
    current.resource_id,
    current.name,
    null::varchar as normalized_name,
    current.tags,
    owned.owner,
    owned.owner_source,
    owned.environment,
    current.created_at,
    current.existence_started_at as first_seen_at,
    current.valid_from as last_changed_at,
    cells.last_success_at as last_seen_at,
    coalesce(cells.is_stale, true) as is_stale,
    null::varchar as created_by,
    null::decimal(18, 2) as monthly_cost_usd,
    null::varchar as cost_basis,
    null::varchar as terraform_verdict,
    null::varchar as decommission_tier,
    null::integer as failed_controls,
    current.configuration,
    current.configuration_hash,
    current.unknown_fields,
    observed.observations,
    observed.observed_at,
    current.cell_region,
    current.source,
    current.scan_id
from {{ ref('int_assets__current') }} as current
{% if is_incremental() -%}
semi join assets_moved on current.resource_uid = assets_moved.resource_uid
{% endif -%}
inner join {{ ref('int_assets__owned') }} as owned on current.resource_uid = owned.resource_uid
left join {{ ref('int_observations__latest') }} as observed
    on
        {{ same_cell('current', 'observed', left_region='cell_region', right_region='cell_region') }}
        and current.resource_uid = observed.resource_uid
left join {{ ref('scan_coverage') }} as cells
    on {{ same_cell('current', 'cells', left_region='cell_region') }}
