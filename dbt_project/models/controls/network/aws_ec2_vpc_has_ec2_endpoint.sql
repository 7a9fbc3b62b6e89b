{{ config(meta={
    'title': 'Networks call EC2 through an endpoint of their own',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::VPC': [], 'AWS::EC2::VPCEndpoint': []},
    'parameters': {},
    'remediation': 'Make an interface endpoint for ec2 in the network.',
}) }}
with endpoints as (
    select account_id, region, vpc_id, bool_or(service_name like 'com.amazonaws.%.ec2') as has_ec2
    from {{ ref('stg_aws__ec2_vpc_endpoints') }}
    group by account_id, region, vpc_id
)

select
    vpcs.resource_uid,
    case when endpoints.has_ec2 then 'pass' when unread.cause is not null then 'unknown' else 'fail' end as status,
    case status
        when 'pass' then 'it has an endpoint for EC2'
        when 'unknown' then unread.cause
        else 'it calls EC2 over the internet'
    end as reason,
    to_json({'VpcId': vpcs.vpc_id}) as evidence
from {{ ref('stg_aws__ec2_vpcs') }} as vpcs
left join endpoints on vpcs.account_id = endpoints.account_id and vpcs.region = endpoints.region and vpcs.vpc_id = endpoints.vpc_id
left join {{ ref('int_compliance__unread') }} as unread
    on
        vpcs.account_id = unread.account_id
        and vpcs.region = unread.region
        and unread.resource_type = 'AWS::EC2::VPCEndpoint'
