{# Post-hook of int_assets__current: a view for every typed table. To dbt the typed tables are ephemeral: who refers to one gets its query, and
   200 views cost a build no nodes. #}
{% macro make_typed_views() %}
    {% if execute %}
    {%- set schema = generate_schema_name('staging', none) %}
    create schema if not exists {{ schema }};
    {%- set current = "{{ ref('int_assets__current') }}" %}
    {%- set made = run_query("select view_name from duckdb_views() where schema_name = '" ~ schema ~ "'").columns[0].values() | list %}
    {%- for node in graph.nodes.values()
        if node.resource_type == 'model' and node.config.materialized == 'ephemeral' and 'typed' in node.tags and node.name not in made %}
    create view {{ schema }}.{{ node.name }} as
    {{ node.raw_code | replace(current, this) }};
    {%- endfor %}
    {% endif %}
{% endmacro %}

{# The structures by which the typed tables read configurations, a row for each type, as the models themselves have them. #}
{% macro typed_structures() %}
    {%- if execute %}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' and 'typed' in node.tags %}
    select
        {{ node.raw_code.split('where resource_type = ')[1].split(')')[0] | trim }} as resource_type,
        {{ node.raw_code.split('json_transform(configuration, ')[1].split(') as typed')[0] }}::json as structure
    {{ 'union all' if not loop.last }}
    {%- endfor %}
    {%- else %}
    select null::varchar as resource_type, null::json as structure
    {%- endif %}
{% endmacro %}

{# Of how many resources of a type, about, the fields are looked at. #}
{% macro misfit_sample() -%} 200 {%- endmacro %}
