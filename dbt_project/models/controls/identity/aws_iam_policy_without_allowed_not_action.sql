{{ config(meta={
    'title': 'Policies do not allow all but some actions on everything',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::Policy': []},
    'parameters': {},
    'remediation': 'Name what is allowed; NotAction also allows what does not exist yet.',
}) }}
with granted as (
    select
        resource_uid,
        coalesce(bool_or(effect = 'Allow' and not_actions is not null and list_contains(resources, '*')), false) as is_near,
        max(problem) as problem,
        flatten(list(not_actions) filter (effect = 'Allow')) as not_actions
    from {{ ref('int_policies__normalized') }}
    where resource_type = 'AWS::IAM::Policy' and is_default_version
    group by resource_uid
)

select
    policies.resource_uid,
    case
        when granted.is_near then 'fail'
        when granted.problem is null and granted.resource_uid is not null then 'pass'
        else 'unknown'
    end as status,
    case status
        when 'fail' then 'it allows everything but ' || array_to_string(list_slice(granted.not_actions, 1, 5), ', ')
        when 'pass' then 'it names what it allows'
        else 'it cannot be understood: ' || coalesce(granted.problem, 'it has no default version')
    end as reason,
    to_json({'NotAction': granted.not_actions}) as evidence
from {{ ref('stg_aws__iam_policies') }} as policies
left join granted on policies.resource_uid = granted.resource_uid
