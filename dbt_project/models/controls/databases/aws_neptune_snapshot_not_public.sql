{{ config(meta={
    'title': 'Snapshots of Neptune clusters are not shared with everybody',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBClusterSnapshot': ['Attributes']},
    'parameters': {},
    'remediation': 'Take `all` out of whom the snapshot is shared with.',
}) }}
-- What RDS or Backup makes by itself cannot be shared, nor is it asked whom with.
{{ judge(
    ref('stg_aws__rds_db_cluster_snapshots'),
    holds=snapshot_is_private(),
    passes="'it is not shared with everybody'",
    fails="'everybody can restore it'",
    evidence={
        'SnapshotType': 'snapshot_type',
        'restore': "list_filter(attributes, lambda a: a.AttributeName = 'restore')",
    },
    parts=['Attributes'],
    applies="engine = 'neptune' and snapshot_type = 'manual'",
    otherwise="if(engine = 'neptune', 'only manual snapshots can be shared', 'it is of another engine')",
    unread="'whom it is shared with could not be read'",
) }}
