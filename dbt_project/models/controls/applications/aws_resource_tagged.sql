{{ config(meta={
    'title': 'Resources are tagged at all',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {},
    'parameters': {},
    'remediation': 'Tag the resource; best where it is made, by its template or pipeline.',
}) }}
-- Of every resource that can carry tags; those that AWS gives by itself say nothing.
select
    current.resource_uid,
    case
        when current.tags is null then 'unknown'
        when len(list_filter(map_keys(current.tags), lambda k: not starts_with(k, 'aws:'))) > 0 then 'pass'
        else 'fail'
    end as status,
    case status when 'unknown' then 'its tags could not be read' when 'pass' then 'it is tagged' else 'it has no tags' end as reason,
    to_json({'tags': len(map_keys(current.tags))}) as evidence
from {{ ref('int_assets__current') }} as current
inner join {{ ref('resource_types') }} as types on current.resource_type = types.resource_type
where types.is_taggable
