{{ config(meta={
    'title': 'Redshift Serverless workgroups load through their network',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RedshiftServerless::Workgroup': []},
    'parameters': {},
    'remediation': 'Turn on enhanced VPC routing.',
}) }}
{{ judge(
    ref('stg_aws__redshift_serverless_workgroups'),
    holds='enhanced_vpc_routing',
    passes="'its traffic stays in its network'",
    fails="'its traffic goes over the internet'",
    evidence={'enhancedVpcRouting': 'enhanced_vpc_routing'},
) }}
