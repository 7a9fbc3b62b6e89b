-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::TransitGatewayAttachment, their configuration by column.
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
    typed."TransitGatewayAttachmentId" as transit_gateway_attachment_id,
    typed."TransitGatewayId" as transit_gateway_id,
    typed."TransitGatewayOwnerId" as transit_gateway_owner_id,
    typed."ResourceOwnerId" as resource_owner_id,
    typed."ResourceType" as aws_resource_type,
    typed."ResourceId" as aws_resource_id,
    typed."State" as state,
    typed."Association" as association,
    typed."CreationTime" as creation_time,
    typed."NatGatewaySupport" as nat_gateway_support
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
            "TransitGatewayAttachmentId": "VARCHAR",
            "TransitGatewayId": "VARCHAR",
            "TransitGatewayOwnerId": "VARCHAR",
            "ResourceOwnerId": "VARCHAR",
            "ResourceType": "VARCHAR",
            "ResourceId": "VARCHAR",
            "State": "VARCHAR",
            "Association": {"TransitGatewayRouteTableId": "VARCHAR", "TransitGatewayPolicyTableId": "VARCHAR", "State": "VARCHAR"},
            "CreationTime": "TIMESTAMPTZ",
            "NatGatewaySupport": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::TransitGatewayAttachment'
)
