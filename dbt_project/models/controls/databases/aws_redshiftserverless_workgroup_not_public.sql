{{ config(meta={
    'title': 'Redshift Serverless workgroups have no public address',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RedshiftServerless::Workgroup': []},
    'parameters': {},
    'remediation': 'Turn public access off.',
}) }}
{{ judge(
    ref('stg_aws__redshift_serverless_workgroups'),
    holds='not publicly_accessible',
    passes="'it is not publicly accessible'",
    fails="'it is publicly accessible'",
    evidence={'publiclyAccessible': 'publicly_accessible'},
) }}
