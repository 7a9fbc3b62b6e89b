{{ config(meta={
    'title': 'Networks reach services of AWS without the internet',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'manual',
    'reads': {'AWS::EC2::VPC': [], 'AWS::EC2::VPCEndpoint': []},
    'parameters': {},
    'remediation': 'Make gateway endpoints for S3 and DynamoDB, and interface endpoints for what else is used.',
}) }}
-- Whether that is needed is for a person to say; here is what there is: whether anything runs in the network, and what endpoints it has.
with endpoints as (
    select
        account_id,
        region,
        vpc_id,
        list(distinct service_name order by service_name) as services,
        bool_or(vpc_endpoint_type = 'Gateway' and service_name like '%.s3') as has_s3,
        bool_or(vpc_endpoint_type = 'Gateway' and service_name like '%.dynamodb') as has_dynamodb
    from {{ ref('stg_aws__ec2_vpc_endpoints') }}
    where coalesce(lower(state) not in ('deleted', 'deleting', 'failed', 'rejected', 'expired'), true)
    group by account_id, region, vpc_id
),

-- those of endpoints are no workloads
workloads as (
    select account_id, region, vpc_id, count(*) as interfaces
    from {{ ref('stg_aws__ec2_network_interfaces') }}
    where coalesce(interface_type not in ('vpc_endpoint', 'gateway_load_balancer_endpoint'), true)
    group by account_id, region, vpc_id
),

facts as (
    select
        vpcs.resource_uid,
        vpcs.vpc_id,
        unread.cause,
        coalesce(workloads.interfaces, 0) as interfaces,
        endpoints.services,
        list_filter(
            [if(coalesce(endpoints.has_s3, false), null, 'S3'), if(coalesce(endpoints.has_dynamodb, false), null, 'DynamoDB')],
            lambda service: service is not null
        ) as missing
    from {{ ref('stg_aws__ec2_vpcs') }} as vpcs
    left join endpoints on vpcs.account_id = endpoints.account_id and vpcs.region = endpoints.region and vpcs.vpc_id = endpoints.vpc_id
    left join workloads on vpcs.account_id = workloads.account_id and vpcs.region = workloads.region and vpcs.vpc_id = workloads.vpc_id
    left join {{ ref('int_compliance__unread') }} as unread
        on
            vpcs.account_id = unread.account_id
            and vpcs.region = unread.region
            and unread.resource_type = 'AWS::EC2::VPCEndpoint'
)

select
    resource_uid,
    if(cause is not null, 'unknown', 'manual') as status,
    coalesce(
        cause,
        'it has ' || interfaces || ' network interfaces and '
        || if(services is null, 'no endpoint', 'endpoints for ' || array_to_string(list_slice(services, 1, 5), ', '))
        || if(len(missing) > 0, '; no gateway endpoint for ' || array_to_string(missing, ', '), '')
    ) as reason,
    to_json({'VpcId': vpc_id, 'ServiceNames': services, 'NetworkInterfaces': interfaces, 'missing': missing}) as evidence
from facts
