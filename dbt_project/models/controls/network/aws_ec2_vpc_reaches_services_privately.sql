{{ config(meta={
    'title': 'Networks reach services of AWS without the internet',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'manual',
    'reads': {'AWS::EC2::VPC': [], 'AWS::EC2::VPCEndpoint': []},
    'parameters': {},
    'remediation': 'Make gateway endpoints for S3 and DynamoDB, and interface endpoints for what else is used.',
}) }}
-- Whether that is needed is for a person to say; here is what there is.
with endpoints as (
    select account_id, region, vpc_id, list(distinct service_name order by service_name) as services
    from {{ ref('stg_aws__ec2_vpc_endpoints') }}
    group by account_id, region, vpc_id
)

select
    vpcs.resource_uid,
    if(unread.cause is not null, 'unknown', 'manual') as status,
    case
        when unread.cause is not null then unread.cause
        when endpoints.services is null then 'it has no endpoint'
        else 'it has endpoints for ' || array_to_string(list_slice(endpoints.services, 1, 5), ', ')
    end as reason,
    to_json({'services': endpoints.services}) as evidence
from {{ ref('stg_aws__ec2_vpcs') }} as vpcs
left join endpoints on vpcs.account_id = endpoints.account_id and vpcs.region = endpoints.region and vpcs.vpc_id = endpoints.vpc_id
left join {{ ref('int_compliance__unread') }} as unread
    on
        vpcs.account_id = unread.account_id
        and vpcs.region = unread.region
        and unread.resource_type = 'AWS::EC2::VPCEndpoint'
