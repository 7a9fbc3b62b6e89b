{# The exemptions of the settings as rows. To which findings they apply is asked in the model. #}
{% macro exemption_rows() %}
{%- set rows = var('exemptions') %}
{%- for one in rows %}
select
    {{ sql_value(one.exemption_id) }} as exemption_id,
    {{ sql_value(one.owner) }} as owner,
    {{ sql_value(one.reason) }} as reason,
    {{ sql_value(one.ticket) }} as ticket,
    {{ sql_value(one.approved_by) }}::varchar as approved_by,
    {{ sql_value(one.starts_on) }}::date as starts_on,
    {{ sql_value(one.expires_on) }}::date as expires_on,
    {%- for list in ['controls', 'accounts', 'regions', 'resources'] %}
    {{ sql_value(one[list]) }}::varchar[] as {{ list }},
    {%- endfor %}
    {#- each tag must be there; without a value any value will do #}
    [{% for key, value in one.tags.items() %}{'key': {{ sql_value(key) }}, 'value': {{ sql_value(value) }}::varchar}{{ ', ' if not loop.last }}{% endfor %}]
        ::struct(key varchar, value varchar)[] as tags
{{ 'union all' if not loop.last }}
{%- else %}
select
    null::varchar as exemption_id, null::varchar as owner, null::varchar as reason, null::varchar as ticket, null::varchar as approved_by,
    null::date as starts_on, null::date as expires_on, null::varchar[] as controls, null::varchar[] as accounts, null::varchar[] as regions,
    null::varchar[] as resources, null::struct(key varchar, value varchar)[] as tags
where false
{%- endfor %}
{% endmacro %}

{# Whether an exemption is of a finding: every list that it gives names it. #}
{% macro exemption_fits(finding, exemption, tags) -%}
    (len({{ exemption }}.accounts) = 0 or list_contains({{ exemption }}.accounts, {{ finding }}.account_id))
    and (len({{ exemption }}.regions) = 0 or list_contains({{ exemption }}.regions, {{ finding }}.region))
    and (
        len({{ exemption }}.resources) = 0
        or len(list_filter({{ exemption }}.resources, lambda pattern: {{ finding }}.resource_uid glob pattern)) > 0
    )
    and len(
        list_filter(
            {{ exemption }}.tags,
            lambda tag: not coalesce(if(tag.value is null, map_contains({{ tags }}, tag.key), {{ tags }}[tag.key] = tag.value), false)
        )
    ) = 0
{%- endmacro %}
