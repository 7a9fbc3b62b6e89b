{{ config(meta={
    'title': 'Redshift clusters are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Redshift::Cluster': []},
    'parameters': {},
    'remediation': 'Turn on encryption of the cluster.',
}) }}
{{ judge(
    ref('stg_aws__redshift_clusters'),
    holds='encrypted',
    passes="'it is encrypted'",
    fails="'it is not encrypted'",
    evidence={'Encrypted': 'encrypted'},
) }}
