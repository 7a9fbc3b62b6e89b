{{ config(
    materialized='incremental', incremental_strategy='append', pre_hook="{{ forget_touched('resource_uid') }}"
) }}
-- depends_on: {{ ref('int_assets__attributed') }}
-- What of each present resource is paid for, by what it is configured as, and what its configuration says about its use: a branch for
-- each type (macros/usage). Volumes, addresses and snapshots are resources of their own, so the instance that has them does not count
-- them again. What moves without a change of configuration (sizes, numbers of objects) is read by int_costs__estimates. One pass over
-- the configurations, and only over those of resources that became others.
with present as (
    select
        current.resource_uid,
        current.provider,
        current.account_id,
        current.region,
        current.resource_type,
        coalesce(current.name, current.resource_id) as resource_name,
        current.created_at,
        current.valid_from,
        current.is_first_scan,
        current.tags,
        current.configuration,
        current.unknown_fields,
        not list_contains(current.unknown_fields, '*') as is_read
    from {{ touched_assets() }}
    where current.provider = 'aws'
),

-- materialized: else what is asked of it below is found anew
read as materialized (
    select
        *,
        case resource_type
            {{ usage_of_compute() }}
            {{ usage_of_network() }}
            {{ usage_of_databases() }}
            {{ usage_of_services() }}
        end as usage
    from present
),

-- what is out of use and has looked different since its cell was first read: since when, by its earlier versions
changed as (
    select resource_uid, resource_type
    from read
    where
        not is_first_scan
        and list_has_any(list_transform(usage.facts, lambda f: f.fact), ['unattached', 'unassociated', 'stopped'])
),

seen as (
    select
        versions.resource_uid,
        versions.valid_from,
        versions.is_first_scan,
        max(case when {{ was_unused('versions.resource_type', 'versions.configuration') }} then null else versions.valid_from end)
            over (partition by versions.resource_uid) as last_used_from
    from {{ ref('resource_versions') }} as versions
    semi join changed on versions.resource_uid = changed.resource_uid
    where versions.resource_type in ('AWS::EC2::Volume', 'AWS::EC2::EIP', 'AWS::EC2::Instance', 'AWS::RDS::DBInstance')
),

unused as (
    select
        resource_uid,
        min(valid_from) as seen_since,
        arg_min(is_first_scan, valid_from) as is_since_before
    from seen
    where last_used_from is null or valid_from > last_used_from
    group by resource_uid
)

select
    read.resource_uid,
    read.provider,
    read.account_id,
    read.region,
    read.resource_type,
    read.resource_name,
    read.created_at,
    coalesce(unused.seen_since, read.valid_from) as seen_since,
    coalesce(unused.is_since_before, read.is_first_scan) as is_since_before,
    read.usage.components,
    -- resources that are alike have one price
    hash(read.provider, read.region, read.resource_type, read.usage.components) as likeness,
    read.usage.facts,
    read.usage.spec,
    read.tags is not null or not list_contains(read.unknown_fields, 'tags') as are_tags_known,
    coalesce(read.usage.excluded, {{ excluded_by_tags('read.tags') }}) as excluded
from read
left join unused on read.resource_uid = unused.resource_uid
where read.usage is not null
