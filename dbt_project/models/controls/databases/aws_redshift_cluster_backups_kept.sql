{{ config(meta={
    'title': 'Redshift clusters are backed up for long enough',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Redshift::Cluster': []},
    'parameters': {'min_days': 7},
    'remediation': 'Keep automated snapshots for seven days or more.',
}) }}
{{ judge(
    ref('stg_aws__redshift_clusters'),
    holds='automated_snapshot_retention_period >= ' ~ parameter('min_days'),
    passes="'snapshots are kept for ' || automated_snapshot_retention_period || ' days'",
    fails="'snapshots are kept for ' || automated_snapshot_retention_period || ' days'",
    evidence={'AutomatedSnapshotRetentionPeriod': 'automated_snapshot_retention_period'},
) }}
