{{ config(meta={
    'title': 'Routes to peered networks lead to what is needed alone',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'manual',
    'reads': {'AWS::EC2::RouteTable': [], 'AWS::EC2::VPCPeeringConnection': []},
    'parameters': {},
    'remediation': 'Route to the subnets that are needed, not to the whole network of the peer.',
}) }}
-- Whether a narrow route is narrow enough is for a person to say. One to everywhere, or to all that the peer has, is too wide.
with peers as (
    select
        vpc_peering_connection_id,
        account_id,
        region,
        unnest([
            {'vpc_id': requester_vpc_info.VpcId, 'peer': accepter_vpc_info}, {'vpc_id': accepter_vpc_info.VpcId, 'peer': requester_vpc_info}
        ], recursive := false) as side
    from {{ ref('stg_aws__ec2_vpc_peering_connections') }}
),

ranges as (
    select
        vpc_peering_connection_id, account_id, region, side.vpc_id as vpc_id,
        unnest(list_distinct(list_concat([side.peer.CidrBlock], list_transform(side.peer.CidrBlockSet, lambda c: c.CidrBlock)))) as cidr
    from peers
),

routes as (
    select resource_uid, account_id, region, vpc_id, route.VpcPeeringConnectionId as connection, route.DestinationCidrBlock as destination
    from (select resource_uid, account_id, region, vpc_id, unnest(routes) as route from {{ ref('stg_aws__ec2_route_tables') }})
    where route.VpcPeeringConnectionId is not null
),

judged as (
    select
        routes.resource_uid,
        list(distinct routes.destination) filter (
            routes.destination = '0.0.0.0/0' or {{ range_covers('routes.destination', 'ranges.cidr') }}
        ) as wide,
        list(distinct routes.destination) as destinations
    from routes
    left join ranges
        on
            routes.connection = ranges.vpc_peering_connection_id
            and routes.account_id = ranges.account_id
            and routes.region = ranges.region
            and routes.vpc_id = ranges.vpc_id
    group by routes.resource_uid
)

select
    tables.resource_uid,
    case
        when tables.routes is null then 'unknown'
        when judged.resource_uid is null then 'not_applicable'
        when len(judged.wide) > 0 then 'fail'
        else 'manual'
    end as status,
    case status
        when 'unknown' then 'its routes could not be read'
        when 'not_applicable' then 'it routes to no peered network'
        when 'fail' then 'it routes to all of a peered network: ' || array_to_string(list_sort(judged.wide), ', ')
        else 'it routes to ' || array_to_string(list_sort(judged.destinations), ', ') || ': somebody has to say whether that is needed'
    end as reason,
    to_json({'destinations': list_sort(judged.destinations)}) as evidence
from {{ ref('stg_aws__ec2_route_tables') }} as tables
left join judged on tables.resource_uid = judged.resource_uid
