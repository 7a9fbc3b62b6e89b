{{ config(materialized='ephemeral') }}
-- Why a part of a resource could not be read: the call, the error and the time, as the ledger has them of the resource's cell.
select
    assets.resource_uid,
    assets.part,
    coalesce(parts.call, assets.part) || ': ' || coalesce(errors.error_code, 'not read') || coalesce(
        ', ' || strftime(errors.read_at, '%Y-%m-%d %H:%M'), ''
    ) as cause
from (
    select resource_uid, provider, account_id, cell_region, resource_type, source, unnest(unknown_fields) as part
    from {{ ref('int_assets__attributed') }}
    where len(unknown_fields) > 0
) as assets
left join {{ ref('resource_parts') }} as parts on assets.resource_type = parts.resource_type and assets.part = parts.part
left join (
    select
        provider, account_id, region, resource_type, source, error.part as part, min(error.error_code) as error_code,
        min(last_success_at) as read_at
    from (
        select provider, account_id, region, resource_type, source, last_success_at, unnest(detail_errors) as error
        from {{ ref('scan_coverage') }}
    )
    group by all
) as errors
    on
        {{ same_cell('assets', 'errors', left_region='cell_region') }}
        and assets.part = errors.part
