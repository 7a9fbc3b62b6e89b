{{ config(meta={
    'title': 'AWSCloudShellFullAccess is attached to nobody',
    'severity': 'low',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::IAM::Role': [], 'AWS::IAM::User': [], 'AWS::IAM::Group': []},
    'parameters': {},
    'remediation': 'Detach AWSCloudShellFullAccess; allow CloudShell without file transfer to those who need it.',
}) }}
with attached as (
    select account_id, list(resource_uid order by resource_uid) as holders
    from (
        select account_id, resource_uid, attached_managed_policies from {{ ref('stg_aws__iam_roles') }}
        union all
        select account_id, resource_uid, attached_managed_policies from {{ ref('stg_aws__iam_users') }}
        union all
        select account_id, resource_uid, attached_managed_policies from {{ ref('stg_aws__iam_groups') }}
    )
    where len(list_filter(attached_managed_policies, lambda p: p['PolicyArn'] like 'arn:%:iam::aws:policy/AWSCloudShellFullAccess')) > 0
    group by account_id
),

blind as (
    select account_id, string_agg(cause, '; ') as cause
    from {{ ref('int_compliance__blind_accounts') }}
    where resource_type in ('AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group')
    group by account_id
)

select
    accounts.resource_uid,
    case when len(attached.holders) > 0 then 'fail' when blind.cause is null then 'pass' else 'unknown' end as status,
    case status
        when 'fail' then 'attached to ' || array_to_string(list_slice(attached.holders, 1, 3), ', ')
        when 'pass' then 'attached to nobody'
        else blind.cause
    end as reason,
    to_json({'attached_to': attached.holders}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join attached on accounts.account_id = attached.account_id
left join blind on accounts.account_id = blind.account_id
where accounts.provider = 'aws'
