{{ config(materialized='table') }}
-- Which resource of the inventory, past ones included, a bill means: by its canonical id; else by its id, or by the last part of its ARN,
-- within the account, among types that the billed service has. Where several would do, none is taken: the key stays what it is.
with keys as (
    select provider, account_id, resource_key, flatten(list(services)) as services
    from {{ ref('int_costs__keys') }}
    where resource_key is not null
    group by all
    union all
    select 'aws', account_id, resource_key, list(distinct service)
    from {{ ref('int_costs__explored') }}
    where resource_key is not null
    group by all
),

wanted as (
    select provider, account_id, resource_key, list_distinct(flatten(list(services))) as services
    from keys
    group by all
),

known as (
    select
        provider,
        account_id,
        resource_uid,
        resource_type,
        arg_max(region, valid_from) as region,
        arg_max(resource_id, valid_from) as resource_id
    from {{ ref('resource_versions') }}
    where exists (select 1 from wanted)
    group by all
),

-- a type is possible where nothing is known of the service, or where it is one of the service's
candidates as (
    select wanted.provider, wanted.account_id, wanted.resource_key, 'uid' as match_method, 1 as preference, known.*
    from wanted
    inner join known on wanted.resource_key = known.resource_uid
    union all
    select wanted.provider, wanted.account_id, wanted.resource_key, 'id', 2, known.*
    from wanted
    inner join known
        on
            wanted.provider = known.provider
            and wanted.account_id = known.account_id
            and wanted.resource_key = known.resource_id
    union all
    select wanted.provider, wanted.account_id, wanted.resource_key, 'part of ARN', 3, known.*
    from wanted
    inner join known
        on
            wanted.provider = known.provider
            and wanted.account_id = known.account_id
            and regexp_extract(wanted.resource_key, '[^/:]+$') = known.resource_id
    where wanted.resource_key like 'arn:%'
),

possible as (
    select candidates.* exclude (provider_1, account_id_1)
    from candidates
    inner join wanted
        on
            candidates.provider = wanted.provider
            and candidates.account_id = wanted.account_id
            and candidates.resource_key = wanted.resource_key
    where
        candidates.preference = 1
        or not exists (
            select 1 from {{ ref('cost_services') }} as services
            where services.provider = wanted.provider and list_contains(wanted.services, services.service)
        )
        or exists (
            select 1 from {{ ref('cost_services') }} as services
            where
                services.provider = wanted.provider
                and list_contains(wanted.services, services.service)
                and starts_with(candidates.resource_type, services.resource_type_prefix)
        )
),

best as (
    select *
    from possible
    qualify preference = min(preference) over (partition by provider, account_id, resource_key)
),

chosen as (
    select
        provider,
        account_id,
        resource_key,
        any_value(resource_uid) as resource_uid,
        any_value(resource_type) as resource_type,
        any_value(region) as region,
        any_value(match_method) as match_method,
        count(distinct resource_uid) as choices
    from best
    group by all
)

select
    wanted.provider,
    wanted.account_id,
    wanted.resource_key,
    case when chosen.choices = 1 then chosen.resource_uid else wanted.resource_key end as resource_uid,
    case when chosen.choices = 1 then chosen.resource_type end as resource_type,
    case when chosen.choices = 1 then chosen.region end as region,
    case when chosen.choices = 1 then chosen.match_method when chosen.choices > 1 then 'ambiguous' else 'none' end as match_method,
    coalesce(chosen.choices = 1, false) as is_matched
from wanted
left join chosen
    on
        wanted.provider = chosen.provider
        and wanted.account_id = chosen.account_id
        and wanted.resource_key = chosen.resource_key
