{{ config(meta={
    'title': 'FSx file systems are backed up',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::FSx::FileSystem': []},
    'parameters': {'min_days': 1},
    'remediation': 'Keep automatic backups.',
}) }}
-- FSx leaves the retention out where there are no automatic backups. Lustre takes none of scratch data, nor of what it reads from a bucket.
{{ judge(
    ref('stg_aws__fsx_file_systems'),
    holds='coalesce(windows_configuration.AutomaticBackupRetentionDays, lustre_configuration.AutomaticBackupRetentionDays, ontap_configuration.AutomaticBackupRetentionDays, open_zfs_configuration.AutomaticBackupRetentionDays, 0) >= ' ~ parameter('min_days'),
    passes="'automatic backups are kept'",
    fails="'automatic backups are not kept for long enough'",
    evidence={'FileSystemType': 'file_system_type'},
    applies="coalesce(lustre_configuration.DeploymentType not like 'SCRATCH%' and lustre_configuration.DataRepositoryConfiguration is null, true)",
    otherwise="if(lustre_configuration.DeploymentType like 'SCRATCH%', 'it is made for scratch data', 'its data come from a bucket')",
) }}
