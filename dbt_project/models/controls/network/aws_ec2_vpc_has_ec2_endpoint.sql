{{ config(meta={
    'title': 'Networks call EC2 through an endpoint of their own',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::VPC': [], 'AWS::EC2::VPCEndpoint': []},
    'parameters': {},
    'remediation': 'Make an interface endpoint for ec2 in the network.',
}) }}
{{ endpoint_present('ec2') }}
