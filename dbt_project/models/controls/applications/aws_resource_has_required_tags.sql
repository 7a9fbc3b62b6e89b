{{ config(meta={
    'title': 'Resources carry the tags that are asked for',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {},
    'parameters': {'required_tags': ['Environment', 'Owner', 'CostCenter', 'Application']},
    'remediation': 'Tag the resource; best where it is made, by its template or pipeline.',
}) }}
-- Of every resource that can carry tags. Keys are told apart without their case, an empty value is none, and tags that AWS gives by itself
-- say nothing. Tags that could not be read are unknown.
with tagged as (
    select
        current.resource_uid,
        current.account_id,
        current.tags,
        list_transform(
            list_filter(map_entries(current.tags), lambda e: trim(e.value) <> '' and not starts_with(e.key, 'aws:')), lambda e: lower(e.key)
        ) as keys
    from {{ ref('int_assets__current') }} as current
    inner join {{ ref('resource_types') }} as types on current.resource_type = types.resource_type
    where types.is_taggable
),

judged as (
    select
        *,
        list_filter({{ parameter('required_tags', 'account_id') }}, lambda name: not list_contains(keys, lower(name))) as missing
    from tagged
)

select
    resource_uid,
    case when tags is null then 'unknown' when len(missing) = 0 then 'pass' else 'fail' end as status,
    case
        when tags is null then 'its tags could not be read'
        when len(missing) = 0 then 'it is tagged'
        else 'it lacks ' || array_to_string(missing, ', ')
    end as reason,
    to_json({'missing': missing}) as evidence
from judged
