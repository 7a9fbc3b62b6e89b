-- Every cell holds as many open versions as its last good listing counted, unless its account was closed since. Content that cannot be
-- found again would read as resources that are gone: nothing is published then.
with held as (
    select provider, account_id, cell_region, resource_type, source, count(*) as versions
    from {{ ref('resource_versions') }}
    where valid_to is null
    group by all
)

select
    cells.provider,
    cells.account_id,
    cells.region,
    cells.resource_type,
    cells.source,
    cells.resource_count,
    coalesce(held.versions, 0) as versions
from {{ ref('scan_coverage') }} as cells
left join held on {{ same_cell('cells', 'held', right_region='cell_region') }}
left join {{ ref('int_accounts__closed') }} as closed
    on
        cells.provider = closed.provider
        and cells.account_id = closed.account_id
        and closed.closed_at >= cells.last_success_at
where
    {{ is_listing('cells.resource_type') }}
    and closed.account_id is null
    and cells.resource_count <> coalesce(held.versions, 0)
