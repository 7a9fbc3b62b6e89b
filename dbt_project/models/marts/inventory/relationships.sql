{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{{ begin_relationships() }}", post_hook="{{ end_relationships() }}"
) }}
-- depends_on: {{ ref('int_assets__attributed') }}, {{ ref('resource_versions') }}
-- Which resource refers to which, as declared in the catalog's rows. A reference is a uid, or an id or name of one of the types that the
-- edge leads to: of the same account and region, else of the account's global services, else, where the id is drawn and so means one
-- thing in the whole world, of whatever account has it. What leads to nothing that is known is a row all the same, and says so.
with read as (
    select
        current.resource_uid,
        current.provider,
        current.account_id,
        current.region,
        current.resource_type,
        current.scan_id,
        {{ references_of('current.resource_type', 'current.configuration', 'current.resource_uid') }} as found
    from {{ touched_assets() }}
),

referring as (
    select
        resource_uid as from_uid,
        provider,
        account_id,
        region,
        resource_type,
        unnest(list_distinct(list_transform(
            found, lambda f: {'edge': f.edge::bigint, 'reference': {{ plain_reference('f.reference') }}}
        )), recursive := true),
        scan_id
    from read
    {% if is_incremental() %}
    union all
    select from_uid, provider, account_id, region, resource_type, edge, reference, scan_id
    from relationships_again
    {% endif %}
),

present as (
    select resource_uid, resource_type, account_id, cell_region, region, resource_id, name
    from {{ ref('int_assets__current') }}
    {%- if is_incremental() %}
    where
        resource_uid in (select reference from referring)
        or resource_id in (select reference from referring)
        or name in (select reference from referring)
    {%- endif %}
),

kinds as (
    select edge, to_type, by_name, count(*) over (partition by edge) as alternatives
    from {{ ref('relationship_kinds') }}
),

edges as (
    select distinct edge, relationship, path, needs
    from {{ ref('relationship_kinds') }}
),

to_types as (select distinct to_type from kinds where to_type is not null),

targets as (
    select resource_uid, resource_type, account_id, if(cell_region = 'global', 'global', region) as region, resource_id, name
    from present
    where resource_type in (select to_type from to_types)
),

-- an id is unique within its account, region and type; where two claim one, neither is meant
here as (
    select resource_type, account_id, region, resource_id, any_value(resource_uid) as resource_uid
    from targets
    group by resource_type, account_id, region, resource_id
    having count(*) = 1
),

worldwide as (
    select resource_type, resource_id, any_value(resource_uid) as resource_uid
    from targets
    where {{ is_worldwide('resource_type', 'resource_id') }}
    group by resource_type, resource_id
    having count(*) = 1
),

named as (
    select resource_type, account_id, region, name, any_value(resource_uid) as resource_uid
    from targets
    where resource_type in (select to_type from kinds where by_name)
    group by resource_type, account_id, region, name
    having count(*) = 1
),

wanted as (
    select
        referring.*,
        kinds.to_type,
        kinds.alternatives,
        case
            when starts_with(referring.reference, 'arn:') or kinds.to_type is null or kinds.to_type = 'AWS::Account::Account'
                then referring.reference
        end as uid,
        case when kinds.by_name then referring.reference end as called
    from referring
    inner join kinds on referring.edge = kinds.edge
    where referring.reference <> ''
),

resolved as (
    select
        wanted.from_uid,
        wanted.provider,
        wanted.account_id,
        wanted.region,
        wanted.resource_type,
        wanted.edge,
        wanted.reference,
        wanted.scan_id,
        wanted.to_type,
        wanted.alternatives,
        coalesce(
            case when by_uid.resource_type = wanted.to_type or wanted.to_type is null then by_uid.resource_uid end,
            by_id.resource_uid, by_global_id.resource_uid, by_name.resource_uid, by_drawn_id.resource_uid
        ) as found_uid
    from wanted
    left join present as by_uid on wanted.uid = by_uid.resource_uid
    left join here as by_id
        on
            wanted.to_type = by_id.resource_type
            and wanted.account_id = by_id.account_id
            and wanted.region = by_id.region
            and wanted.reference = by_id.resource_id
    left join here as by_global_id
        on
            wanted.to_type = by_global_id.resource_type
            and wanted.account_id = by_global_id.account_id
            and 'global' = by_global_id.region
            and wanted.reference = by_global_id.resource_id
    left join named as by_name
        on
            wanted.to_type = by_name.resource_type
            and wanted.account_id = by_name.account_id
            and wanted.region = by_name.region
            and wanted.called = by_name.name
    left join worldwide as by_drawn_id
        on
            wanted.to_type = by_drawn_id.resource_type
            and wanted.reference = by_drawn_id.resource_id
),

told as (
    select *
    from resolved
    where alternatives = 1
    union all
    (
        -- an edge that may lead to several types: the one that is there
        select *
        from resolved
        where alternatives > 1
        qualify row_number() over (partition by from_uid, edge, reference order by found_uid is null, to_type) = 1
    )
)

select
    told.from_uid,
    edges.relationship,
    coalesce(told.found_uid, case when starts_with(told.reference, 'arn:') then told.reference end) as to_uid,
    told.provider,
    told.account_id,
    told.region,
    told.resource_type,
    case when told.found_uid is not null or told.alternatives = 1 then told.to_type end as to_type,
    told.reference as to_reference,
    told.found_uid is not null as is_known,
    edges.needs,
    edges.path,
    told.edge,
    told.scan_id
from told
inner join edges on told.edge = edges.edge
