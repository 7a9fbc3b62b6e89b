-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::VPNGateway, their configuration by column.
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
    typed."AmazonSideAsn" as amazon_side_asn,
    typed."VpnGatewayId" as vpn_gateway_id,
    typed."State" as state,
    typed."Type" as type,
    typed."AvailabilityZone" as availability_zone,
    typed."VpcAttachments" as vpc_attachments
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
            "AmazonSideAsn": "BIGINT",
            "VpnGatewayId": "VARCHAR",
            "State": "VARCHAR",
            "Type": "VARCHAR",
            "AvailabilityZone": "VARCHAR",
            "VpcAttachments": [{"VpcId": "VARCHAR", "State": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::VPNGateway'
)
