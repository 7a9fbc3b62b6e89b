{{ config(meta={
    'title': 'File systems are backed up',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EFS::FileSystem': ['BackupPolicy'], 'AWS::Backup::RecoveryPoint': []},
    'parameters': {'max_age_days': 35},
    'remediation': 'Turn on automatic backups, or put the file system into a backup plan.',
}) }}
-- Automatic backups are one way; a plan that somebody wrote is another, and shows by a recovery point that is not old. Where these could
-- not be listed, there may be one. A file system that has no backup policy never had automatic backups.
with latest as (
    select resource_arn, account_id, max(creation_date) as backed_up_at
    from {{ ref('stg_aws__backup_recovery_points') }}
    where status = 'COMPLETED'
    group by resource_arn, account_id
),

judged as (
    select
        systems.resource_uid,
        systems.backup_policy,
        latest.backed_up_at,
        coalesce(systems.backup_policy.Status in ('ENABLED', 'ENABLING'), false) as is_automatic,
        {{ is_unread(['BackupPolicy'], 'systems.unknown_fields') }} as is_policy_unread,
        coalesce({{ age_in_days('latest.backed_up_at') }} <= {{ parameter('max_age_days', 'systems.account_id') }}, false) as is_backed_up,
        unread.cause
    from {{ ref('stg_aws__efs_file_systems') }} as systems
    left join latest on systems.resource_uid = latest.resource_arn and systems.account_id = latest.account_id
    left join {{ ref('int_compliance__unread') }} as unread
        on
            systems.account_id = unread.account_id
            and systems.region = unread.region
            and unread.resource_type = 'AWS::Backup::RecoveryPoint'
)

select
    resource_uid,
    case
        when is_backed_up or (is_automatic and not is_policy_unread) then 'pass'
        when is_policy_unread or cause is not null then 'unknown'
        else 'fail'
    end as status,
    case
        when is_automatic and not is_policy_unread then 'automatic backups are on'
        when is_backed_up then 'it was last backed up on ' || strftime(backed_up_at, '%Y-%m-%d')
        when is_policy_unread then 'whether automatic backups are on could not be read'
        when cause is not null then 'automatic backups are off, and whether there are others is not known: ' || cause
        when backed_up_at is not null then 'automatic backups are off, and the last other one is of ' || strftime(backed_up_at, '%Y-%m-%d')
        else 'automatic backups are off, and there are no others'
    end as reason,
    to_json({'BackupPolicy': backup_policy, 'CreationDate': backed_up_at}) as evidence
from judged
