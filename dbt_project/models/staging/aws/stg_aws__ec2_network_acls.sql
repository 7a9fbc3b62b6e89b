-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::NetworkAcl, their configuration by column.
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
    typed."Associations" as associations,
    typed."Entries" as entries,
    typed."IsDefault" as is_default,
    typed."NetworkAclId" as network_acl_id,
    typed."VpcId" as vpc_id,
    typed."OwnerId" as owner_id
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
            "Associations": [{"NetworkAclAssociationId": "VARCHAR", "NetworkAclId": "VARCHAR", "SubnetId": "VARCHAR"}],
            "Entries": [{"CidrBlock": "VARCHAR", "Egress": "BOOLEAN", "IcmpTypeCode": {"Code": "BIGINT", "Type": "BIGINT"}, "Ipv6CidrBlock": "VARCHAR", "PortRange": {"From": "BIGINT", "To": "BIGINT"}, "Protocol": "VARCHAR", "RuleAction": "VARCHAR", "RuleNumber": "BIGINT"}],
            "IsDefault": "BOOLEAN",
            "NetworkAclId": "VARCHAR",
            "VpcId": "VARCHAR",
            "OwnerId": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::NetworkAcl'
)
