{{ config(meta={
    'title': 'Replication instances have no public address',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DMS::ReplicationInstance': []},
    'parameters': {},
    'remediation': 'Make the instance anew without a public address.',
}) }}
{{ judge(
    ref('stg_aws__dms_replication_instances'),
    holds='not publicly_accessible',
    passes="'it is not publicly accessible'",
    fails="'it is publicly accessible'",
    evidence={'PubliclyAccessible': 'publicly_accessible'},
) }}
