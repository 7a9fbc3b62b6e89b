{{ config(meta={
    'title': 'Endpoint services accept connections by hand',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::VPCEndpointService': []},
    'parameters': {},
    'remediation': 'Require acceptance of connections.',
}) }}
{{ judge(
    ref('stg_aws__ec2_vpc_endpoint_services'),
    holds='acceptance_required',
    passes="'connections wait for somebody'",
    fails="'connections are accepted by themselves'",
    evidence={'AcceptanceRequired': 'acceptance_required'},
) }}
