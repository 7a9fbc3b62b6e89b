{{ config(meta={
    'title': 'No role can be taken on by anyone',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::Role': []},
    'parameters': {},
    'remediation': 'Name who may take on the role in its trust policy, or narrow it by a condition such as aws:PrincipalOrgID or ' 
        'sts:ExternalId.',
}) }}
-- An external id is a secret between two parties: who does not know it is not let in. The claims of an identity provider say who comes.
with trust as (
    select
        resource_uid,
        coalesce(bool_or(
            problem is null and effect = 'Allow'
            and (len(list_filter(principals, lambda p: p.kind = '*')) > 0 or not_principals is not null)
            and len(list_filter(conditions, lambda c: {{ condition_narrows('c') }}
                or (lower(c.key) = 'sts:externalid' and lower(c.operator) in ('stringequals', 'stringequalsignorecase')))) = 0
        ), false) as is_public,
        max(problem) as problem
    from {{ ref('int_policies__normalized') }}
    where resource_type = 'AWS::IAM::Role' and policy_path = 'AssumeRolePolicyDocument'
    group by resource_uid
)

select
    roles.resource_uid,
    case
        when trust.is_public then 'fail'
        when trust.problem is null and trust.resource_uid is not null then 'pass'
        else 'unknown'
    end as status,
    case status
        when 'fail' then 'its trust policy lets anyone take it on'
        when 'pass' then 'its trust policy says who may take it on'
        else 'its trust policy cannot be understood: ' || coalesce(trust.problem, 'there is none')
    end as reason,
    to_json({'AssumeRolePolicyDocument': roles.assume_role_policy_document}) as evidence
from {{ ref('stg_aws__iam_roles') }} as roles
left join trust on roles.resource_uid = trust.resource_uid
