{{ config(meta={
    'title': 'Neptune clusters are backed up for long enough',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Neptune::DBCluster': []},
    'parameters': {'min_days': 7},
    'remediation': 'Keep automated backups for seven days or more.',
}) }}
{{ judge(
    ref('stg_aws__neptune_db_clusters'),
    holds='backup_retention_period >= ' ~ parameter('min_days'),
    passes="'backups are kept for ' || backup_retention_period || ' days'",
    fails="'backups are kept for ' || backup_retention_period || ' days'",
    evidence={'BackupRetentionPeriod': 'backup_retention_period'},
) }}
