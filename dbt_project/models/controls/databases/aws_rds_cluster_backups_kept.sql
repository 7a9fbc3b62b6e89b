{{ config(meta={
    'title': 'Database clusters are backed up for long enough',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBCluster': []},
    'parameters': {'min_days': 7},
    'remediation': 'Keep automated backups for seven days or more.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_clusters'),
    holds='backup_retention_period >= ' ~ parameter('min_days'),
    passes="'backups are kept for ' || backup_retention_period || ' days'",
    fails="'backups are kept for ' || backup_retention_period || ' days'",
    evidence={'BackupRetentionPeriod': 'backup_retention_period'},
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
) }}
