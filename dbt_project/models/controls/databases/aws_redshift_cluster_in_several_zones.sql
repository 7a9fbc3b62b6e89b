{{ config(meta={
    'title': 'Redshift clusters survive the loss of a zone',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Redshift::Cluster': []},
    'parameters': {},
    'remediation': 'Make the cluster Multi-AZ.',
}) }}
{{ judge(
    ref('stg_aws__redshift_clusters'),
    holds="case lower(multi_az) when 'enabled' then true when 'disabled' then false end",
    passes="'it is Multi-AZ'",
    fails="'it lies in one zone'",
    evidence={'MultiAZ': 'multi_az'},
) }}
