-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::SecurityGroup, their configuration by column.
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
    typed."GroupId" as group_id,
    typed."IpPermissionsEgress" as ip_permissions_egress,
    typed."VpcId" as vpc_id,
    typed."SecurityGroupArn" as security_group_arn,
    typed."OwnerId" as owner_id,
    typed."GroupName" as group_name,
    typed."Description" as description,
    typed."IpPermissions" as ip_permissions
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
            "GroupId": "VARCHAR",
            "IpPermissionsEgress": [{"IpProtocol": "VARCHAR", "FromPort": "BIGINT", "ToPort": "BIGINT", "UserIdGroupPairs": [{"Description": "VARCHAR", "UserId": "VARCHAR", "GroupName": "VARCHAR", "GroupId": "VARCHAR", "VpcId": "VARCHAR", "VpcPeeringConnectionId": "VARCHAR", "PeeringStatus": "VARCHAR"}], "IpRanges": [{"Description": "VARCHAR", "CidrIp": "VARCHAR"}], "Ipv6Ranges": [{"Description": "VARCHAR", "CidrIpv6": "VARCHAR"}], "PrefixListIds": [{"Description": "VARCHAR", "PrefixListId": "VARCHAR"}]}],
            "VpcId": "VARCHAR",
            "SecurityGroupArn": "VARCHAR",
            "OwnerId": "VARCHAR",
            "GroupName": "VARCHAR",
            "Description": "VARCHAR",
            "IpPermissions": [{"IpProtocol": "VARCHAR", "FromPort": "BIGINT", "ToPort": "BIGINT", "UserIdGroupPairs": [{"Description": "VARCHAR", "UserId": "VARCHAR", "GroupName": "VARCHAR", "GroupId": "VARCHAR", "VpcId": "VARCHAR", "VpcPeeringConnectionId": "VARCHAR", "PeeringStatus": "VARCHAR"}], "IpRanges": [{"Description": "VARCHAR", "CidrIp": "VARCHAR"}], "Ipv6Ranges": [{"Description": "VARCHAR", "CidrIpv6": "VARCHAR"}], "PrefixListIds": [{"Description": "VARCHAR", "PrefixListId": "VARCHAR"}]}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::SecurityGroup'
)
