{# Who a thing belongs to, told by tags. Keys come from dbt vars, so that every organization has its own. #}

{# The value of the first of the keys that the tags have, blank values left out; case of keys does not matter. #}
{% macro tag_value(tags, keys) -%}
    {%- set wanted = [] -%}
    {%- for key in keys if key | lower not in wanted -%}{%- do wanted.append(key | lower) -%}{%- endfor -%}
    {%- set ranks = "['" ~ (wanted | join("\n") | replace("'", "''")).split("\n") | join("', '") ~ "']" -%}
    list_sort(
        list_transform(
            list_filter(
                map_entries({{ tags }}),
                lambda tag: list_contains({{ ranks }}, lower(tag.key)) and trim(tag.value) <> ''
            ),
            lambda tag: {'rank': list_position({{ ranks }}, lower(tag.key)), 'value': trim(tag.value)}
        )
    )[1].value
{%- endmacro %}

{# Owner and environment that the accounts' tags name. #}
{% macro account_owners() -%}
    select
        provider,
        account_id,
        account_name,
        {{ tag_value('tags', var('ownership_tags')) }} as account_owner,
        {{ tag_value('tags', var('environment_tags')) }} as account_environment
    from {{ ref('accounts') }}
{%- endmacro %}
