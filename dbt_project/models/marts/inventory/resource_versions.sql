{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook=[
        "{{ begin_arrivals() }}", "{{ find_touched_cells() }}", "{{ collect_events() }}", "{{ number_steps() }}",
        "{{ find_open_versions() }}", "{{ read_rows() }}", "{{ carry_unknown_parts() }}",
        "{{ lay_out_versions() }}", "{{ end_standing_versions() }}"
    ],
    post_hook=["{{ remember_history() }}", "{{ end_arrivals() }}"]
) }}
-- depends_on: {{ ref('stg_aws__resources') }}, {{ ref('int_scans__arrived') }}, {{ ref('int_accounts__closed') }}
-- The pre-hooks (macros/history) have laid out the versions of every touched cell in narrow columns and have ended those that stood;
-- here the new ones get their wide columns. Pre-hooks, this statement and post-hooks are one transaction. The first build and every
-- later one run the same statements: a cell that only grows begins with its open versions, a cell planned anew begins from nothing.
select
    cells.provider,
    cells.account_id,
    resources.region,
    cells.resource_type,
    versions.resource_uid,
    resources.resource_id,
    resources.name,
    cells.region as cell_region,
    cells.source,
    versions.valid_from,
    versions.valid_to,
    versions.ended_by,
    versions.existence_started_at,
    versions.is_first_scan,
    versions.is_new_collector,
    versions.configuration_hash,
    versions.reading_hash,
    coalesce(carried.configuration, {{ rendered('resources.configuration') }}) as configuration,
    versions.unknown_fields,
    case when carried.resource_uid is not null then carried.tags else {{ sorted_tags('resources.tags') }} end as tags,
    resources.created_at,
    versions.scan_id,
    versions.ended_scan_id
from history_versions as versions
inner join history_cells as cells on versions.cell_id = cells.cell_id
inner join {{ wide_rows(ref('stg_aws__resources')) }} as resources
    on versions.filename = resources.filename and versions.first_row_number = resources.file_row_number
left join history_carried as carried
    on
        versions.cell_id = carried.cell_id
        and versions.first_step = carried.step
        and versions.resource_uid = carried.resource_uid
where versions.first_step > 0
