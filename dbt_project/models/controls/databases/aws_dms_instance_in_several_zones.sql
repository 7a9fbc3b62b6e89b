{{ config(meta={
    'title': 'Replication instances survive the loss of a zone',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DMS::ReplicationInstance': []},
    'parameters': {},
    'remediation': 'Make the replication instance Multi-AZ.',
}) }}
{{ judge(
    ref('stg_aws__dms_replication_instances'),
    holds='multi_az',
    passes="'it is Multi-AZ'",
    fails="'it lies in one zone'",
    evidence={'MultiAZ': 'multi_az'},
) }}
