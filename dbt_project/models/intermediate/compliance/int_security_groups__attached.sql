{{ config(materialized='ephemeral') }}
-- What security groups are attached to: how many network interfaces, and some of their public addresses.
select
    account_id,
    region,
    group_id,
    count(*) as interfaces,
    list_slice(list_sort(list(distinct public_ip) filter (public_ip is not null)), 1, 3) as public_addresses
from (
    select account_id, region, unnest(groups).GroupId as group_id, association.PublicIp as public_ip
    from {{ ref('stg_aws__ec2_network_interfaces') }}
)
group by account_id, region, group_id
