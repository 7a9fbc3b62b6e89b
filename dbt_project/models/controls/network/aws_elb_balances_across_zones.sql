{{ config(meta={
    'title': 'Classic load balancers balance across zones',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancing::LoadBalancer': ['Attributes']},
    'parameters': {},
    'remediation': 'Turn on cross-zone balancing.',
}) }}
{{ judge(
    ref('stg_aws__elb_load_balancers'),
    holds='attributes.CrossZoneLoadBalancing.Enabled',
    passes="'it balances across zones'",
    fails="'it balances within each zone'",
    evidence={'CrossZoneLoadBalancing': 'attributes.CrossZoneLoadBalancing'},
    parts=['Attributes'],
) }}
