{{ config(materialized='ephemeral') }}
-- What network ACLs say of incoming traffic, one row for each entry, and two where it is about all protocols: TCP and UDP are decided
-- apart. Entries about less than a /6 have no addresses: they neither open an ACL to everybody nor close it. An odd entry is a row with
-- is_known false.
select
    resource_uid,
    account_id,
    entry.RuleNumber as number,
    entry.RuleAction as action,
    unnest(
        case entry.Protocol when '6' then ['tcp'] when '17' then ['udp'] when '-1' then ['tcp', 'udp'] else [entry.Protocol] end
    ) as protocol,
    entry.Protocol = '-1' as is_of_all_protocols,
    -- to -1 belong all ports
    if(entry.Protocol = '-1', 0, entry.PortRange.From) as from_port,
    if(entry.Protocol = '-1', 65535, entry.PortRange.To) as to_port,
    coalesce(entry.Ipv6CidrBlock, entry.CidrBlock) as cidr,
    if(entry.Ipv6CidrBlock is null, 4, 6) as family,
    {{ addresses_of('cidr') }} as addresses,
    coalesce(
        entry.Egress is not null and entry.RuleNumber is not null and entry.RuleAction in ('allow', 'deny') and contains(cidr, '/')
        and entry.Protocol is not null and (entry.Protocol not in ('6', '17') or (from_port is not null and to_port is not null)),
        false
    ) as is_known
from (select resource_uid, account_id, unnest(entries) as entry from {{ ref('stg_aws__ec2_network_acls') }})
where not coalesce(entry.Egress, false)
