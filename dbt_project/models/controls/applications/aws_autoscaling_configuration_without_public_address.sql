{{ config(meta={
    'title': 'Launch configurations give no public addresses',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::AutoScaling::LaunchConfiguration': []},
    'parameters': {},
    'remediation': 'Replace it by a launch template without public addresses.',
}) }}
-- Where nothing is said the subnet decides, and that is not known here.
{{ judge(
    ref('stg_aws__autoscaling_launch_configurations'),
    holds='not associate_public_ip_address',
    passes="'instances get no public address'",
    fails="'instances get a public address'",
    evidence={'AssociatePublicIpAddress': 'associate_public_ip_address'},
) }}
