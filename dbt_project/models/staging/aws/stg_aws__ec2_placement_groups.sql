-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::PlacementGroup, their configuration by column.
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
    typed."GroupName" as group_name,
    typed."State" as state,
    typed."Strategy" as strategy,
    typed."PartitionCount" as partition_count,
    typed."GroupId" as group_id,
    typed."GroupArn" as group_arn,
    typed."SpreadLevel" as spread_level,
    typed."LinkedGroupId" as linked_group_id,
    typed."Operator" as operator,
    typed."ParentGroupId" as parent_group_id
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
            "GroupName": "VARCHAR",
            "State": "VARCHAR",
            "Strategy": "VARCHAR",
            "PartitionCount": "BIGINT",
            "GroupId": "VARCHAR",
            "GroupArn": "VARCHAR",
            "SpreadLevel": "VARCHAR",
            "LinkedGroupId": "VARCHAR",
            "Operator": {"Managed": "BOOLEAN", "Principal": "VARCHAR", "HiddenByDefault": "BOOLEAN"},
            "ParentGroupId": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::PlacementGroup'
)
