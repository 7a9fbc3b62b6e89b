-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::DirectConnect::DirectConnectGateway, their configuration by column.
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
    typed."directConnectGatewayId" as direct_connect_gateway_id,
    typed."directConnectGatewayName" as direct_connect_gateway_name,
    typed."amazonSideAsn" as amazon_side_asn,
    typed."ownerAccount" as owner_account,
    typed."directConnectGatewayState" as direct_connect_gateway_state,
    typed."stateChangeError" as state_change_error,
    typed."Associations" as associations
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
            "directConnectGatewayId": "VARCHAR",
            "directConnectGatewayName": "VARCHAR",
            "amazonSideAsn": "BIGINT",
            "ownerAccount": "VARCHAR",
            "directConnectGatewayState": "VARCHAR",
            "stateChangeError": "VARCHAR",
            "Associations": [{"directConnectGatewayId": "VARCHAR", "directConnectGatewayOwnerAccount": "VARCHAR", "associationState": "VARCHAR", "stateChangeError": "VARCHAR", "associatedGateway": {"id": "VARCHAR", "type": "VARCHAR", "ownerAccount": "VARCHAR", "region": "VARCHAR"}, "associationId": "VARCHAR", "allowedPrefixesToDirectConnectGateway": [{"cidr": "VARCHAR"}], "associatedCoreNetwork": {"id": "VARCHAR", "ownerAccount": "VARCHAR", "attachmentId": "VARCHAR"}, "virtualGatewayId": "VARCHAR", "virtualGatewayRegion": "VARCHAR", "virtualGatewayOwnerAccount": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::DirectConnect::DirectConnectGateway'
)
