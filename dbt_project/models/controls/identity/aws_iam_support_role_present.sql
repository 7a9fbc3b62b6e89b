{{ config(meta={
    'title': 'A role can ask AWS Support',
    'severity': 'low',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::IAM::Role': []},
    'parameters': {},
    'remediation': 'Attach AWSSupportAccess to a role that people can take on when they need help of AWS.',
}) }}
with supporting as (
    select account_id, list(role_name) as roles
    from {{ ref('stg_aws__iam_roles') }}
    where
        len(list_filter(attached_managed_policies, lambda p: p['PolicyArn'] like 'arn:%:iam::aws:policy/AWSSupportAccess')) > 0
    group by account_id
)

select
    accounts.resource_uid,
    case when len(supporting.roles) > 0 then 'pass' when blind.cause is null then 'fail' else 'unknown' end as status,
    case status
        when 'pass' then array_to_string(list_slice(supporting.roles, 1, 3), ', ') || ' may ask AWS Support'
        when 'fail' then 'AWSSupportAccess is attached to no role'
        else blind.cause
    end as reason,
    to_json({'RoleName': supporting.roles}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join supporting on accounts.account_id = supporting.account_id
left join {{ ref('int_compliance__blind_accounts') }} as blind
    on accounts.account_id = blind.account_id and blind.resource_type = 'AWS::IAM::Role'
where accounts.provider = 'aws'
