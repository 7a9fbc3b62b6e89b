{# Account listings in the ledger. #}

{% macro account_type() -%} AWS::Organizations::Account {%- endmacro %}

{# Pre-hook: names the account files that the new listings point at. #}
{% macro begin_account_files() %}
    set variable account_files = (
        select list(distinct '{{ raw_root() }}/' || content_path)
        from {{ read_raw('ledger', 'ledger_files') }}
        where status = 'ok' and resource_type = '{{ account_type() }}' and content_path is not null
    );
{% endmacro %}
