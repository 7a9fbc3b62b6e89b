{# The moment a build speaks of: now, or the var `as_of`. #}
{% macro as_of() -%}
    {%- if var('as_of') -%} timestamptz '{{ var("as_of") }}' {%- else -%} now() {%- endif -%}
{%- endmacro %}
