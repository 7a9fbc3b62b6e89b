{{ config(meta={
    'title': 'Backups of FSx file systems carry their tags',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::FSx::FileSystem': []},
    'parameters': {},
    'remediation': 'Turn on copying tags to backups.',
}) }}
{{ judge(
    ref('stg_aws__fsx_file_systems'),
    holds='coalesce(windows_configuration.CopyTagsToBackups, lustre_configuration.CopyTagsToBackups, open_zfs_configuration.CopyTagsToBackups)',
    passes="'tags are copied to backups'",
    fails="'backups have no tags and so no owner'",
    evidence={'FileSystemType': 'file_system_type'},
    applies="file_system_type <> 'ONTAP' and coalesce(lustre_configuration.DeploymentType not like 'SCRATCH%', true)",
    otherwise="if(file_system_type = 'ONTAP', 'it has no such setting', 'no backups are made of scratch data')",
) }}
