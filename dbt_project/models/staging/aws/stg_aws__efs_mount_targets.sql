-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EFS::MountTarget, their configuration by column.
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
    typed."OwnerId" as owner_id,
    typed."MountTargetId" as mount_target_id,
    typed."FileSystemId" as file_system_id,
    typed."SubnetId" as subnet_id,
    typed."LifeCycleState" as life_cycle_state,
    typed."IpAddress" as ip_address,
    typed."Ipv6Address" as ipv6_address,
    typed."NetworkInterfaceId" as network_interface_id,
    typed."AvailabilityZoneId" as availability_zone_id,
    typed."AvailabilityZoneName" as availability_zone_name,
    typed."VpcId" as vpc_id
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
            "OwnerId": "VARCHAR",
            "MountTargetId": "VARCHAR",
            "FileSystemId": "VARCHAR",
            "SubnetId": "VARCHAR",
            "LifeCycleState": "VARCHAR",
            "IpAddress": "VARCHAR",
            "Ipv6Address": "VARCHAR",
            "NetworkInterfaceId": "VARCHAR",
            "AvailabilityZoneId": "VARCHAR",
            "AvailabilityZoneName": "VARCHAR",
            "VpcId": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EFS::MountTarget'
)
