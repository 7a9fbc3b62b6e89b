{{ config(meta={
    'title': 'Subnets give no public addresses by themselves',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::Subnet': []},
    'parameters': {},
    'remediation': 'Turn the automatic public address off.',
}) }}
{{ judge(
    ref('stg_aws__ec2_subnets'),
    holds='not map_public_ip_on_launch',
    passes="'instances get no public address'",
    fails="'instances get a public address'",
    evidence={'MapPublicIpOnLaunch': 'map_public_ip_on_launch'},
) }}
