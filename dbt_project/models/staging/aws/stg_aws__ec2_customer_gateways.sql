-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::CustomerGateway, their configuration by column.
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
    typed."CertificateArn" as certificate_arn,
    typed."DeviceName" as device_name,
    typed."BgpAsnExtended" as bgp_asn_extended,
    typed."CustomerGatewayId" as customer_gateway_id,
    typed."State" as state,
    typed."Type" as type,
    typed."IpAddress" as ip_address,
    typed."BgpAsn" as bgp_asn
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
            "CertificateArn": "VARCHAR",
            "DeviceName": "VARCHAR",
            "BgpAsnExtended": "VARCHAR",
            "CustomerGatewayId": "VARCHAR",
            "State": "VARCHAR",
            "Type": "VARCHAR",
            "IpAddress": "VARCHAR",
            "BgpAsn": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::CustomerGateway'
)
