{{ config(meta={
    'title': 'Credentials that nobody uses are turned off',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::User': ['CredentialReport']},
    'parameters': {'max_unused_days': 45},
    'remediation': 'Turn off the password or key that is not used, and delete it when nobody misses it.',
}) }}
-- Never used counts from the day it was made or last changed. When one was used moves by itself and is only known where it was observed.
with judged as (
    select
        *,
        case
            when is_unread or is_active is null then 'unknown'
            when not is_active then 'not_applicable'
            when used_at is null and not is_use_known and changed_at < {{ as_of() }} - to_days({{ parameter('max_unused_days') }})
                then 'unknown'
            when coalesce(used_at, changed_at) is null then 'unknown'
            when coalesce(used_at, changed_at) <= {{ as_of() }} - to_days({{ parameter('max_unused_days') }}) then 'fail'
            else 'pass'
        end as verdict
    from {{ ref('int_credentials__aged') }}
    where not is_root
)

select
    resource_uid,
    {{ folded(
        "count(*) filter (verdict = 'pass')", "count(*) filter (verdict = 'fail')", "count(*) filter (verdict = 'unknown')", '0'
    ) }} as status,
    case status
        when 'fail' then string_agg(
            kind || if(used_at is null, ' was never used since ', ' was last used on ')
            || strftime(coalesce(used_at, changed_at), '%Y-%m-%d'), '; ' order by kind
        ) filter (verdict = 'fail')
        when 'unknown' then 'when its credentials were last used could not be read'
        when 'pass' then 'every active credential is in use'
        else 'it has no active credential'
    end as reason,
    to_json({
        'credentials': list({'kind': kind, 'is_active': is_active, 'last_used': used_at, 'last_changed': changed_at} order by kind)
    }) as evidence
from judged
group by resource_uid
