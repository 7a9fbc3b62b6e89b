{# Policy documents, whose every member may be one value or a list of them. Expressions of int_policies__normalized. #}

{# A member as a list of texts: null where it is missing. #}
{% macro as_texts(value) -%}
    case coalesce(json_type({{ value }}), 'NULL')
        when 'ARRAY' then from_json({{ value }}, '["VARCHAR"]')
        when 'NULL' then null
        else [{{ value }}->>'$']
    end
{%- endmacro %}

{# Keys of an object, with what stands under each; [] of what is no object. #}
{% macro entries(value) -%}
    case when json_type({{ value }}) = 'OBJECT' then map_entries(({{ value }})::map(varchar, json)) else [] end
{%- endmacro %}

{# A principal as a list of {kind, value}: `*` alone is everybody, of kind `*`, and so is `{"AWS": "*"}`, which means the same. Null where
   the statement has none. #}
{% macro principals(value) -%}
    case
        when json_type({{ value }}) = 'VARCHAR' then [{'kind': if({{ value }}->>'$' = '*', '*', 'AWS'), 'value': {{ value }}->>'$'}]
        when json_type({{ value }}) = 'OBJECT'
            then flatten(
                list_transform(
                    {{ entries(value) }},
                    lambda e: list_transform({{ as_texts('e.value') }}, lambda v: {'kind': if(e.key = 'AWS' and v = '*', '*', e.key), 'value': v})
                )
            )
    end
{%- endmacro %}

{# Conditions as a list of {operator, key, values}, [] where there is none. #}
{% macro conditions(value) -%}
    flatten(
        list_transform(
            {{ entries(value) }},
            lambda o: list_transform(
                {{ entries('o.value') }}, lambda e: {'operator': o.key, 'key': e.key, 'values': {{ as_texts('e.value') }}}
            )
        )
    )
{%- endmacro %}
