{{ config(meta={
    'title': 'Everybody is let in on the ports of the web alone',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::SecurityGroup': [], 'AWS::EC2::PrefixList': ['Entries']},
    'parameters': {'ports': [80, 443]},
    'remediation': 'Open other ports to the addresses that need them.',
}) }}
with opened as (
    select
        resource_uid,
        list(distinct protocol || ' ' || from_port || if(from_port = to_port, '', '-' || to_port)) filter (cidr in ('0.0.0.0/0', '::/0'))
            as ranges,
        bool_or(not is_resolved) as is_unresolved
    from {{ ref('int_security_groups__opened') }}
    where
        not coalesce(protocol = 'tcp' and from_port = to_port and list_contains({{ parameter('ports') }}, from_port), false)
        and protocol not in ('icmp', '1', 'icmpv6')
    group by resource_uid
)

select
    groups.resource_uid,
    case
        when len(opened.ranges) > 0 then 'fail'
        when groups.ip_permissions is null or opened.is_unresolved then 'unknown'
        else 'pass'
    end as status,
    case
        when len(opened.ranges) > 0 then 'open to everybody: ' || array_to_string(list_slice(list_sort(opened.ranges), 1, 5), ', ')
        when groups.ip_permissions is null then 'its rules could not be read'
        when opened.is_unresolved then 'a rule names a prefix list that could not be read'
        else 'nothing but the web is open to everybody'
    end as reason,
    to_json({'open': list_sort(opened.ranges), 'VpcId': groups.vpc_id}) as evidence
from {{ ref('stg_aws__ec2_security_groups') }} as groups
left join opened on groups.resource_uid = opened.resource_uid
