-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::RouteTable, their configuration by column.
select
    resource_uid,
    provider,
    account_id,
    region,
    resource_type,
    resource_id,
    name,
    tags,
    created_at,
    unknown_fields,
    cell_region,
    scan_id,
    typed."Associations" as associations,
    typed."PropagatingVgws" as propagating_vgws,
    typed."RouteTableId" as route_table_id,
    typed."Routes" as routes,
    typed."VpcId" as vpc_id,
    typed."OwnerId" as owner_id
from (
    select
        resource_uid,
        provider,
        account_id,
        region,
        resource_type,
        resource_id,
        name,
        tags,
        created_at,
        unknown_fields,
        cell_region,
        scan_id,
        json_transform(configuration, '{
            "Associations": [{"Main": "BOOLEAN", "RouteTableAssociationId": "VARCHAR", "RouteTableId": "VARCHAR", "SubnetId": "VARCHAR", "GatewayId": "VARCHAR", "PublicIpv4Pool": "VARCHAR", "AssociationState": {"State": "VARCHAR", "StatusMessage": "VARCHAR"}}],
            "PropagatingVgws": [{"GatewayId": "VARCHAR"}],
            "RouteTableId": "VARCHAR",
            "Routes": [{"DestinationCidrBlock": "VARCHAR", "DestinationIpv6CidrBlock": "VARCHAR", "DestinationPrefixListId": "VARCHAR", "EgressOnlyInternetGatewayId": "VARCHAR", "GatewayId": "VARCHAR", "InstanceId": "VARCHAR", "InstanceOwnerId": "VARCHAR", "NatGatewayId": "VARCHAR", "TransitGatewayId": "VARCHAR", "LocalGatewayId": "VARCHAR", "CarrierGatewayId": "VARCHAR", "NetworkInterfaceId": "VARCHAR", "Origin": "VARCHAR", "State": "VARCHAR", "VpcPeeringConnectionId": "VARCHAR", "CoreNetworkArn": "VARCHAR", "OdbNetworkArn": "VARCHAR", "IpAddress": "VARCHAR"}],
            "VpcId": "VARCHAR",
            "OwnerId": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::RouteTable'
)
