-- VPCs whose traffic no flow log records.
with logged as (
    select distinct account_id, region, aws_resource_id as vpc_id
    from staging.stg_aws__ec2_flow_logs
    where flow_log_status = 'ACTIVE'
),

unread as (
    select account_id, region, bool_or(is_stale) as is_unread
    from operations.scan_coverage
    where resource_type = 'AWS::EC2::FlowLog'
    group by account_id, region
)

select
    vpcs.resource_uid,
    if(coalesce(unread.is_unread, true), 'unknown', 'found') as status,
    if(status = 'unknown', 'the flow logs of its region could not be read', 'no active flow log of the VPC') as reason
from staging.stg_aws__ec2_vpcs as vpcs
left join unread on vpcs.account_id = unread.account_id and vpcs.region = unread.region
anti join logged on vpcs.account_id = logged.account_id and vpcs.region = logged.region and vpcs.vpc_id = logged.vpc_id
