-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::VPC, their configuration by column.
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
    typed."InstanceTenancy" as instance_tenancy,
    typed."Ipv6CidrBlockAssociationSet" as ipv6_cidr_block_association_set,
    typed."CidrBlockAssociationSet" as cidr_block_association_set,
    typed."IsDefault" as is_default,
    typed."EncryptionControl" as encryption_control,
    typed."BlockPublicAccessStates" as block_public_access_states,
    typed."VpcId" as vpc_id,
    typed."State" as state,
    typed."CidrBlock" as cidr_block,
    typed."DhcpOptionsId" as dhcp_options_id
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
            "InstanceTenancy": "VARCHAR",
            "Ipv6CidrBlockAssociationSet": [{"AssociationId": "VARCHAR", "Ipv6CidrBlock": "VARCHAR", "Ipv6CidrBlockState": {"State": "VARCHAR", "StatusMessage": "VARCHAR"}, "NetworkBorderGroup": "VARCHAR", "Ipv6Pool": "VARCHAR", "Ipv6AddressAttribute": "VARCHAR", "IpSource": "VARCHAR"}],
            "CidrBlockAssociationSet": [{"AssociationId": "VARCHAR", "CidrBlock": "VARCHAR", "CidrBlockState": {"State": "VARCHAR", "StatusMessage": "VARCHAR"}}],
            "IsDefault": "BOOLEAN",
            "EncryptionControl": {"VpcId": "VARCHAR", "VpcEncryptionControlId": "VARCHAR", "Mode": "VARCHAR", "State": "VARCHAR", "StateMessage": "VARCHAR", "ResourceExclusions": {"InternetGateway": {"State": "VARCHAR", "StateMessage": "VARCHAR"}, "EgressOnlyInternetGateway": {"State": "VARCHAR", "StateMessage": "VARCHAR"}, "NatGateway": {"State": "VARCHAR", "StateMessage": "VARCHAR"}, "VirtualPrivateGateway": {"State": "VARCHAR", "StateMessage": "VARCHAR"}, "VpcPeering": {"State": "VARCHAR", "StateMessage": "VARCHAR"}, "Lambda": {"State": "VARCHAR", "StateMessage": "VARCHAR"}, "VpcLattice": {"State": "VARCHAR", "StateMessage": "VARCHAR"}, "ElasticFileSystem": {"State": "VARCHAR", "StateMessage": "VARCHAR"}, "GlobalAccelerator": {"State": "VARCHAR", "StateMessage": "VARCHAR"}, "ApiGatewayV2": {"State": "VARCHAR", "StateMessage": "VARCHAR"}}, "Tags": [{"Key": "VARCHAR", "Value": "VARCHAR"}]},
            "BlockPublicAccessStates": {"InternetGatewayBlockMode": "VARCHAR"},
            "VpcId": "VARCHAR",
            "State": "VARCHAR",
            "CidrBlock": "VARCHAR",
            "DhcpOptionsId": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::VPC'
)
