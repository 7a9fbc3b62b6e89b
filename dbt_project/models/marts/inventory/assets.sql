{{ config(
    materialized='incremental',
    incremental_strategy='merge',
    unique_key='resource_uid',
    post_hook=["{{ forget_gone_assets(ref('int_assets__attributed')) }}", "{{ refresh_moving_columns() }}", "{{ refresh_writers() }}"]
) }}
-- What exists now. The table is maintained, not rewritten: rewriting a million wide rows is what a quiet refresh would cost. Merged
-- are the resources that int_assets__attributed has found to be others. Observations, the time of the last good listing and costs move with
-- every scan: a post-hook updates these columns in place and leaves the wide ones alone. A view that joins them at every query would
-- do as well, but a table can be held to its contract, and readers of the file find one thing under one name.
with owned as (
    select attributed.*
    from {{ ref('int_assets__attributed') }} as attributed
    {%- if is_incremental() %}
    semi join {{ state('assets_touched') }} as touched on attributed.resource_uid = touched.resource_uid
    {%- endif %}
)

select
    current.resource_uid,
    current.provider,
    current.account_id,
    owned.account_name,
    current.region,
    current.resource_type,
    current.resource_id,
    current.name,
    owned.normalized_name,
    current.tags,
    owned.owner,
    owned.owner_source,
    owned.environment,
    current.created_at,
    current.existence_started_at as first_seen_at,
    current.valid_from as last_changed_at,
    cells.last_success_at as last_seen_at,
    coalesce(cells.is_stale, true) as is_stale,
    ({{ creation() }}).principal as created_by,
    ({{ creation() }}).event_name as created_event,
    ({{ last_write() }}).principal as last_written_by,
    ({{ last_write() }}).event_name as last_write_event,
    ({{ last_write() }}).event_time as last_write_at,
    costs.monthly_cost_usd,
    costs.cost_basis,
    null::varchar as terraform_verdict,
    null::varchar as decommission_tier,
    judged.failed_controls,
    current.configuration,
    current.configuration_hash,
    current.unknown_fields,
    observed.observations,
    observed.observed_at,
    current.cell_region,
    current.source,
    current.scan_id
-- the row of the present version by its full key: so much tells the planner that narrow tables are to be looked up in, and wide rows not
from {{ ref('resource_versions') }} as current
inner join owned
    on
        current.resource_uid = owned.resource_uid
        and current.valid_from = owned.valid_from
        and {{ same_cell('current', 'owned', left_region='cell_region', right_region='cell_region') }}
left join {{ ref('int_observations__latest') }} as observed
    on
        {{ same_cell('current', 'observed', left_region='cell_region', right_region='cell_region') }}
        and current.resource_uid = observed.resource_uid
left join {{ ref('scan_coverage') }} as cells
    on {{ same_cell('current', 'cells', left_region='cell_region') }}
left join {{ ref('int_costs__present') }} as costs on current.resource_uid = costs.resource_uid
left join {{ ref('int_findings__by_resource') }} as judged on current.resource_uid = judged.resource_uid
{{ join_writers('current') }}
