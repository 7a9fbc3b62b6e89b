-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::EIP, their configuration by column.
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
    typed."AllocationId" as allocation_id,
    typed."AssociationId" as association_id,
    typed."Domain" as domain,
    typed."NetworkInterfaceId" as network_interface_id,
    typed."NetworkInterfaceOwnerId" as network_interface_owner_id,
    typed."PrivateIpAddress" as private_ip_address,
    typed."PublicIpv4Pool" as public_ipv4_pool,
    typed."NetworkBorderGroup" as network_border_group,
    typed."CustomerOwnedIp" as customer_owned_ip,
    typed."CustomerOwnedIpv4Pool" as customer_owned_ipv4_pool,
    typed."CarrierIp" as carrier_ip,
    typed."SubnetId" as subnet_id,
    typed."ServiceManaged" as service_managed,
    typed."InstanceId" as instance_id,
    typed."PublicIp" as public_ip
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
            "AllocationId": "VARCHAR",
            "AssociationId": "VARCHAR",
            "Domain": "VARCHAR",
            "NetworkInterfaceId": "VARCHAR",
            "NetworkInterfaceOwnerId": "VARCHAR",
            "PrivateIpAddress": "VARCHAR",
            "PublicIpv4Pool": "VARCHAR",
            "NetworkBorderGroup": "VARCHAR",
            "CustomerOwnedIp": "VARCHAR",
            "CustomerOwnedIpv4Pool": "VARCHAR",
            "CarrierIp": "VARCHAR",
            "SubnetId": "VARCHAR",
            "ServiceManaged": "VARCHAR",
            "InstanceId": "VARCHAR",
            "PublicIp": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::EIP'
)
