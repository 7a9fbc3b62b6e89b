-- Security groups that let the whole internet in, to more than web ports.
with ingress as (
    select resource_uid, unnest(ip_permissions) as rule
    from staging.stg_aws__ec2_security_groups
),

open_to_all as (
    select
        resource_uid,
        case
            when rule.IpProtocol = '-1' then 'everything'
            when rule.FromPort is null then 'protocol ' || rule.IpProtocol -- one that has no ports
            else rule.IpProtocol || ' ' || rule.FromPort || if(rule.ToPort <> rule.FromPort, '-' || rule.ToPort, '')
        end as ports
    from ingress
    where
        (
            list_contains(list_transform(rule.IpRanges, lambda range: range.CidrIp), '0.0.0.0/0')
            or list_contains(list_transform(rule.Ipv6Ranges, lambda range: range.CidrIpv6), '::/0')
        )
        and not coalesce(rule.IpProtocol = 'tcp' and rule.FromPort = rule.ToPort and rule.FromPort in (80, 443), false)
)

select resource_uid, 'found' as status, 'open to the internet: ' || string_agg(distinct ports, ', ' order by ports) as reason
from open_to_all
group by resource_uid
