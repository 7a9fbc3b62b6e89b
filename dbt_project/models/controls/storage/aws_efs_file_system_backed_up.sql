{{ config(meta={
    'title': 'File systems are backed up',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EFS::FileSystem': ['BackupPolicy']},
    'parameters': {},
    'remediation': 'Turn on automatic backups.',
}) }}
{{ judge(
    ref('stg_aws__efs_file_systems'),
    holds="coalesce(backup_policy.Status in ('ENABLED', 'ENABLING'), false)",
    passes="'automatic backups are on'",
    fails="'automatic backups are off'",
    evidence={'BackupPolicy': 'backup_policy'},
    parts=['BackupPolicy'],
) }}
