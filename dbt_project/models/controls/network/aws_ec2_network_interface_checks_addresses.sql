{{ config(meta={
    'title': 'Network interfaces check where packets come from',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::NetworkInterface': []},
    'parameters': {},
    'remediation': 'Turn on the source/destination check, except where something routes.',
}) }}
-- What services of AWS put there, NAT gateways among it, is theirs to configure.
{{ judge(
    ref('stg_aws__ec2_network_interfaces'),
    holds='source_dest_check',
    passes="'packets for others are dropped'",
    fails="'packets for others are passed on'",
    evidence={'SourceDestCheck': 'source_dest_check', 'InterfaceType': 'interface_type'},
    applies='coalesce(not requester_managed, true)',
    otherwise="'a service of AWS manages it'",
) }}
