{{ config(meta={
    'title': 'Routes to peered networks lead to what is needed alone',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'manual',
    'reads': {'AWS::EC2::RouteTable': [], 'AWS::EC2::VPCPeeringConnection': [], 'AWS::EC2::PrefixList': ['Entries']},
    'parameters': {},
    'remediation': 'Route to the subnets that are needed, not to the whole network of the peer.',
}) }}
-- Whether a narrow route is narrow enough is for a person to say. One to everywhere, or to all of a range that the peer has, is too wide;
-- peers are told by the side that is not the table's own network. Routes into nothing lead nowhere.
with sides as (
    select
        vpc_peering_connection_id,
        account_id,
        region,
        unnest([
            {'vpc_id': requester_vpc_info.VpcId, 'peer': accepter_vpc_info}, {'vpc_id': accepter_vpc_info.VpcId, 'peer': requester_vpc_info}
        ]) as side
    from {{ ref('stg_aws__ec2_vpc_peering_connections') }}
),

peers as (
    select
        vpc_peering_connection_id,
        account_id,
        region,
        side.vpc_id as vpc_id,
        list_filter(
            list_distinct(list_concat(
                [side.peer.CidrBlock], list_transform(side.peer.CidrBlockSet, lambda c: c.CidrBlock),
                list_transform(side.peer.Ipv6CidrBlockSet, lambda c: c.Ipv6CidrBlock)
            )),
            lambda c: c is not null
        ) as ranges
    from sides
),

prefixes as (
    select
        prefix_list_id,
        region,
        any_value(list_transform(entries, lambda e: e.Cidr)) filter (entries is not null and not {{ is_unread(['Entries']) }}) as ranges
    from {{ ref('stg_aws__ec2_prefix_lists') }}
    group by prefix_list_id, region
),

routes as (
    select
        tables.resource_uid,
        coalesce(
            tables.route.DestinationCidrBlock, tables.route.DestinationIpv6CidrBlock, tables.route.DestinationPrefixListId
        ) as destination,
        unnest(coalesce(
            if(tables.route.DestinationPrefixListId is null, [destination], prefixes.ranges), [null]
        )) as cidr,
        peers.ranges
    from (
        select resource_uid, account_id, region, vpc_id, unnest(routes) as route from {{ ref('stg_aws__ec2_route_tables') }}
    ) as tables
    left join prefixes on tables.route.DestinationPrefixListId = prefixes.prefix_list_id and tables.region = prefixes.region
    left join peers
        on
            tables.route.VpcPeeringConnectionId = peers.vpc_peering_connection_id
            and tables.account_id = peers.account_id
            and tables.region = peers.region
            and tables.vpc_id = peers.vpc_id
    where tables.route.VpcPeeringConnectionId is not null and coalesce(tables.route.State <> 'blackhole', true)
),

judged as (
    select
        resource_uid,
        list(distinct destination order by destination) as destinations,
        list(distinct destination order by destination) filter (
            cidr in ('0.0.0.0/0', '::/0') or len(list_filter(ranges, lambda peer: {{ range_covers('cidr', 'peer') }})) > 0
        ) as wide,
        list(distinct coalesce(destination, 'a route without destination')) filter (cidr is null or coalesce(len(ranges), 0) = 0) as unknown
    from routes
    group by resource_uid
)

select
    tables.resource_uid,
    case
        when tables.routes is null then 'unknown'
        when judged.resource_uid is null then 'not_applicable'
        when len(judged.wide) > 0 then 'fail'
        when len(judged.unknown) > 0 then 'unknown'
        else 'manual'
    end as status,
    case
        when tables.routes is null then 'its routes could not be read'
        when status = 'not_applicable' then 'it routes to no peered network'
        when status = 'fail' then 'it routes to all of a peered network: ' || array_to_string(judged.wide, ', ')
        when status = 'unknown' then
            'what the peer has, or a prefix list, could not be read: ' || array_to_string(judged.unknown, ', ')
            || coalesce('; ' || unread.cause, '')
        else 'it routes to ' || array_to_string(judged.destinations, ', ') || ': somebody has to say whether that is needed'
    end as reason,
    to_json({'VpcId': tables.vpc_id, 'destinations': judged.destinations, 'wide': judged.wide}) as evidence
from {{ ref('stg_aws__ec2_route_tables') }} as tables
left join judged on tables.resource_uid = judged.resource_uid
left join {{ ref('int_compliance__unread') }} as unread
    on
        tables.account_id = unread.account_id
        and tables.region = unread.region
        and unread.resource_type = 'AWS::EC2::VPCPeeringConnection'
