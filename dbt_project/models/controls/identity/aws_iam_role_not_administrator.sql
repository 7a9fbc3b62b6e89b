{{ config(meta={
    'title': 'No role is given AdministratorAccess or a policy of its own that allows everything',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::Role': []},
    'parameters': {},
    'remediation': 'Give the role the rights it needs; keep administrators to few roles that are watched, and exempt these.',
}) }}
-- AWS's own policy cannot be mended: who has it attached can.
with inline as (
    select
        resource_uid,
        coalesce(bool_or({{ allows_everything() }}), false) as allows_everything,
        max(problem) as problem,
        list(policy_name) filter ({{ allows_everything() }}) as names
    from {{ ref('int_policies__normalized') }}
    where resource_type = 'AWS::IAM::Role' and policy_path <> 'AssumeRolePolicyDocument'
    group by resource_uid
)

select
    holders.resource_uid,
    case
        when {{ is_unread([], 'holders.unknown_fields') }} then 'unknown'
        when len(administrating) > 0 or inline.allows_everything then 'fail'
        when inline.problem is not null then 'unknown'
        else 'pass'
    end as status,
    case
        when status = 'unknown' then 'a policy of its own cannot be understood: ' || coalesce(inline.problem, 'it could not be read')
        when len(administrating) > 0 then 'AdministratorAccess is attached'
        when status = 'fail' then 'its own policy ' || array_to_string(inline.names, ', ') || ' allows everything'
        else 'nothing that it has allows everything'
    end as reason,
    to_json({'PolicyArn': administrating, 'PolicyName': inline.names}) as evidence
from (
    select
        resource_uid,
        unknown_fields,
        list_filter(
            list_transform(attached_managed_policies, lambda p: p['PolicyArn']),
            lambda a: a like 'arn:%:iam::aws:policy/AdministratorAccess'
        ) as administrating
    from {{ ref('stg_aws__iam_roles') }}
) as holders
left join inline on holders.resource_uid = inline.resource_uid
