{{ config(meta={
    'title': 'Snapshots of database clusters are not shared with everybody',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBClusterSnapshot': ['Attributes']},
    'parameters': {},
    'remediation': 'Take `all` out of whom the snapshot is shared with.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_cluster_snapshots'),
    holds="len(list_filter(attributes, lambda a: a.AttributeName = 'restore' and list_contains(a.AttributeValues, 'all'))) = 0",
    passes="'it is not shared with everybody'",
    fails="'everybody can restore it'",
    evidence={'restore': "list_filter(attributes, lambda a: a.AttributeName = 'restore')"},
    parts=['Attributes'],
) }}
