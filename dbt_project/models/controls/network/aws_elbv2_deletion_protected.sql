{{ config(meta={
    'title': 'Load balancers are protected from deletion',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancingV2::LoadBalancer': ['Attributes']},
    'parameters': {},
    'remediation': 'Turn on deletion protection.',
}) }}
{{ judge(
    ref('stg_aws__elbv2_load_balancers'),
    holds=attribute_of_load_balancer('deletion_protection.enabled') ~ " = 'true'",
    passes="'deletion protection is on'",
    fails="'anyone with the right can delete it at once'",
    evidence={'deletion_protection_enabled': attribute_of_load_balancer('deletion_protection.enabled')},
    parts=['Attributes'],
) }}
