{{ config(materialized='ephemeral') }}
-- What security groups let in, one row for each group, rule and range of addresses. Prefix lists stand for their entries, whichever scanned
-- account has them; the entries of AWS's own lists, and of accounts that are not scanned, are not known. Protocols go by their names. What
-- of a rule is not known stands for everything, with is_known false: it may open that, or nothing.
with rules as (
    select
        resource_uid,
        account_id,
        region,
        -- to -1 belong all ports, whatever else the rule says; to protocols other than TCP and UDP none that matters
        case rule.IpProtocol when '6' then 'tcp' when '17' then 'udp' when '-1' then 'all' when '1' then 'icmp' when '58' then 'icmpv6'
            else coalesce(rule.IpProtocol, 'all') end as protocol,
        if(protocol in ('tcp', 'udp'), coalesce(nullif(rule.FromPort, -1), 0), 0) as from_port,
        if(protocol in ('tcp', 'udp'), coalesce(nullif(rule.ToPort, -1), 65535), 65535) as to_port,
        rule.IpProtocol is not null
        and (protocol not in ('tcp', 'udp') or (rule.FromPort is not null and rule.ToPort is not null)) as is_whole,
        list_concat(list_transform(rule.IpRanges, lambda r: r.CidrIp), list_transform(rule.Ipv6Ranges, lambda r: r.CidrIpv6)) as ranges,
        list_transform(rule.PrefixListIds, lambda p: p.PrefixListId) as lists
    from (
        select resource_uid, account_id, region, unnest(ip_permissions) as rule from {{ ref('stg_aws__ec2_security_groups') }}
    )
),

prefixes as (
    select
        prefix_list_id,
        region,
        any_value(address_family) as address_family,
        any_value(list_transform(entries, lambda e: e.Cidr)) filter (entries is not null and not {{ is_unread(['Entries']) }}) as ranges
    from {{ ref('stg_aws__ec2_prefix_lists') }}
    group by prefix_list_id, region
),

listed as (
    select rules.* exclude (ranges, lists, list_id), rules.list_id, prefixes.ranges, prefixes.address_family
    from (select *, unnest(lists) as list_id from rules) as rules
    left join prefixes on rules.list_id = prefixes.prefix_list_id and rules.region = prefixes.region
),

reached as (
    select * exclude (ranges, lists), unnest(ranges) as cidr, null as list_id, null as address_family from rules
    union all by name
    select * exclude (ranges), unnest(coalesce(ranges, [null])) as cidr from listed
    union all by name
    -- a rule that cannot be read at all
    select * exclude (ranges, lists), null as cidr, null as list_id, null as address_family
    from rules
    where not is_whole and coalesce(len(ranges), 0) = 0
)

select
    resource_uid,
    account_id,
    region,
    protocol,
    from_port,
    to_port,
    cidr,
    list_id,
    is_whole and coalesce(contains(cidr, '/'), false) as is_known,
    -- the family that is meant; null where it could be either
    case
        when contains(cidr, ':') then 6
        when cidr is not null then 4
        when address_family = 'IPv6' then 6
        when address_family = 'IPv4' then 4
    end as family,
    {{ addresses_of('cidr') }} as addresses
from reached
