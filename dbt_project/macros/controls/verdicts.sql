{# What controls are put together with: the union of their verdicts, and the words for what could not be read. What a control asks stands in
   its own file. #}

{# The verdicts of some controls, one after the other. A row that a control could not finish is unknown, and stops no build. #}
{% macro verdicts_of(controls) %}
{%- for control in controls %}
select
    '{{ control }}' as control_id,
    resource_uid,
    coalesce(status, 'unknown') as status,
    coalesce(reason, 'what it is judged by is of an odd shape') as reason,
    evidence::json as evidence
from {{ ref(control) }}
{{ 'union all' if not loop.last }}
{%- endfor %}
{% endmacro %}

{# Whether one of these parts of a resource could not be read: `fields` is its column of unknown fields. `*` means that all of it is unknown. #}
{% macro is_unread(parts, fields='unknown_fields') -%}
    list_has_any({{ fields }}, ['*', {% for part in parts %}'{{ part }}'{{ ', ' if not loop.last }}{% endfor %}])
{%- endmacro %}

{# The moment that ages are measured from; days, not negative. #}
{% macro age_in_days(moment) -%}
    date_diff('second', {{ moment }}, {{ as_of() }}) / 86400.0
{%- endmacro %}

{# The commonest control: of each resource of a relation whether something holds. `holds`, `applies` and the reasons are expressions over its
   columns; where `holds` is null nobody knows. `parts` are what must have been read, `evidence` says which fields are shown: name → expression. #}
{% macro judge(of, holds, passes, fails, evidence, parts=[], applies=none, otherwise="'it does not apply'", unread="'it could not be read'") -%}
select
    resource_uid,
    verdict as status,
    case verdict
        when 'pass' then {{ passes }}
        when 'fail' then {{ fails }}
        when 'unknown' then {{ unread }}
        else {{ otherwise }}
    end as reason,
    to_json({
        {%- for name, value in evidence.items() %}'{{ name }}': {{ value }}{{ ', ' if not loop.last }}{% endfor -%}
    }) as evidence
from (
    select
        *,
        case
            {%- if applies %}
            when not ({{ applies }}) then 'not_applicable'
            {%- endif %}
            when {{ is_unread(parts) }} then 'unknown'
            when {{ holds }} then 'pass'
            when not ({{ holds }}) then 'fail'
            else 'unknown'
        end as verdict
    from {{ of }}
)
{%- endmacro %}
