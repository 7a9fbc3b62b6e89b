{# Pre-hook: names the observation files that the new ledger rows point at. #}
{% macro begin_observation_files() %}
    set variable observation_files = (
        select list(distinct '{{ raw_root() }}/' || observations_path)
        from {{ read_raw('ledger', 'ledger_files') }}
        where status = 'ok' and observations_path is not null
    );
{% endmacro %}

{# Pre-hook: observations_moved are the cells in which something has moved since; what was observed of them before goes. #}
{% macro forget_older_observations() %}
    create or replace temp table observations_moved as
    select
        provider, account_id, region, resource_type, source,
        max(started_at) as scan_started_at,
        arg_max(scan_id, (started_at, scan_id)) as scan_id,
        arg_max(observations_path, (started_at, scan_id)) as observations_path
    from {{ read_raw('ledger', 'ledger_files') }}
    where status = 'ok' and observations_path is not null
    group by provider, account_id, region, resource_type, source;

    {% if is_incremental() %}
    create or replace temp table observations_known as
    select provider, account_id, cell_region, resource_type, source, max({'at': scan_started_at, 'scan_id': scan_id}) as known
    from {{ this }}
    group by all;

    delete from observations_moved as moved
    using observations_known as known
    where
        {{ same_cell('moved', 'known', right_region='cell_region') }}
        and known.known > {'at': moved.scan_started_at, 'scan_id': moved.scan_id};

    delete from {{ this }} as stored
    using observations_moved as moved
    where {{ same_cell('moved', 'stored', right_region='cell_region') }};
    {% endif %}
{% endmacro %}
