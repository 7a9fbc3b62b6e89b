{{ config(materialized='table') }}
-- What the typed tables of schema staging do not show as it is: members for which they have no column, and values that are not of
-- their column's type and so are null there. Told from a sample of each type's resources, which stands beside the number.
with numbers as (
    select resource_type, count(*) as resources
    from {{ ref('int_assets__current') }}
    group by resource_type
),

sampled as (
    select current.resource_uid, current.resource_type, current.configuration
    from {{ ref('int_assets__current') }} as current
    inner join numbers on current.resource_type = numbers.resource_type
    where hash(current.resource_uid) % greatest(1, numbers.resources // {{ misfit_sample() }}) = 0
),

examined as (
    select resource_type, count(*) as examined
    from sampled
    group by resource_type
),

structures as ({{ typed_structures() }}),

wanted as (
    select structures.resource_type, tree.fullkey as path, (tree.atom ->> '$') as data_type
    from structures, json_tree(structures.structure) as tree
    where tree.type = 'VARCHAR' and structures.resource_type in (select resource_type from numbers)
),

shapes as (
    select resource_type, json_structure(configuration) as shape, count(*) as resources, min(resource_uid) as example_uid
    from sampled
    group by resource_type, shape
),

found as (
    select
        shapes.resource_type, tree.fullkey as path, (tree.atom ->> '$') as data_type,
        sum(shapes.resources) as resources, min(shapes.example_uid) as example_uid
    from shapes, json_tree(shapes.shape) as tree
    where tree.type = 'VARCHAR' and (tree.atom ->> '$') <> 'NULL'
    group by shapes.resource_type, tree.fullkey, tree.atom
),

compared as (
    select found.*, wanted.data_type as wanted_type
    from found
    left join wanted on found.resource_type = wanted.resource_type and found.path = wanted.path
),

misfits as (
    select resource_type, path, wanted_type, data_type as found_type, resources, example_uid
    from compared
    where
        case
            when wanted_type is null
                then not exists (
                    select 1 from wanted
                    where
                        wanted.resource_type = compared.resource_type
                        and starts_with(compared.path, wanted.path)
                        -- a column of free content has it all
                        and (wanted.data_type in ('JSON', 'VARCHAR') or starts_with(wanted.data_type, 'MAP'))
                )
                -- an empty structure
                and not (compared.data_type = 'JSON' and exists (
                    select 1 from wanted
                    where wanted.resource_type = compared.resource_type and starts_with(wanted.path, compared.path)
                ))
            when wanted_type = 'BIGINT' then data_type not in ('BIGINT', 'UBIGINT')
            when wanted_type = 'DOUBLE' then data_type not in ('BIGINT', 'UBIGINT', 'DOUBLE')
            when wanted_type = 'BOOLEAN' then data_type <> 'BOOLEAN'
            when wanted_type = 'TIMESTAMPTZ' then data_type <> 'VARCHAR'
            else false
        end
    union all
    select
        sampled.resource_type, wanted.path, wanted.data_type, 'no time', count(*), min(sampled.resource_uid)
    from sampled
    inner join wanted on sampled.resource_type = wanted.resource_type and wanted.data_type = 'TIMESTAMPTZ'
    where
        json_type(sampled.configuration, wanted.path) = 'VARCHAR'
        and try_cast(json_extract_string(sampled.configuration, wanted.path) as timestamptz) is null
    group by sampled.resource_type, wanted.path, wanted.data_type
)

select
    misfits.resource_type,
    replace(substr(misfits.path, 3), '[0]', '[]') as path,
    misfits.wanted_type,
    misfits.found_type,
    misfits.resources::bigint as resources,
    examined.examined,
    misfits.example_uid,
    {{ as_of() }} as as_of
from misfits
inner join examined on misfits.resource_type = examined.resource_type
