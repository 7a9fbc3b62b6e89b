{{ config(materialized='ephemeral') }}
-- What security groups let in, one row for each group, rule and range of addresses. Prefix lists stand for their entries; one that the account
-- cannot read (a list of AWS, or of an account that is not scanned) is a row without a range. Protocols go by their names.
with rules as (
    select
        resource_uid,
        account_id,
        region,
        group_id,
        rule.IpProtocol as given_protocol,
        -- -1, and no ports at all, mean all of them
        coalesce(nullif(rule.FromPort, -1), 0) as from_port,
        coalesce(nullif(rule.ToPort, -1), 65535) as to_port,
        rule.IpRanges as ranges,
        rule.Ipv6Ranges as ranges6,
        rule.PrefixListIds as lists
    from (
        select resource_uid, account_id, region, group_id, unnest(ip_permissions) as rule from {{ ref('stg_aws__ec2_security_groups') }}
    )
),

prefixes as (
    select prefix_list_id, account_id, region, unnest(entries).Cidr as cidr
    from {{ ref('stg_aws__ec2_prefix_lists') }}
    where not {{ is_unread(['Entries']) }}
),

reached as (
    select * exclude (ranges, ranges6, lists), unnest(ranges).CidrIp as cidr, true as is_resolved from rules
    union all by name
    select * exclude (ranges, ranges6, lists), unnest(ranges6).CidrIpv6 as cidr, true as is_resolved from rules
    union all by name
    select listed.* exclude (list_id), prefixes.cidr, prefixes.cidr is not null as is_resolved
    from (select * exclude (ranges, ranges6, lists), unnest(lists).PrefixListId as list_id from rules) as listed
    left join prefixes
        on listed.list_id = prefixes.prefix_list_id and listed.account_id = prefixes.account_id and listed.region = prefixes.region
)

select
    resource_uid,
    account_id,
    region,
    group_id,
    case given_protocol when '6' then 'tcp' when '17' then 'udp' when '-1' then 'all' when '58' then 'icmpv6' else given_protocol end as protocol,
    from_port,
    to_port,
    cidr,
    if(contains(cidr, ':'), 6, 4) as family,
    is_resolved
from reached
