{{ config(materialized='table', post_hook="{{ published_macros().values() | join(';\n') }}") }}
-- depends_on: {{ ref('resource_versions') }}, {{ ref('resource_changes') }}, {{ ref('accounts') }}, {{ ref('scan_coverage') }}
-- depends_on: {{ ref('relationships') }}, {{ ref('assets') }}
-- The table macros of the published file. The post-hook makes them here; publishing executes the texts in the published file.
{% for name, definition in published_macros().items() -%}
select '{{ name }}' as name, '{{ definition | replace("'", "''") }}' as definition
{{ 'union all' if not loop.last }}
{% endfor %}
