-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::VPCPeeringConnection, their configuration by column.
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
    typed."AccepterVpcInfo" as accepter_vpc_info,
    typed."ExpirationTime" as expiration_time,
    typed."RequesterVpcInfo" as requester_vpc_info,
    typed."Status" as status,
    typed."VpcPeeringConnectionId" as vpc_peering_connection_id,
    typed."MultipathResilienceStatus" as multipath_resilience_status
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
            "AccepterVpcInfo": {"CidrBlock": "VARCHAR", "Ipv6CidrBlockSet": [{"Ipv6CidrBlock": "VARCHAR"}], "CidrBlockSet": [{"CidrBlock": "VARCHAR"}], "OwnerId": "VARCHAR", "PeeringOptions": {"AllowDnsResolutionFromRemoteVpc": "BOOLEAN", "AllowEgressFromLocalClassicLinkToRemoteVpc": "BOOLEAN", "AllowEgressFromLocalVpcToRemoteClassicLink": "BOOLEAN", "AllowMultipathResilience": "BOOLEAN", "MultipathResilienceMode": "VARCHAR"}, "VpcId": "VARCHAR", "Region": "VARCHAR"},
            "ExpirationTime": "TIMESTAMPTZ",
            "RequesterVpcInfo": {"CidrBlock": "VARCHAR", "Ipv6CidrBlockSet": [{"Ipv6CidrBlock": "VARCHAR"}], "CidrBlockSet": [{"CidrBlock": "VARCHAR"}], "OwnerId": "VARCHAR", "PeeringOptions": {"AllowDnsResolutionFromRemoteVpc": "BOOLEAN", "AllowEgressFromLocalClassicLinkToRemoteVpc": "BOOLEAN", "AllowEgressFromLocalVpcToRemoteClassicLink": "BOOLEAN", "AllowMultipathResilience": "BOOLEAN", "MultipathResilienceMode": "VARCHAR"}, "VpcId": "VARCHAR", "Region": "VARCHAR"},
            "Status": {"Code": "VARCHAR", "Message": "VARCHAR"},
            "VpcPeeringConnectionId": "VARCHAR",
            "MultipathResilienceStatus": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::VPCPeeringConnection'
)
