{{ config(materialized='ephemeral') }}
-- Subnets with whether their routes lead to the internet, which makes what lies in them public: a route for every address to an internet
-- gateway. A subnet without a table of its own has its network's main one; where neither was read nobody knows.
with tables as (
    select
        account_id,
        region,
        vpc_id,
        associations,
        len(list_filter(
            routes,
            lambda r: r.GatewayId like 'igw-%'
                and (r.DestinationCidrBlock = '0.0.0.0/0' or r.DestinationIpv6CidrBlock = '::/0')
                and coalesce(r.State, 'active') = 'active'
        )) > 0 as is_public
    from {{ ref('stg_aws__ec2_route_tables') }}
),

associated as (
    select account_id, region, vpc_id, is_public, unnest(associations) as association from tables
),

own as (
    select account_id, region, association.SubnetId as subnet_id, bool_or(is_public) as is_public
    from associated
    where association.SubnetId is not null
    group by account_id, region, association.SubnetId
),

main as (
    select account_id, region, vpc_id, bool_or(is_public) as is_public
    from associated
    where association.Main
    group by account_id, region, vpc_id
)

select
    subnets.account_id,
    subnets.region,
    subnets.subnet_id,
    if(own.subnet_id is not null, own.is_public, main.is_public) as is_public
from {{ ref('stg_aws__ec2_subnets') }} as subnets
left join own on subnets.account_id = own.account_id and subnets.region = own.region and subnets.subnet_id = own.subnet_id
left join main on subnets.account_id = main.account_id and subnets.region = main.region and subnets.vpc_id = main.vpc_id
