{# The last part of the history's plan: gaps and islands over (resource, step, hash). Pre-hooks of resource_versions. #}

{# history_versions: what is to be written, narrow. A version that begins in step 0 stands already and only ends, or has its unknown
   parts told anew; all others are new. #}
{% macro lay_out_versions() %}
    create or replace temp table history_versions as
    with placed as (
        select
            *,
            lag(step) over resource_steps as previous_step,
            lag(configuration_hash) over resource_steps as previous_hash,
            lead(step) over resource_steps as next_step,
            lead(configuration_hash) over resource_steps as next_hash
        from history_rows
        window resource_steps as (partition by cell_id, resource_uid order by step)
    ),

    marked as (
        select
            *,
            previous_step is null or previous_step < step - 1 as begins_existence,
            begins_existence or previous_hash <> configuration_hash as begins_version,
            next_step is null or next_step > step + 1 or next_hash <> configuration_hash as ends_version
        from placed
    ),

    spanned as (
        select
            *,
            max(case when begins_existence then step end) over so_far as existence_step,
            max(case when begins_version then step end) over so_far as first_step,
            last_value(case when begins_version then file_row_number end ignore nulls) over so_far as first_row_number,
            first_value({
                'step': step, 'row': stored_row, 'valid_from': stored_from, 'existence_from': stored_existence_from,
                'unknown_fields': unknown_fields, 'reading_hash': reading_hash
            }) over so_far as start
        from marked
        window so_far as (
            partition by cell_id, resource_uid order by step rows between unbounded preceding and current row
        )
    ),

    told as (
        select
            spanned.cell_id,
            spanned.resource_uid,
            spanned.first_step,
            spanned.first_row_number,
            spanned.start.row as stored_row,
            spanned.configuration_hash,
            spanned.reading_hash,
            spanned.unknown_fields,
            coalesce(first_steps.started_at, spanned.start.valid_from) as valid_from,
            end_steps.started_at as valid_to,
            end_steps.scan_id as ended_scan_id,
            case
                when end_steps.step is null then null
                when spanned.next_step = spanned.step + 1 then 'changed'
                when end_steps.is_closure then 'account_closed'
                else 'deleted'
            end as ended_by,
            coalesce(existence_steps.started_at, spanned.start.existence_from) as existence_started_at,
            first_steps.is_first_scan,
            first_steps.is_new_collector,
            first_steps.scan_id,
            '{{ raw_root() }}/' || first_steps.content_path as filename,
            spanned.unknown_fields is distinct from spanned.start.unknown_fields
            or spanned.reading_hash is distinct from spanned.start.reading_hash as is_read_anew
        from spanned
        left join history_steps as first_steps
            on spanned.cell_id = first_steps.cell_id and spanned.first_step = first_steps.step
        left join history_steps as existence_steps
            on spanned.cell_id = existence_steps.cell_id and spanned.existence_step = existence_steps.step
        left join history_steps as end_steps
            on spanned.cell_id = end_steps.cell_id and spanned.step + 1 = end_steps.step
        where spanned.ends_version
    )

    select * from told
    -- a version that lasted no time at all was never to be seen
    where valid_to is null or valid_to > valid_from;
{% endmacro %}

{# The versions that stand: those of a cell planned anew are taken away, those that end end, and where the last reading said otherwise
   about what is unknown, that is told. By row number, which holds within the transaction; narrow columns are updated in place. #}
{% macro end_standing_versions() %}
    {% if is_incremental() %}
    update {{ this }} as stored
    set valid_to = versions.valid_to, ended_by = versions.ended_by, ended_scan_id = versions.ended_scan_id
    from history_versions as versions
    where versions.first_step = 0 and versions.valid_to is not null and stored.rowid = versions.stored_row;

    update {{ this }} as stored
    set unknown_fields = versions.unknown_fields, reading_hash = versions.reading_hash
    from history_versions as versions
    where versions.first_step = 0 and versions.is_read_anew and stored.rowid = versions.stored_row;

    delete from {{ this }} as versions
    using history_cells as cells
    where cells.is_replanned and {{ same_cell('cells', 'versions', right_region='cell_region') }};
    {% endif %}
{% endmacro %}
