{# Account listings in the ledger. #}

{% macro account_type() -%} AWS::Organizations::Account {%- endmacro %}

{# Types under which the ledger has what is looked at besides cells: events of a region, and what an index says. #}
{% macro event_type() -%} AWS::CloudTrail::Event {%- endmacro %}
{% macro index_type() -%} * {%- endmacro %}

{# Whether a ledger row tells of a listing of resources. #}
{% macro is_listing(resource_type) -%}
    {{ resource_type }} not in ('{{ account_type() }}', '{{ event_type() }}', '{{ index_type() }}')
{%- endmacro %}

{# Pre-hook: names the account files that the new listings point at. #}
{% macro begin_account_files() %}
    set variable account_files = (
        select list(distinct '{{ raw_root() }}/' || content_path)
        from {{ read_raw('ledger', 'ledger_files') }}
        where status = 'ok' and resource_type = '{{ account_type() }}' and content_path is not null
    );
{% endmacro %}
