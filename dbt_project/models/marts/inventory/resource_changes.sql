{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{{ begin_changes() }}", post_hook="{{ end_changes() }}"
) }}
-- Consecutive versions of one existence, compared field by field, for the cells whose versions moved. Only subtrees that differ are
-- followed. Lists are sets: their elements are matched by id or name where they have one, else by what they are.
with recursive versions as (
    select versions.* exclude (configuration, tags), versions.rowid as row_number, cells.since
    from {{ ref('resource_versions') }} as versions
    inner join changes_cells as cells on {{ same_cell('cells', 'versions', right_region='cell_region') }}
    where versions.valid_from >= cells.since or versions.valid_to >= cells.since
),

matched as (
    select
        row_number() over () as pair_id,
        older.row_number as old_row_number,
        older.unknown_fields as old_unknown_fields,
        newer.*
    from versions as older
    inner join versions as newer
        on
            {{ same_cell('older', 'newer', left_region='cell_region', right_region='cell_region') }}
            and older.resource_uid = newer.resource_uid
            and older.valid_to = newer.valid_from
    where older.ended_by = 'changed' and newer.valid_from >= newer.since
),

-- the wide columns of both sides, in one pass
sides as (
    select matched.pair_id, sided.is_old, versions.configuration, versions.tags
    from matched
    cross join lateral (values (true, matched.old_row_number), (false, matched.row_number)) as sided (is_old, row_number)
    inner join {{ ref('resource_versions') }} as versions on sided.row_number = versions.rowid
),

pairs as (
    select
        matched.*,
        older.configuration as old_configuration,
        newer.configuration as new_configuration,
        older.tags as old_tags,
        newer.tags as new_tags
    from matched
    inner join sides as older on matched.pair_id = older.pair_id and older.is_old
    inner join sides as newer on matched.pair_id = newer.pair_id and not newer.is_old
),

differences (pair_id, is_tags, path, is_one_sided_key, old_value, new_value) as (
    select pair_id, false, '', false, old_configuration, new_configuration
    from pairs
    union all
    select pair_id, true, '.Tags', false, to_json(old_tags), to_json(new_tags)
    from pairs
    where old_tags is distinct from new_tags
    union all
    select
        pair_id,
        is_tags,
        path || child.step,
        child.is_one_sided_key,
        child.old_value,
        child.new_value
    from (
        select
            pair_id,
            is_tags,
            path,
            unnest(
                case
                    when kind = 'OBJECT' then {{ object_children('old_map', 'new_map') }}
                    when list_key is not null then {{ keyed_children('old_list', 'new_list', 'list_key') }}
                    else {{ set_children('old_list', 'new_list') }}
                end
            ) as child
        from (
            select
                *,
                case when kind = 'ARRAY' then {{ identity_key('old_list', 'new_list') }} end as list_key
            from (
                select
                    pair_id,
                    is_tags,
                    path,
                    json_type(old_value) as kind,
                    case when json_type(old_value) = 'OBJECT' then old_value::map(varchar, json) end as old_map,
                    case when json_type(old_value) = 'OBJECT' then new_value::map(varchar, json) end as new_map,
                    case
                        when json_type(old_value) = 'ARRAY'
                            then list_transform(old_value::json[], lambda item: coalesce(item, 'null'::json))
                    end as old_list,
                    case
                        when json_type(old_value) = 'ARRAY'
                            then list_transform(new_value::json[], lambda item: coalesce(item, 'null'::json))
                    end as new_list
                from differences
                where json_type(old_value) = json_type(new_value) and json_type(old_value) in ('OBJECT', 'ARRAY')
            )
        )
    )
    where child.old_value is distinct from child.new_value
),

changed as (
    select
        pairs.*,
        ltrim(differences.path, '.') as path,
        differences.old_value,
        differences.new_value,
        case
            when
                differences.old_value is null
                and differences.is_tags and list_contains(pairs.old_unknown_fields, 'tags') and pairs.old_tags is null
                then 'collector'
            when differences.is_tags then 'tags'
            when differences.is_one_sided_key and pairs.is_new_collector then 'collector'
            when
                differences.is_one_sided_key and differences.old_value is null
                and (
                    list_contains(pairs.old_unknown_fields, ltrim(differences.path, '.'))
                    or (
                        list_contains(pairs.old_unknown_fields, '*')
                        -- a part of the whole, and no field within a part
                        and list_contains(json_keys(pairs.new_configuration), ltrim(differences.path, '.'))
                    )
                )
                then 'collector'
            else {{ path_category('differences.path', 'pairs.resource_type') }}
        end as category
    from differences
    inner join pairs on differences.pair_id = pairs.pair_id
    -- what was not followed any further
    where not coalesce(
        json_type(differences.old_value) = json_type(differences.new_value)
        and json_type(differences.old_value) in ('OBJECT', 'ARRAY'),
        false
    )
),

told as (
    select
        provider, account_id, region, resource_type, resource_uid, resource_id, name, cell_region, source,
        valid_from as changed_at, 'created' as change,
        -- what the first scan of a cell finds was there before, and nobody knows since when
        case when is_first_scan then 'collector' else 'configuration' end as category,
        null::varchar as path, null::json as old_value, null::json as new_value, null::varchar as reason, scan_id
    from versions
    where valid_from = existence_started_at and valid_from >= since
    union all
    select
        provider, account_id, region, resource_type, resource_uid, resource_id, name, cell_region, source,
        valid_to, 'deleted', 'configuration', null, null, null, ended_by, ended_scan_id
    from versions
    where ended_by in ('deleted', 'account_closed') and valid_to >= since
    union all
    select
        provider, account_id, region, resource_type, resource_uid, resource_id, name, cell_region, source,
        valid_from, 'changed', category, path, old_value, new_value, null, scan_id
    from changed
)

select
    md5(concat_ws(
        chr(31), provider, account_id, cell_region, resource_type, source, resource_uid, epoch_us(changed_at), change,
        path, coalesce(old_value::varchar, '-'), coalesce(new_value::varchar, '-')
    )) as change_id,
    provider,
    account_id,
    region,
    resource_type,
    resource_uid,
    resource_id,
    name,
    cell_region,
    source,
    changed_at,
    change,
    category,
    path,
    old_value,
    new_value,
    reason,
    null::varchar as changed_by,
    scan_id
from told
