{{ config(meta={
    'title': 'Policies do not allow every action of a service',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::Policy': []},
    'parameters': {},
    'remediation': 'Name the actions that are needed in place of `service:*`.',
}) }}
-- On whatever they are allowed. All but a service as a whole is no better.
with granted as (
    select
        resource_uid,
        list_distinct(
            flatten(list(list_filter(coalesce(actions, not_actions), lambda a: a like '%:*' or a = '*')) filter (effect = 'Allow'))
        ) as wildcards,
        max(problem) as problem
    from {{ ref('int_policies__normalized') }}
    where resource_type = 'AWS::IAM::Policy' and is_default_version
    group by resource_uid
)

select
    policies.resource_uid,
    case
        when len(granted.wildcards) > 0 then 'fail'
        when granted.problem is null and granted.resource_uid is not null then 'pass'
        else 'unknown'
    end as status,
    case status
        when 'fail' then 'it allows, or all but, ' || array_to_string(list_slice(granted.wildcards, 1, 5), ', ')
        when 'pass' then 'it allows no service as a whole'
        else 'it cannot be understood: ' || coalesce(granted.problem, 'it has no default version')
    end as reason,
    to_json({'Action': granted.wildcards}) as evidence
from {{ ref('stg_aws__iam_policies') }} as policies
left join granted on policies.resource_uid = granted.resource_uid
