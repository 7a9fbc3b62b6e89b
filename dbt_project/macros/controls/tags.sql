{# What controls of tags ask of every resource that can carry some. What must be there stands in a control's own parameter. #}

{# The resources that can carry tags, with the keys that count, in small letters: not those that AWS gives by itself, and with
   `with_values` not those whose value is empty. Null where the tags could not be read. #}
{% macro taggable_resources(with_values) -%}
    select
        current.resource_uid,
        current.account_id,
        list_transform(
            list_filter(
                map_entries(current.tags),
                lambda e: not starts_with(lower(e.key), 'aws:'){% if with_values %} and trim(e.value) <> ''{% endif %}

            ),
            lambda e: lower(e.key)
        ) as keys
    from {{ ref('int_assets__current') }} as current
    inner join {{ ref('resource_types') }} as types on current.resource_type = types.resource_type
    where types.is_taggable and current.provider = 'aws'
{%- endmacro %}

{# The control that resources carry the tags of its parameter `required_tags`. #}
{% macro carries_required_tags() -%}
with judged as (
    select
        *,
        list_filter({{ parameter('required_tags') }}, lambda name: not list_contains(keys, lower(name))) as missing
    from ({{ taggable_resources(true) }})
)

select
    resource_uid,
    case when keys is null then 'unknown' when len(missing) = 0 then 'pass' else 'fail' end as status,
    case status
        when 'unknown' then 'its tags could not be read'
        when 'pass' then 'it carries what is asked for'
        else 'it lacks ' || array_to_string(missing, ', ')
    end as reason,
    to_json({'missing': if(keys is null, null, missing)}) as evidence
from judged
{%- endmacro %}
