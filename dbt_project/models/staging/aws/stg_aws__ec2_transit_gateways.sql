-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::TransitGateway, their configuration by column.
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
    typed."TransitGatewayId" as transit_gateway_id,
    typed."TransitGatewayArn" as transit_gateway_arn,
    typed."State" as state,
    typed."OwnerId" as owner_id,
    typed."Description" as description,
    typed."CreationTime" as creation_time,
    typed."Options" as options
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
            "TransitGatewayId": "VARCHAR",
            "TransitGatewayArn": "VARCHAR",
            "State": "VARCHAR",
            "OwnerId": "VARCHAR",
            "Description": "VARCHAR",
            "CreationTime": "TIMESTAMPTZ",
            "Options": {"AmazonSideAsn": "BIGINT", "TransitGatewayCidrBlocks": ["VARCHAR"], "AutoAcceptSharedAttachments": "VARCHAR", "DefaultRouteTableAssociation": "VARCHAR", "AssociationDefaultRouteTableId": "VARCHAR", "DefaultRouteTablePropagation": "VARCHAR", "PropagationDefaultRouteTableId": "VARCHAR", "VpnEcmpSupport": "VARCHAR", "DnsSupport": "VARCHAR", "SecurityGroupReferencingSupport": "VARCHAR", "MulticastSupport": "VARCHAR", "EncryptionSupport": {"EncryptionState": "VARCHAR", "StateMessage": "VARCHAR"}}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::TransitGateway'
)
