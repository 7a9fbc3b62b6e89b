{# Networks: addresses, gateways, load balancers, endpoints, names. A branch for each type: what of it is paid for, and what its
   configuration says about its use (see words.sql). #}
{% macro usage_of_network() %}
    {{ usage_of(
        'AWS::EC2::EIP', '{"AssociationId": "VARCHAR", "PublicIpv4Pool": "VARCHAR", "CarrierIp": "VARCHAR"}',
        [paid('address', 'hour', "'address'", "(coalesce(c.PublicIpv4Pool, 'amazon') = 'amazon' and c.CarrierIp is null)::integer")],
        facts=[fact('unassociated', 'c.AssociationId is null')]
    ) }}
    {{ usage_of(
        'AWS::EC2::NatGateway', '{"State": "VARCHAR", "AvailabilityMode": "VARCHAR"}',
        [
            paid('hours', 'hour', "'hour'",
                 "if(c.AvailabilityMode = 'regional', null, (c.State in ('available', 'pending'))::integer)"),
            paid('data', 'gb', "'data'", metered=true),
        ],
        facts=[fact('available', "c.State = 'available'")]
    ) }}
    {{ usage_of(
        'AWS::EC2::VPCEndpoint', '{"VpcEndpointType": "VARCHAR", "SubnetIds": ["VARCHAR"]}',
        [
            paid('hours', 'hour', "lower(c.VpcEndpointType) || ':hour'",
                 "if(c.VpcEndpointType = 'Gateway', 0, len(c.SubnetIds))"),
            paid('data', 'gb', "lower(c.VpcEndpointType) || ':data'", metered=true, when="c.VpcEndpointType <> 'Gateway'"),
        ]
    ) }}
    {{ usage_of(
        'AWS::EC2::TransitGatewayAttachment', '{"State": "VARCHAR"}',
        [
            paid('hours', 'hour', "'hour'", "(c.State = 'available')::integer"),
            paid('data', 'gb', "'data'", metered=true),
        ]
    ) }}
    {{ usage_of(
        'AWS::EC2::VPNConnection', '{"State": "VARCHAR"}',
        [paid('hours', 'hour', "'hour'", "(c.State = 'available')::integer"), paid('data', 'gb', "'data'", metered=true)]
    ) }}
    {{ usage_of(
        'AWS::EC2::ClientVpnEndpoint', '{"AssociatedTargetNetworks": [{"NetworkId": "VARCHAR"}]}',
        [
            paid('associations', 'hour', "'association'", 'coalesce(len(c.AssociatedTargetNetworks), 0)'),
            paid('connections', 'hour', "'connection'", metered=true),
        ]
    ) }}
    {{ usage_of(
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        '{"Type": "VARCHAR", "Scheme": "VARCHAR", "IpAddressType": "VARCHAR",
          "AvailabilityZones": [{"LoadBalancerAddresses": [{"AllocationId": "VARCHAR"}] }] }',
        [
            paid('hours', 'hour', "c.Type || ':hour'", '1'),
            paid('public IPv4 addresses', 'hour', "'address'", "
                if(
                    c.Scheme = 'internet-facing' and c.IpAddressType is distinct from 'dualstack-without-public-ipv4',
                    len(list_filter(c.AvailabilityZones, lambda z: coalesce(z.LoadBalancerAddresses[1].AllocationId, '') = '')), 0
                )", priced_as="'AWS::EC2::EIP'"),
            paid('capacity units', 'hour', "c.Type || ':lcu'", metered=true),
        ],
        facts=[fact('application', "c.Type = 'application'"), fact('network', "c.Type = 'network'")]
    ) }}
    {{ usage_of(
        'AWS::ElasticLoadBalancingV2::TargetGroup', '{"Targets": [{"Target": {"Id": "VARCHAR"} }]}', [],
        facts=[fact('no_targets', 'coalesce(len(c.Targets), 0) = 0', part='Targets')]
    ) }}
    {{ usage_of(
        'AWS::ElasticLoadBalancing::LoadBalancer',
        '{"Scheme": "VARCHAR", "AvailabilityZones": ["VARCHAR"], "Instances": [{"InstanceId": "VARCHAR"}]}',
        [
            paid('hours', 'hour', "'hour'", '1'),
            paid('public IPv4 addresses', 'hour', "'address'",
                 "if(c.Scheme = 'internet-facing', len(c.AvailabilityZones), 0)", priced_as="'AWS::EC2::EIP'"),
            paid('data', 'gb', "'data'", metered=true),
        ],
        facts=[fact('no_targets', 'coalesce(len(c.Instances), 0) = 0'), fact('has_targets', 'len(c.Instances) > 0')]
    ) }}
    {{ usage_of(
        'AWS::NetworkFirewall::Firewall', '{"SubnetMappings": [{"SubnetId": "VARCHAR"}]}',
        [
            paid('endpoints', 'hour', "'endpoint'", 'len(c.SubnetMappings)'),
            paid('data', 'gb', "'data'", metered=true),
        ]
    ) }}
    {{ usage_of(
        'AWS::GlobalAccelerator::Accelerator', '{"Enabled": "BOOLEAN"}',
        [paid('hours', 'hour', "'hour'", '1'), paid('data', 'gb', "'data'", metered=true)]
    ) }}
    {{ usage_of(
        'AWS::Route53::HostedZone', '{"Id": "VARCHAR"}',
        [paid('zone', 'month', "'zone'", '1'), paid('queries', 'request_million', "'queries'", metered=true)]
    ) }}
    {{ usage_of(
        'AWS::Route53Resolver::ResolverEndpoint', '{"IpAddressCount": "BIGINT"}',
        [
            paid('addresses', 'hour', "'address'", 'c.IpAddressCount'),
            paid('queries', 'request_million', "'queries'", metered=true),
        ]
    ) }}
    {{ usage_of(
        'AWS::Transfer::Server', '{"Protocols": ["VARCHAR"]}',
        [paid('protocols', 'hour', "'protocol'", 'len(c.Protocols)'), paid('data', 'gb', "'data'", metered=true)]
    ) }}
    {{ usage_of(
        'AWS::DirectConnect::Connection', '{"bandwidth": "VARCHAR"}',
        [paid('port', 'hour', 'c.bandwidth', '1'), paid('data', 'gb', "'data'", metered=true)]
    ) }}
{% endmacro %}
