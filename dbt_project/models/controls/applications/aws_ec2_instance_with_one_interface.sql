{{ config(meta={
    'title': 'Instances have one network interface',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::Instance': []},
    'parameters': {},
    'remediation': 'Take interfaces away that lead into a second network.',
}) }}
{{ judge(
    ref('stg_aws__ec2_instances'),
    holds='len(network_interfaces) <= 1',
    passes="'it has one network interface'",
    fails="'it has ' || len(network_interfaces) || ' network interfaces'",
    evidence={'NetworkInterfaces': 'len(network_interfaces)'},
    applies="state.Name not in ('terminated', 'shutting-down')",
    otherwise="'it is being terminated'",
) }}
