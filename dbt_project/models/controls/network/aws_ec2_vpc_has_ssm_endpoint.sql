{{ config(meta={
    'title': 'Networks call Systems Manager through an endpoint of their own',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::VPC': [], 'AWS::EC2::VPCEndpoint': []},
    'parameters': {},
    'remediation': 'Make an interface endpoint for ssm in the network.',
}) }}
{{ endpoint_present('ssm') }}
