{{ config(meta={
    'title': 'Instances have detailed monitoring',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::Instance': []},
    'parameters': {},
    'remediation': 'Turn on detailed monitoring.',
}) }}
{{ judge(
    ref('stg_aws__ec2_instances'),
    holds="monitoring.State in ('enabled', 'pending')",
    passes="'detailed monitoring is on'",
    fails="'detailed monitoring is off'",
    evidence={'Monitoring': 'monitoring.State'},
    applies="state.Name not in ('terminated', 'shutting-down')",
    otherwise="'it is being terminated'",
) }}
