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
    resource_uid,
    case when keys is null then 'unknown' when len(keys) > 0 then 'pass' else 'fail' end as status,
    case status when 'unknown' then 'its tags could not be read' when 'pass' then 'it is tagged' else 'it has no tags' end as reason,
    to_json({'tags': len(keys)}) as evidence
from ({{ taggable_resources(false) }})
