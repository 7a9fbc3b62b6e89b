{{ config(meta={
    'title': 'Instances have no public address',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::Instance': []},
    'parameters': {},
    'remediation': 'Put a load balancer or a NAT gateway in front, and take the address away.',
}) }}
-- EC2 leaves an address out where there is none; further interfaces and addresses may have one, too.
{{ judge(
    "(select *, list_filter(list_prepend(public_ip_address, flatten([
        list_transform(network_interfaces, lambda i: i.Association.PublicIp),
        flatten(list_transform(network_interfaces, lambda i: list_transform(i.PrivateIpAddresses, lambda a: a.Association.PublicIp))),
    ])), lambda address: address is not null) as addresses from " ~ ref('stg_aws__ec2_instances') ~ ")",
    holds='len(addresses) = 0',
    passes="'it has no public address'",
    fails="'its public address is ' || addresses[1]",
    evidence={'PublicIpAddress': 'list_distinct(addresses)'},
    applies="state.Name not in ('terminated', 'shutting-down')",
    otherwise="'it is being terminated'",
) }}
