{{ config(meta={
    'title': 'Snapshots of database clusters are not shared with everybody',
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
    applies="engine not in ('neptune', 'docdb') and snapshot_type = 'manual'",
    otherwise="if(
            engine not in ('neptune', 'docdb'),
            'only manual snapshots can be shared',
            'another service runs it: it is judged there'
        )",
    unread="'whom it is shared with could not be read'",
) }}
