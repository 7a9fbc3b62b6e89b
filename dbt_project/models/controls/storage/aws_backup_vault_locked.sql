{{ config(meta={
    'title': 'Backup vaults are locked',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Backup::BackupVault': []},
    'parameters': {},
    'remediation': 'Lock the vault with a shortest retention.',
}) }}
-- AWS Backup leaves the flag out of a vault that is not locked.
{{ judge(
    ref('stg_aws__backup_backup_vaults'),
    holds='coalesce(locked, false)',
    passes="'it is locked'",
    fails="'whoever has the right can delete recovery points'",
    evidence={'Locked': 'locked'},
) }}
