{{ config(meta={
    'title': 'Classic load balancers let requests end',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancing::LoadBalancer': ['Attributes']},
    'parameters': {},
    'remediation': 'Turn on connection draining.',
}) }}
{{ judge(
    ref('stg_aws__elb_load_balancers'),
    holds='attributes.ConnectionDraining.Enabled',
    passes="'connections are drained'",
    fails="'connections are cut'",
    evidence={'ConnectionDraining': 'attributes.ConnectionDraining'},
    parts=['Attributes'],
) }}
