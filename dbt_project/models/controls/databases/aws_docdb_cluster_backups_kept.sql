{{ config(meta={
    'title': 'DocumentDB clusters are backed up for long enough',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DocDB::DBCluster': []},
    'parameters': {'min_days': 7},
    'remediation': 'Keep automated backups for seven days or more.',
}) }}
{{ judge(
    ref('stg_aws__docdb_db_clusters'),
    holds='backup_retention_period >= ' ~ parameter('min_days'),
    passes="'backups are kept for ' || backup_retention_period || ' days'",
    fails="'backups are kept for ' || backup_retention_period || ' days'",
    evidence={'BackupRetentionPeriod': 'backup_retention_period'},
) }}
