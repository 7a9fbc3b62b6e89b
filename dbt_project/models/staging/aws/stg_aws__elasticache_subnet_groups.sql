-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::ElastiCache::SubnetGroup, their configuration by column.
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
    typed."CacheSubnetGroupName" as cache_subnet_group_name,
    typed."CacheSubnetGroupDescription" as cache_subnet_group_description,
    typed."VpcId" as vpc_id,
    typed."Subnets" as subnets,
    typed."ARN" as arn,
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
            "CacheSubnetGroupName": "VARCHAR",
            "CacheSubnetGroupDescription": "VARCHAR",
            "VpcId": "VARCHAR",
            "Subnets": [{"SubnetIdentifier": "VARCHAR", "SubnetAvailabilityZone": {"Name": "VARCHAR"}, "SubnetOutpost": {"SubnetOutpostArn": "VARCHAR"}, "SupportedNetworkTypes": ["VARCHAR"]}],
            "ARN": "VARCHAR",
            "SupportedNetworkTypes": ["VARCHAR"]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::ElastiCache::SubnetGroup'
)
