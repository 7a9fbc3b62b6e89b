{{ config(meta={
    'title': 'Redshift clusters load and unload through their network',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Redshift::Cluster': []},
    'parameters': {},
    'remediation': 'Turn on enhanced VPC routing.',
}) }}
{{ judge(
    ref('stg_aws__redshift_clusters'),
    holds='enhanced_vpc_routing',
    passes="'its traffic stays in its network'",
    fails="'its traffic goes over the internet'",
    evidence={'EnhancedVpcRouting': 'enhanced_vpc_routing'},
) }}
