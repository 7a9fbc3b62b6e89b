-- What is attached to nothing: volumes, addresses, interfaces, gateways, target groups, security groups, policies.
with interfaces as (
    select account_id, region, bool_or(is_stale) as are_unread
    from operations.scan_coverage
    where resource_type = 'AWS::EC2::NetworkInterface'
    group by account_id, region
)

select resource_uid, 'found' as status, 'no instance has the volume' as reason
from staging.stg_aws__ec2_volumes
where state = 'available'
union all
select resource_uid, 'found', 'the address is associated with nothing'
from staging.stg_aws__ec2_eips
where association_id is null
union all
select resource_uid, 'found', 'nothing has the interface'
from staging.stg_aws__ec2_network_interfaces
where status = 'available'
union all
select resource_uid, 'found', 'no VPC has the gateway'
from staging.stg_aws__ec2_internet_gateways
where coalesce(len(attachments), 0) = 0
union all
select resource_uid, 'found', 'no VPC has the gateway'
from staging.stg_aws__ec2_vpn_gateways
where state = 'available' and not coalesce(list_bool_or(list_transform(vpc_attachments, lambda one: one.State = 'attached')), false)
union all
select resource_uid, 'found', 'no load balancer has the target group'
from staging.stg_aws__elbv2_target_groups
where coalesce(len(load_balancer_arns), 0) = 0
union all
select
    groups.resource_uid,
    if(coalesce(interfaces.are_unread, true), 'unknown', 'found') as status,
    if(status = 'unknown', 'the interfaces of its region could not be read', 'nothing that is listed has the security group')
from staging.stg_aws__ec2_security_groups as groups
left join interfaces on groups.account_id = interfaces.account_id and groups.region = interfaces.region
anti join inventory.relationships as used
    on groups.resource_uid = used.to_uid and used.from_uid <> groups.resource_uid
where groups.group_name <> 'default'
union all
select resource_uid, 'found', 'nobody has the policy'
from inventory.assets
where
    resource_type = 'AWS::IAM::Policy'
    and (observations ->> '$.AttachmentCount')::integer = 0
    and coalesce((observations ->> '$.PermissionsBoundaryUsageCount')::integer, 0) = 0
