{{ config(materialized='ephemeral') }}
-- The verdicts of all controls, each with whose resource it speaks of. An account's or region's own uid tells its account, also where
-- nothing of it could be read.
-- Each room's verdicts are a table of their own, so that a build never holds those of all controls at once.
with verdicts as (
    {%- for room in ['applications', 'databases', 'identity', 'logging', 'network', 'storage'] %}
    select * from {{ ref('int_verdicts__' ~ room) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select
    verdicts.control_id,
    verdicts.resource_uid,
    verdicts.status,
    verdicts.reason,
    verdicts.evidence,
    coalesce(assets.provider, 'aws') as provider,
    coalesce(assets.account_id, split_part(verdicts.resource_uid, ':', 1)) as account_id,
    coalesce(assets.region, nullif(split_part(verdicts.resource_uid, ':', 2), ''), 'global') as region,
    coalesce(
        assets.resource_type, if(contains(verdicts.resource_uid, ':'), 'AWS::Account::Region', 'AWS::Account::Account')
    ) as resource_type,
    assets.owner,
    assets.environment,
    assets.cell_region,
    assets.source,
    assets.unknown_fields,
    assets.scan_id
from verdicts
left join {{ ref('int_assets__attributed') }} as assets on verdicts.resource_uid = assets.resource_uid
