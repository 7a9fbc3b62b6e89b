-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::RDS::DBSubnetGroup, their configuration by column.
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
    typed."DBSubnetGroupName" as db_subnet_group_name,
    typed."DBSubnetGroupDescription" as db_subnet_group_description,
    typed."VpcId" as vpc_id,
    typed."SubnetGroupStatus" as subnet_group_status,
    typed."Subnets" as subnets,
    typed."DBSubnetGroupArn" as db_subnet_group_arn,
    typed."SupportedNetworkTypes" as supported_network_types
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
            "DBSubnetGroupName": "VARCHAR",
            "DBSubnetGroupDescription": "VARCHAR",
            "VpcId": "VARCHAR",
            "SubnetGroupStatus": "VARCHAR",
            "Subnets": [{"SubnetIdentifier": "VARCHAR", "SubnetAvailabilityZone": {"Name": "VARCHAR"}, "SubnetOutpost": {"Arn": "VARCHAR"}, "SubnetStatus": "VARCHAR"}],
            "DBSubnetGroupArn": "VARCHAR",
            "SupportedNetworkTypes": ["VARCHAR"]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::RDS::DBSubnetGroup'
)
