{{ config(materialized='ephemeral') }}
-- What network ACLs decide of traffic from everywhere to the ports by which computers are administered: the first entry that fits, by number.
-- Where none does, nothing is let in. SSH is TCP alone; remote desktops answer UDP as well.
with entries as (
    select
        resource_uid,
        entry.RuleNumber as number,
        entry.RuleAction as action,
        entry.Protocol as protocol,
        coalesce(entry.PortRange.From, 0) as from_port,
        coalesce(entry.PortRange.To, 65535) as to_port,
        if(entry.Ipv6CidrBlock is null, 4, 6) as family
    from (select resource_uid, unnest(entries) as entry from {{ ref('stg_aws__ec2_network_acls') }})
    where not entry.Egress and (entry.CidrBlock = '0.0.0.0/0' or entry.Ipv6CidrBlock = '::/0')
),

asked as (
    select unnest([
        {'port': 22, 'protocol': '6'}, {'port': 3389, 'protocol': '6'}, {'port': 3389, 'protocol': '17'}
    ], recursive := true)
)

select
    entries.resource_uid,
    asked.port,
    entries.family,
    min(entries.number) as number,
    arg_min(entries.action, entries.number) as action
from entries
inner join asked
    on
        entries.protocol in (asked.protocol, '-1')
        and (entries.protocol = '-1' or asked.port between entries.from_port and entries.to_port)
group by entries.resource_uid, asked.port, asked.protocol, entries.family
