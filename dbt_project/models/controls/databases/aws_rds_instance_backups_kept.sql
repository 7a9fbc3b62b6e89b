{{ config(meta={
    'title': 'Database instances are backed up for long enough',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': []},
    'parameters': {'min_days': 7},
    'remediation': 'Keep automated backups for seven days or more.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_instances'),
    holds='backup_retention_period >= ' ~ parameter('min_days'),
    passes="'backups are kept for ' || backup_retention_period || ' days'",
    fails="if(
            backup_retention_period = 0,
            'it is not backed up',
            'backups are kept for ' || backup_retention_period || ' days'
        )",
    evidence={'BackupRetentionPeriod': 'backup_retention_period'},
    applies="engine not in ('neptune', 'docdb')
        and db_cluster_identifier is null
        and coalesce(read_replica_source_db_instance_identifier, '') = ''
        and coalesce(read_replica_source_db_cluster_identifier, '') = ''",
    otherwise="if(db_cluster_identifier is null, 'it is a replica, or another service runs it', 'its cluster decides')",
) }}
