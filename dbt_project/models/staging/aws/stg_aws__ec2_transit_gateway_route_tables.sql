-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::TransitGatewayRouteTable, their configuration by column.
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
    typed."TransitGatewayRouteTableId" as transit_gateway_route_table_id,
    typed."TransitGatewayId" as transit_gateway_id,
    typed."State" as state,
    typed."DefaultAssociationRouteTable" as default_association_route_table,
    typed."DefaultPropagationRouteTable" as default_propagation_route_table,
    typed."CreationTime" as creation_time,
    typed."Routes" as routes,
    typed."Associations" as associations,
    typed."Propagations" as propagations
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
            "TransitGatewayRouteTableId": "VARCHAR",
            "TransitGatewayId": "VARCHAR",
            "State": "VARCHAR",
            "DefaultAssociationRouteTable": "BOOLEAN",
            "DefaultPropagationRouteTable": "BOOLEAN",
            "CreationTime": "TIMESTAMPTZ",
            "Routes": [{"DestinationCidrBlock": "VARCHAR", "PrefixListId": "VARCHAR", "TransitGatewayRouteTableAnnouncementId": "VARCHAR", "TransitGatewayAttachments": [{"ResourceId": "VARCHAR", "TransitGatewayAttachmentId": "VARCHAR", "ResourceType": "VARCHAR"}], "Type": "VARCHAR", "State": "VARCHAR"}],
            "Associations": [{"TransitGatewayAttachmentId": "VARCHAR", "ResourceId": "VARCHAR", "ResourceType": "VARCHAR", "State": "VARCHAR"}],
            "Propagations": [{"TransitGatewayAttachmentId": "VARCHAR", "ResourceId": "VARCHAR", "ResourceType": "VARCHAR", "State": "VARCHAR", "TransitGatewayRouteTableAnnouncementId": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::TransitGatewayRouteTable'
)
