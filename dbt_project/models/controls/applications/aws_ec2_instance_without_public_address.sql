{{ config(meta={
    'title': 'Instances have no public address',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::Instance': []},
    'parameters': {},
    'remediation': 'Put a load balancer or a NAT gateway in front, and take the address away.',
}) }}
-- EC2 leaves the address out where there is none.
{{ judge(
    ref('stg_aws__ec2_instances'),
    holds='public_ip_address is null',
    passes="'it has no public address'",
    fails="'its public address is ' || public_ip_address",
    evidence={'PublicIpAddress': 'public_ip_address'},
    applies="state.Name not in ('terminated', 'shutting-down')",
    otherwise="'it is being terminated'",
) }}
