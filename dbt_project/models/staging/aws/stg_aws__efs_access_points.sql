-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EFS::AccessPoint, their configuration by column.
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
    typed."ClientToken" as client_token,
    typed."Name" as aws_name,
    typed."AccessPointId" as access_point_id,
    typed."AccessPointArn" as access_point_arn,
    typed."FileSystemId" as file_system_id,
    typed."PosixUser" as posix_user,
    typed."RootDirectory" as root_directory,
    typed."OwnerId" as owner_id,
    typed."LifeCycleState" as life_cycle_state
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
            "ClientToken": "VARCHAR",
            "Name": "VARCHAR",
            "AccessPointId": "VARCHAR",
            "AccessPointArn": "VARCHAR",
            "FileSystemId": "VARCHAR",
            "PosixUser": {"Uid": "BIGINT", "Gid": "BIGINT", "SecondaryGids": ["BIGINT"]},
            "RootDirectory": {"Path": "VARCHAR", "CreationInfo": {"OwnerUid": "BIGINT", "OwnerGid": "BIGINT", "Permissions": "VARCHAR"}},
            "OwnerId": "VARCHAR",
            "LifeCycleState": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EFS::AccessPoint'
)
