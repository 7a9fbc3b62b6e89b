{# The second part of the history's plan: which resources stood in each step and what they looked like, told by a hash. Narrow
   columns only; the wide rows are joined once the versions are known. Pre-hooks of resource_versions. #}

{# A configuration in DuckDB's own rendering of JSON, whatever wrote it: what is carried forward is rendered by DuckDB, and two
   renderings of one number must not look like a change. #}
{% macro rendered(configuration) -%} json({{ configuration }}) {%- endmacro %}

{% macro sorted_tags(tags) -%} map_from_entries(list_sort(map_entries({{ tags }}))) {%- endmacro %}

{# Version identity. Tags that are unknown are not the same as no tags. #}
{% macro configuration_hash(configuration, tags) -%}
    sha256({{ configuration }} || coalesce(to_json({{ tags }})::varchar, 'null'))
{%- endmacro %}

{# history_open: the open versions of the cells that only grow, which are their step 0. #}
{% macro find_open_versions() %}
    create or replace temp table history_open (
        cell_id bigint, stored_row bigint, resource_uid varchar, configuration_hash varchar, reading_hash ubigint,
        unknown_fields varchar[], valid_from timestamptz, existence_started_at timestamptz
    );
    {% if is_incremental() %}
    insert into history_open
    select
        cells.cell_id, versions.rowid, versions.resource_uid, versions.configuration_hash, versions.reading_hash,
        versions.unknown_fields, versions.valid_from, versions.existence_started_at
    from {{ this }} as versions
    inner join history_cells as cells on {{ same_cell('cells', 'versions', right_region='cell_region') }}
    where
        versions.valid_to is null
        and not cells.is_replanned
        and cells.cell_id in (select cell_id from history_steps);
    {% endif %}
{% endmacro %}

{# Where wide rows come from once it is known which are wanted. A refresh wants few and has kept them while reading; a first build
   wants nearly all, which is too much to keep, and reads the files again. #}
{% macro wide_rows(files) -%}
    {%- if is_incremental() -%} history_wide {%- else -%} {{ files }} {%- endif -%}
{%- endmacro %}

{# history_rows: one row per resource and step. A resource that reads exactly as its open version last read cannot have become
   another, whatever was carried into it, so nothing is hashed for it; where its cell has but one new step it is left out altogether. #}
{% macro read_rows() %}
    create or replace temp table history_read as
    select
        steps.cell_id,
        steps.step,
        coalesce(stored.reading_hash = hash(resources.configuration, resources.tags, resources.unknown_fields), false) as is_same,
        is_same and steps.steps = 1 as is_settled,
        case when is_settled then stored.stored_row end as settled_row,
        case when not is_settled then resources.resource_uid end as resource_uid,
        case when not is_settled then resources.file_row_number end as file_row_number,
        hash(resources.configuration, resources.tags, resources.unknown_fields) as reading_hash,
        case
            when is_settled then null
            when is_same then stored.configuration_hash
            else {{ configuration_hash(rendered('resources.configuration'), sorted_tags('resources.tags')) }}
        end as configuration_hash,
        case when not is_settled then coalesce(list_sort(resources.unknown_fields), []) end as unknown_fields
        {%- if is_incremental() %},
        case
            when not is_settled
                then {
                    'filename': resources.filename, 'file_row_number': resources.file_row_number, 'region': resources.region,
                    'resource_id': resources.resource_id, 'name': resources.name, 'created_at': resources.created_at,
                    'configuration': resources.configuration, 'tags': resources.tags
                }
        end as wide
        {%- endif %}
    from {{ read_raw('resources', 'resource_files', 'filename = true, file_row_number = true') }} as resources
    inner join history_cells as cells
        on
            resources.provider = cells.provider
            and resources.account_id = cells.account_id
            and resources.cell_region = cells.region
            and resources.resource_type = cells.resource_type
    inner join history_steps as steps
        on
            cells.cell_id = steps.cell_id
            and resources.filename = '{{ raw_root() }}/' || steps.content_path
            and resources.scan_id = steps.content_scan_id
    left join history_open as stored
        on
            case when steps.step = 1 then steps.cell_id end = stored.cell_id
            and resources.resource_uid = stored.resource_uid;

    {% if is_incremental() %}
    create or replace temp table history_wide as
    select distinct on (wide.filename, wide.file_row_number) unnest(wide) from history_read where not is_settled;
    {% endif %}

    create or replace temp table history_rows as
    select
        cell_id, step, resource_uid, is_same, configuration_hash, reading_hash, unknown_fields, file_row_number,
        null::bigint as stored_row, null::timestamptz as stored_from, null::timestamptz as stored_existence_from
    from history_read
    where not is_settled
    union all
    select
        cell_id, 0, resource_uid, true, configuration_hash, reading_hash, unknown_fields, null,
        stored_row, valid_from, existence_started_at
    from history_open
    where stored_row not in (select settled_row from history_read where is_settled);

    drop table history_read;
{% endmacro %}

{# history_carried: the rows with unknown parts, the unknown parts taken from the last step of the same unbroken existence in which
   they were known. Only resources that have such a row, and another, are looked at. #}
{% macro carry_unknown_parts() %}
    create or replace temp table history_carried as
    with partly_unknown as (
        select cell_id, resource_uid
        from history_rows
        group by cell_id, resource_uid
        having count(*) > 1 and bool_or(step > 0 and not is_same and len(unknown_fields) > 0)
    ),

    -- Steps that follow each other without a gap are one existence.
    existing as (
        select
            rows.*,
            '{{ raw_root() }}/' || steps.content_path as filename,
            rows.step - row_number() over (partition by rows.cell_id, rows.resource_uid order by rows.step) as existence
        from history_rows as rows
        semi join partly_unknown
            on rows.cell_id = partly_unknown.cell_id and rows.resource_uid = partly_unknown.resource_uid
        left join history_steps as steps on rows.cell_id = steps.cell_id and rows.step = steps.step
    ),

    read as (
        select
            existing.cell_id, existing.resource_uid, existing.existence, existing.step, existing.unknown_fields,
            {{ rendered('resources.configuration') }}::json::map(varchar, json) as parts,
            {{ sorted_tags('resources.tags') }} as tags
        from existing
        inner join
            {{ wide_rows(read_raw('resources', 'resource_files', 'filename = true, file_row_number = true')) }} as resources
            on existing.filename = resources.filename and existing.file_row_number = resources.file_row_number
        {% if is_incremental() %}
        union all
        -- what stood before is whole: what was never known in it is absent
        select
            existing.cell_id, existing.resource_uid, existing.existence, existing.step, [],
            versions.configuration::map(varchar, json), versions.tags
        from existing
        inner join {{ this }} as versions on existing.stored_row = versions.rowid
        {% endif %}
    ),

    -- Where the whole is unknown every part may have to be carried, else those that are named.
    wanted as (
        select distinct cell_id, resource_uid, existence, unnest(unknown_fields) as part
        from read
        where not list_contains(unknown_fields, '*')
        union
        select cell_id, resource_uid, existence, unnest(map_keys(parts)) as part
        from read
        where (cell_id, resource_uid, existence) in (
            select (whole.cell_id, whole.resource_uid, whole.existence)
            from read as whole
            where list_contains(whole.unknown_fields, '*')
        )
    ),

    known as (
        select
            read.cell_id, read.resource_uid, read.existence, read.step, wanted.part,
            map_contains(read.parts, wanted.part) as is_read,
            last_value(
                case
                    when map_contains(read.parts, wanted.part)
                        then {'value': read.parts[wanted.part], 'is_absent': false}
                    when not (list_contains(read.unknown_fields, wanted.part) or list_contains(read.unknown_fields, '*'))
                        then {'value': null::json, 'is_absent': true}
                end ignore nulls
            ) over (
                partition by read.cell_id, read.resource_uid, read.existence, wanted.part order by read.step
            ) as last_known
        from read
        inner join wanted
            on
                read.cell_id = wanted.cell_id
                and read.resource_uid = wanted.resource_uid
                and read.existence = wanted.existence
    ),

    carried as (
        select cell_id, resource_uid, step, list({'key': part, 'value': last_known.value}) as parts
        from known
        where not is_read and last_known is not null and not last_known.is_absent
        group by cell_id, resource_uid, step
    ),

    tagged as (
        select
            cell_id, resource_uid, step, unknown_fields, parts,
            last_value(
                case when tags is not null or not list_contains(unknown_fields, 'tags') then {'tags': tags} end ignore nulls
            ) over (partition by cell_id, resource_uid, existence order by step) as last_tags
        from read
    ),

    whole as (
        select
            tagged.cell_id, tagged.resource_uid, tagged.step,
            to_json(
                map_from_entries(list_sort(list_concat(map_entries(tagged.parts), coalesce(carried.parts, []))))
            ) as configuration,
            tagged.last_tags.tags as tags
        from tagged
        left join carried
            on
                tagged.cell_id = carried.cell_id
                and tagged.resource_uid = carried.resource_uid
                and tagged.step = carried.step
        where tagged.step > 0 and len(tagged.unknown_fields) > 0
    )

    select *, {{ configuration_hash('configuration::varchar', 'tags') }} as configuration_hash from whole;

    update history_rows as rows
    set configuration_hash = carried.configuration_hash
    from history_carried as carried
    where rows.cell_id = carried.cell_id and rows.step = carried.step and rows.resource_uid = carried.resource_uid;
{% endmacro %}
