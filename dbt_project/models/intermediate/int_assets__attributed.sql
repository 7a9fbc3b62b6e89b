{%- set rules = local_md5(var('ownership_tags') | string ~ var('environment_tags') | string) %}
{{ config(
    materialized='incremental', incremental_strategy='merge', unique_key='resource_uid',
    pre_hook="{{ find_touched_assets('" ~ rules ~ "') }}", post_hook="{{ forget_gone_assets(ref('int_assets__current')) }}"
) }}
-- Who each present resource belongs to, and what it is called everywhere. The owner is the first ownership tag of the resource, else of
-- its account; where the resource's tags could not be read, nobody can know. The name is CloudFormation's logical id, else the Name tag,
-- else the resource's own without what was drawn. With it stands, in narrow columns, which version of the resource is the present one.
-- Only resources whose version, account or tag keys became others are looked at again.
with owning as (
    {{ account_owners() }}
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
        current.region,
        coalesce(current.name, current.resource_id) as given_name,
        current.cell_region,
        current.resource_type,
        current.source,
        current.existence_started_at,
        current.valid_from,
        current.configuration_hash,
        current.unknown_fields,
        current.scan_id
    from {{ ref('int_assets__current') }} as current
    {% if is_incremental() -%}
    semi join {{ state('assets_touched') }} as touched on current.resource_uid = touched.resource_uid
    {% endif -%}
    left join owning on current.provider = owning.provider and current.account_id = owning.account_id
),

tagged as (
    select
        *,
        {{ tag_value('tags', var('ownership_tags')) }} as tagged_owner,
        {{ tag_value('tags', var('environment_tags')) }} as tagged_environment,
        {{ plain_name("tags['aws:cloudformation:logical-id']") }} as logical_name,
        trim(tags['Name']) as name_tag,
        {{ plain_name('given_name') }} as plain_name,
        {{ plain_name(stripped_name('given_name', 'account_id', 'region')) }} as short_name
    from moved
),

named as (
    select
        *,
        case
            when logical_name <> '' then 'tag:logical-id'
            when name_tag <> '' and not ({{ is_drawn_name('name_tag') }}) then 'tag:Name'
            when short_name = '' or ({{ is_drawn_name('given_name') }}) then 'none'
            when short_name <> plain_name then 'stripped'
            else 'name'
        end as name_method
    from tagged
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
    name_method,
    case name_method
        when 'tag:logical-id' then logical_name
        when 'tag:Name' then {{ plain_name('name_tag') }}
        when 'stripped' then short_name
        when 'name' then plain_name
    end as normalized_name,
    case name_method when 'tag:logical-id' then 1.0 when 'tag:Name' then 0.95 when 'name' then 0.9 when 'stripped' then 0.8 else 0.0 end
        ::decimal(3, 2) as name_confidence,
    region,
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
from named
