{{ config(
    materialized='incremental', incremental_strategy='merge', unique_key='resource_uid',
    post_hook="{{ forget_gone_assets() }}"
) }}
{%- set rules = local_md5(var('ownership_tags') | string ~ var('environment_tags') | string) %}
-- Who each present resource belongs to: the first ownership tag of the resource, else of its account. Where the resource's tags could
-- not be read, nobody can know. With it stands, in narrow columns, which version of the resource is the present one. Only resources
-- whose version, account or tag keys became others are looked at again.
with owning as (
    select
        provider,
        account_id,
        account_name,
        {{ tag_value('tags', var('ownership_tags')) }} as account_owner,
        {{ tag_value('tags', var('environment_tags')) }} as account_environment
    from {{ ref('accounts') }}
),

moved as (
    select
        current.resource_uid,
        current.provider,
        current.account_id,
        owning.account_name,
        owning.account_owner,
        owning.account_environment,
        current.tags,
        current.cell_region,
        current.resource_type,
        current.source,
        current.existence_started_at,
        current.valid_from,
        current.configuration_hash,
        current.unknown_fields,
        current.scan_id
    from {{ ref('int_assets__current') }} as current
    left join owning on current.provider = owning.provider and current.account_id = owning.account_id
    {% if is_incremental() %}
    left join {{ this }} as stored on current.resource_uid = stored.resource_uid
    where
        stored.resource_uid is null
        or stored.valid_from <> current.valid_from
        or stored.configuration_hash <> current.configuration_hash
        or stored.unknown_fields <> current.unknown_fields
        or stored.existence_started_at <> current.existence_started_at
        or stored.scan_id <> current.scan_id
        or stored.account_id <> current.account_id
        or stored.cell_region <> current.cell_region
        or stored.resource_type <> current.resource_type
        or stored.source <> current.source
        or stored.account_name is distinct from owning.account_name
        or stored.account_owner is distinct from owning.account_owner
        or stored.account_environment is distinct from owning.account_environment
        or stored.rules <> '{{ rules }}'
    {% endif %}
),

tagged as (
    select
        *,
        {{ tag_value('tags', var('ownership_tags')) }} as tagged_owner,
        {{ tag_value('tags', var('environment_tags')) }} as tagged_environment
    from moved
)

select
    resource_uid,
    provider,
    account_id,
    account_name,
    case
        when tagged_owner is not null then 'resource tag'
        when tags is null and list_contains(unknown_fields, 'tags') then 'unknown'
        when account_owner is not null then 'account tag'
        else 'unowned'
    end as owner_source,
    case owner_source when 'resource tag' then tagged_owner when 'account tag' then account_owner end as owner,
    coalesce(tagged_environment, account_environment) as environment,
    account_owner,
    account_environment,
    '{{ rules }}' as rules,
    cell_region,
    resource_type,
    source,
    existence_started_at,
    valid_from,
    configuration_hash,
    unknown_fields,
    scan_id
from tagged
