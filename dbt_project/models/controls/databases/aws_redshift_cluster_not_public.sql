{{ config(meta={
    'title': 'Redshift clusters have no public address',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Redshift::Cluster': []},
    'parameters': {},
    'remediation': 'Turn public access off.',
}) }}
{{ judge(
    ref('stg_aws__redshift_clusters'),
    holds='not publicly_accessible',
    passes="'it is not publicly accessible'",
    fails="'it is publicly accessible'",
    evidence={'PubliclyAccessible': 'publicly_accessible'},
) }}
