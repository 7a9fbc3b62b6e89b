{# The first part of the history's plan: which cells are touched by what has arrived, and what happened in them, in order.
   Pre-hooks of resource_versions; each fills temporary tables (history_…) of the model's own cursor. #}

{# A cell is what one listing can see. #}
{% macro cell_columns(alias) -%}
    {{ alias }}.provider, {{ alias }}.account_id, {{ alias }}.region, {{ alias }}.resource_type, {{ alias }}.source
{%- endmacro %}

{% macro same_cell(left, right, left_region='region', right_region='region') -%}
    {{ left }}.provider = {{ right }}.provider
    and {{ left }}.account_id = {{ right }}.account_id
    and {{ left }}.{{ left_region }} = {{ right }}.{{ right_region }}
    and {{ left }}.resource_type = {{ right }}.resource_type
    and {{ left }}.source = {{ right }}.source
{%- endmacro %}

{# The ok rows of ledger files as events: what a cell held from then on, told by its fingerprint. #}
{% macro ok_events(variable) -%}
    select
        provider, account_id, region, resource_type, source, started_at, scan_id,
        'ok:' || coalesce(content_hash, '') as fingerprint,
        content_scan_id,
        content_path,
        coalesce(collector_version, '') as collector_version
    from {{ read_raw('ledger', variable) }}
    where status = 'ok' and {{ is_listing('resource_type') }}
{%- endmacro %}

{# history_cells: the cells that something happened to. A cell is planned anew from its whole ledger when what arrived is not later
   than what it has taken in (scans that arrive late, account closings that moved); else only what is new is put on top. #}
{% macro find_touched_cells() %}
    {% if not is_incremental() %}
        delete from {{ state('version_heads') }};
        delete from {{ state('version_closures') }};
    {% endif %}

    create or replace temp table history_arrived as {{ ok_events('ledger_files') }};

    create or replace temp table history_closures_moved as
    (
        select provider, account_id, closed_at, listing_id, false as is_removed from {{ ref('int_accounts__closed') }}
        except
        select provider, account_id, closed_at, listing_id, false from {{ state('version_closures') }}
    )
    union all
    (
        select provider, account_id, closed_at, listing_id, true from {{ state('version_closures') }}
        except
        select provider, account_id, closed_at, listing_id, true from {{ ref('int_accounts__closed') }}
    );

    create or replace temp table history_cells as
    with touched as (
        select provider, account_id, region, resource_type, source, min(started_at) as first_at, false as is_removed
        from (
            select {{ cell_columns('history_arrived') }}, history_arrived.started_at
            from history_arrived
            left join {{ state('version_heads') }} as head on {{ same_cell('head', 'history_arrived') }}
            -- the same scan delivered again
            where head.scan_id is null
                or (history_arrived.started_at, history_arrived.scan_id) <> (head.started_at, head.scan_id)
        )
        group by all
        union all
        select {{ cell_columns('head') }}, moved.closed_at, moved.is_removed
        from history_closures_moved as moved
        inner join {{ state('version_heads') }} as head
            on moved.provider = head.provider and moved.account_id = head.account_id
    ),

    cells as (
        select provider, account_id, region, resource_type, source, min(first_at) as first_at, bool_or(is_removed) as is_removed
        from touched
        group by provider, account_id, region, resource_type, source
    )

    select
        row_number() over () as cell_id,
        {{ cell_columns('cells') }},
        -- Equal times count as late: the version that began then may have lasted no time at all.
        coalesce(cells.is_removed or cells.first_at <= head.started_at, false) as is_replanned,
        head.started_at as head_at,
        head.fingerprint as head_fingerprint,
        head.collector_version as head_collector_version
    from cells
    left join {{ state('version_heads') }} as head on {{ same_cell('head', 'cells') }};
{% endmacro %}

{# history_events: all that happened in the touched cells, and for a replanned cell all that ever happened. #}
{% macro collect_events() %}
    set variable history_replan_files = (
        select list('{{ raw_root() }}/' || ledger_file order by ledger_file)
        from {{ ref('int_scans__arrived') }}
        where (provider, account_id) in (select (provider, account_id) from history_cells where is_replanned)
    );

    create or replace temp table history_events as
    with events as (
        select history_cells.cell_id, arrived.* exclude (provider, account_id, region, resource_type, source), false as is_closure
        from history_arrived as arrived
        inner join history_cells on {{ same_cell('history_cells', 'arrived') }}
        where
            not history_cells.is_replanned
            and (history_cells.head_at is null or arrived.started_at > history_cells.head_at)
        union all
        select history_cells.cell_id, ledger.* exclude (provider, account_id, region, resource_type, source), false
        from ({{ ok_events('history_replan_files') }}) as ledger
        inner join history_cells on {{ same_cell('history_cells', 'ledger') }}
        where history_cells.is_replanned
        union all
        select history_cells.cell_id, closed.closed_at, closed.listing_id, 'closed', null, null, null, true
        from {{ ref('int_accounts__closed') }} as closed
        inner join history_cells
            on closed.provider = history_cells.provider and closed.account_id = history_cells.account_id
        where history_cells.is_replanned or history_cells.head_at is null or closed.closed_at > history_cells.head_at
    )

    select distinct on (cell_id, started_at, scan_id) *
    from events
    order by cell_id, started_at, scan_id, fingerprint;
{% endmacro %}

{# history_steps: the events in which a cell's content became another, numbered from 1. Step 0 is what stood before. #}
{% macro number_steps() %}
    create or replace temp table history_steps as
    with ordered as (
        select
            events.*,
            coalesce(
                lag(events.fingerprint) over event_order,
                case when not cells.is_replanned then cells.head_fingerprint end
            ) as previous_fingerprint,
            coalesce(
                last_value(events.collector_version ignore nulls) over (
                    event_order rows between unbounded preceding and 1 preceding
                ),
                case when not cells.is_replanned then cells.head_collector_version end
            ) as previous_collector_version
        from history_events as events
        inner join history_cells as cells on events.cell_id = cells.cell_id
        window event_order as (partition by events.cell_id order by events.started_at, events.scan_id)
    )

    select
        cell_id,
        row_number() over (partition by cell_id order by started_at, scan_id) as step,
        count(*) over (partition by cell_id) as steps,
        started_at,
        scan_id,
        is_closure,
        content_scan_id,
        content_path,
        previous_collector_version is null as is_first_scan,
        previous_collector_version is distinct from collector_version as is_new_collector
    from ordered
    where fingerprint is distinct from previous_fingerprint;

    set variable resource_files = (
        select list(distinct '{{ raw_root() }}/' || content_path) from history_steps where content_path is not null
    );
{% endmacro %}

{# Post-hook: what was taken in counts, if the transaction commits; and the changes of these cells are to be told. #}
{% macro remember_history() %}
    create or replace temp table history_heads as
    select
        cell_id,
        arg_max(started_at, (started_at, scan_id)) as started_at,
        arg_max(scan_id, (started_at, scan_id)) as scan_id,
        arg_max(fingerprint, (started_at, scan_id)) as fingerprint,
        arg_max(collector_version, (started_at, scan_id)) as collector_version
    from history_events
    group by cell_id;

    create or replace temp table history_new_heads as
    select
        {{ cell_columns('cells') }},
        heads.started_at,
        heads.scan_id,
        heads.fingerprint,
        coalesce(heads.collector_version, cells.head_collector_version) as collector_version
    from history_cells as cells
    inner join history_heads as heads on cells.cell_id = heads.cell_id;

    delete from {{ state('version_heads') }} as head using history_new_heads as moved where {{ same_cell('head', 'moved') }};
    insert into {{ state('version_heads') }} select * from history_new_heads;

    delete from {{ state('version_closures') }};
    insert into {{ state('version_closures') }}
    select provider, account_id, closed_at, listing_id from {{ ref('int_accounts__closed') }};

    insert into {{ state('version_changes_pending') }}
    select
        {{ cell_columns('cells') }},
        case when any_value(cells.is_replanned) then '-infinity'::timestamptz else min(steps.started_at) end
    from history_cells as cells
    inner join history_steps as steps on cells.cell_id = steps.cell_id
    group by all;
    {% for table in [
        'arrived', 'closures_moved', 'cells', 'events', 'steps', 'open', 'wide', 'rows', 'carried', 'versions', 'heads', 'new_heads'
    ] -%}
        drop table if exists history_{{ table }};
    {% endfor %}
{% endmacro %}
