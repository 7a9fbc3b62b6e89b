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
    coalesce(subjects.provider, 'aws') as provider,
    coalesce(subjects.account_id, split_part(verdicts.resource_uid, ':', 1)) as account_id,
    coalesce(subjects.region, nullif(split_part(verdicts.resource_uid, ':', 2), ''), 'global') as region,
    coalesce(
        subjects.resource_type, if(contains(verdicts.resource_uid, ':'), 'AWS::Account::Region', 'AWS::Account::Account')
    ) as resource_type,
    subjects.resource_name,
    subjects.exposure,
    subjects.owner,
    subjects.environment,
    subjects.monthly_cost_usd,
    subjects.cost_basis,
    subjects.is_stale,
    subjects.last_success_at,
    subjects.scan_id
from verdicts
left join {{ ref('int_compliance__subjects') }} as subjects on verdicts.resource_uid = subjects.resource_uid
