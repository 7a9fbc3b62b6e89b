{{ config(materialized='table') }}
-- The sets of tags that bills and versions of billed resources carry, each with the values that it gives to the dimensions of allocation.
-- AWS writes a tag of the user as `user:Team`, `resourceTags/user:Team` or, in CUR 2.0, `user_team`: for the dimensions these are one key.
with tag_sets as (
    select tags_id, any_value(tags) as tags
    from {{ ref('int_costs__charges') }}
    where tags is not null
    group by tags_id
    union all
    select tags_id, any_value(tags)
    from {{ ref('int_costs__looks') }}
    where tags_id is not null
    group by tags_id
),

plain as (
    select
        tags_id,
        any_value(tags) as tags,
        map_from_entries(
            list_transform(
                map_entries(any_value(tags)),
                lambda tag: {
                    'key': regexp_replace(tag.key, '^(resourceTags/)?user[:_]', ''),
                    'value': tag.value
                }
            )
        ) as plain_tags
    from tag_sets
    group by tags_id
)

select
    tags_id,
    tags
    {%- for dimension, keys in var('allocation_tags').items() %},
    {{ tag_value('plain_tags', keys) }} as {{ column_of(dimension) }}
    {%- endfor %}
from plain
