{{ config(meta={
    'title': 'Access keys are rotated',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::User': ['CredentialReport']},
    'parameters': {'max_age_days': 90},
    'remediation': 'Make a new key, put it in the place of the old one, and delete that.',
}) }}
with keys as (
    select
        resource_uid,
        any_value(account_id) as account_id,
        bool_or(is_unread) as is_unread,
        count(*) filter (is_active) as active,
        min(changed_at) filter (is_active) as oldest,
        count(*) filter (is_active is null or (is_active and changed_at is null)) as undated,
        list({'kind': kind, 'last_rotated': changed_at} order by kind) filter (is_active) as active_keys
    from {{ ref('int_credentials__aged') }}
    where not is_root and kind <> 'password'
    group by resource_uid
)

select
    resource_uid,
    case
        when is_unread then 'unknown'
        when active = 0 and undated = 0 then 'not_applicable'
        when oldest < {{ as_of() }} - to_days({{ parameter('max_age_days') }}) then 'fail'
        when undated > 0 then 'unknown'
        else 'pass'
    end as status,
    case status
        when 'unknown' then 'the credential report could not be read, or is older than the user'
        when 'not_applicable' then 'it has no active access key'
        else 'its oldest active key is of ' || strftime(oldest, '%Y-%m-%d')
    end as reason,
    to_json({'keys': active_keys}) as evidence
from keys
