{{ config(meta={
    'title': 'Networks log what is rejected, at least',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::VPC': [], 'AWS::EC2::FlowLog': []},
    'parameters': {},
    'remediation': 'Make a flow log of the network for rejected or all traffic.',
}) }}
-- A log of accepted traffic alone does not show who knocked. How delivery fares moves by itself.
with logs as (
    select
        account_id,
        region,
        vpc_id,
        bool_or(is_good) as is_good,
        bool_or(is_good is null) as may_be_good,
        list({'TrafficType': traffic_type, 'FlowLogStatus': flow_log_status, 'DeliverLogsStatus': delivered} order by flow_log_id) as seen
    from (
        select
            logs.account_id,
            logs.region,
            logs.aws_resource_id as vpc_id,
            logs.flow_log_id,
            logs.traffic_type,
            logs.flow_log_status,
            observed.observations->>'$.DeliverLogsStatus' as delivered,
            logs.flow_log_status = 'ACTIVE' and logs.traffic_type in ('ALL', 'REJECT') and delivered = 'SUCCESS' as is_good
        from {{ ref('stg_aws__ec2_flow_logs') }} as logs
        left join {{ ref('int_observations__latest') }} as observed
            on logs.resource_uid = observed.resource_uid and observed.resource_type = 'AWS::EC2::FlowLog'
    )
    group by account_id, region, vpc_id
)

select
    vpcs.resource_uid,
    case when logs.is_good then 'pass' when unread.cause is not null or logs.may_be_good then 'unknown' else 'fail' end as status,
    case
        when logs.is_good then 'its flows are logged'
        when unread.cause is not null then unread.cause
        when logs.may_be_good then 'whether its flow log delivers could not be read'
        when logs.seen is null then 'it has no flow log'
        else 'no flow log of rejected traffic works: ' || array_to_string(
            list_transform(logs.seen, lambda l: concat_ws(' ', l.TrafficType, l.FlowLogStatus, l.DeliverLogsStatus)), ', '
        )
    end as reason,
    to_json({'flow_logs': logs.seen}) as evidence
from {{ ref('stg_aws__ec2_vpcs') }} as vpcs
left join logs on vpcs.account_id = logs.account_id and vpcs.region = logs.region and vpcs.vpc_id = logs.vpc_id
left join {{ ref('int_compliance__unread') }} as unread
    on vpcs.account_id = unread.account_id and vpcs.region = unread.region and unread.resource_type = 'AWS::EC2::FlowLog'
