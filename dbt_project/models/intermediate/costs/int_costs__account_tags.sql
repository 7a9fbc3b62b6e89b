{{ config(materialized='table') }}
-- What the tags of accounts say for the dimensions of allocation.
select
    provider,
    account_id
    {%- for dimension, keys in var('allocation_tags').items() %},
    {{ tag_value('tags', keys) }} as {{ column_of(dimension) }}
    {%- endfor %}
from {{ ref('accounts') }}
