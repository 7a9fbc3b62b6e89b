{{ config(meta={
    'title': 'The root user is not used day to day',
    'severity': 'high',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['RootCredentials']},
    'parameters': {'quiet_days': 14},
    'remediation': 'Use roles for daily work, and the root user only for what nobody else can do.',
}) }}
-- Used is used, by password or by key: the latest of the three counts.
select
    accounts.resource_uid,
    case
        when used.is_unread or used.resource_uid is null then 'unknown'
        when used.used_at >= {{ as_of() }} - to_days({{ parameter('quiet_days', 'accounts.account_id') }}) then 'fail'
        when used.used_at is not null or used.is_use_known then 'pass'
        else 'unknown'
    end as status,
    case
        when status = 'unknown' then 'when the root user was last used could not be read'
        when used.used_at is null then 'the root user was never used'
        else 'the root user was last used on ' || strftime(used.used_at, '%Y-%m-%d') || ' (' || used.kind || ')'
    end as reason,
    to_json({'last_used': used.used_at, 'by': used.kind}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join (
    select
        account_id,
        any_value(resource_uid) as resource_uid,
        bool_or(is_unread) as is_unread,
        bool_or(is_use_known) as is_use_known,
        max(used_at) as used_at,
        arg_max(kind, used_at) as kind
    from {{ ref('int_credentials__aged') }}
    where is_root
    group by account_id
) as used
    on accounts.account_id = used.account_id
where accounts.provider = 'aws'
