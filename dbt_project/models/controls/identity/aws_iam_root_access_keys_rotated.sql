{{ config(meta={
    'title': 'Access keys of the root user are rotated',
    'severity': 'high',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['RootCredentials']},
    'parameters': {'max_age_days': 90},
    'remediation': 'Delete the access keys of the root user; where one has to stay, replace it every 90 days.',
}) }}
select
    accounts.resource_uid,
    case
        when keys.is_unread or keys.resource_uid is null then 'unknown'
        when keys.active = 0 and keys.undated = 0 then 'not_applicable'
        when keys.oldest < {{ as_of() }} - to_days({{ parameter('max_age_days', 'accounts.account_id') }}) then 'fail'
        when keys.undated = 0 then 'pass'
        else 'unknown'
    end as status,
    case status
        when 'unknown' then 'the credential report could not be read'
        when 'not_applicable' then 'the root user has no access key'
        else 'the oldest key of the root user is of ' || strftime(keys.oldest, '%Y-%m-%d')
    end as reason,
    to_json({'last_rotated': keys.oldest, 'active_keys': keys.active}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join (
    select
        account_id,
        any_value(resource_uid) as resource_uid,
        bool_or(is_unread) as is_unread,
        count(*) filter (is_active and kind <> 'password') as active,
        min(changed_at) filter (is_active and kind <> 'password') as oldest,
        count(*) filter (kind <> 'password' and (is_active is null or (is_active and changed_at is null))) as undated
    from {{ ref('int_credentials__aged') }}
    where is_root
    group by account_id
) as keys
    on accounts.account_id = keys.account_id
where accounts.provider = 'aws'
