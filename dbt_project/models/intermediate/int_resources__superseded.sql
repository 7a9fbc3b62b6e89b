{{ config(materialized='table') }}
-- Open versions that are not the resource's word: where several cells list one uid (a type whose list operation or home cell became
-- another, two sources of one type), the cell that was read last speaks. Nearly always empty.
with open_versions as (
    select resource_uid, provider, account_id, cell_region, resource_type, source
    from {{ ref('resource_versions') }}
    where valid_to is null
),

listed_twice as (
    select resource_uid
    from open_versions
    group by resource_uid
    having count(*) > 1
)

select open_versions.*
from open_versions
semi join listed_twice on open_versions.resource_uid = listed_twice.resource_uid
left join {{ ref('int_cells') }} as cells on {{ same_cell('open_versions', 'cells', left_region='cell_region') }}
qualify row_number() over (
    partition by open_versions.resource_uid
    order by
        cells.latest_ok.started_at desc nulls last, cells.latest_ok.scan_id desc,
        open_versions.account_id asc, open_versions.cell_region asc, open_versions.resource_type asc, open_versions.source asc
) > 1
