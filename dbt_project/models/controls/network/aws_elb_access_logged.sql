{{ config(meta={
    'title': 'Classic load balancers write access logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancing::LoadBalancer': ['Attributes']},
    'parameters': {},
    'remediation': 'Turn on access logs.',
}) }}
{{ judge(
    ref('stg_aws__elb_load_balancers'),
    holds='attributes.AccessLog.Enabled',
    passes="'requests are logged'",
    fails="'requests are not logged'",
    evidence={'AccessLog': 'attributes.AccessLog'},
    parts=['Attributes'],
) }}
