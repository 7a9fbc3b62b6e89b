{# Pre-hook: names the observation files that the new ledger rows point at. #}
{% macro begin_observation_files() %}
    set variable observation_files = (
        select list(distinct '{{ raw_root() }}/' || observations_path)
        from {{ read_raw('ledger', 'ledger_files') }}
        where status = 'ok' and observations_path is not null
    );
{% endmacro %}
