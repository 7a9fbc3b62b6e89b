{{ config(meta={
    'title': 'Networks call the API of ECR through an endpoint of their own',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::VPC': [], 'AWS::EC2::VPCEndpoint': []},
    'parameters': {},
    'remediation': 'Make an interface endpoint for ecr.api in the network.',
}) }}
{{ endpoint_present('ecr.api') }}
