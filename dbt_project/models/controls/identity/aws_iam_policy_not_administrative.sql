{{ config(meta={
    'title': 'No attached policy of the account allows everything',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::Policy': []},
    'parameters': {},
    'remediation': 'Allow what is needed in place of `*`, or detach the policy.',
}) }}
with granted as (
    {{ granted_everything("resource_type = 'AWS::IAM::Policy' and is_default_version", 'sid') }}
)

select
    policies.resource_uid,
    case
        when {{ is_unread([], 'policies.unknown_fields') }} then 'unknown'
        when not coalesce(granted.allows_everything, false) and granted.problem is null and granted.resource_uid is not null then 'pass'
        when not coalesce(granted.allows_everything, false) then 'unknown'
        when (observed.observations->>'$.AttachmentCount')::bigint = 0 then 'pass'
        when (observed.observations->>'$.AttachmentCount')::bigint > 0 then 'fail'
        else 'unknown'
    end as status,
    case
        when status = 'fail' then 'it allows everything and is attached ' || (observed.observations->>'$.AttachmentCount') || ' times'
        when status = 'pass' and granted.allows_everything then 'it allows everything, but is attached to nobody'
        when status = 'pass' then 'it does not allow everything'
        when granted.allows_everything then 'it allows everything; whether it is attached is not known'
        else 'it cannot be understood: ' || coalesce(granted.problem, 'it has no default version')
    end as reason,
    to_json({'Sid': granted.names, 'AttachmentCount': observed.observations->'$.AttachmentCount'}) as evidence
from {{ ref('stg_aws__iam_policies') }} as policies
left join granted on policies.resource_uid = granted.resource_uid
left join {{ ref('int_observations__latest') }} as observed
    on policies.resource_uid = observed.resource_uid and observed.resource_type = 'AWS::IAM::Policy'
