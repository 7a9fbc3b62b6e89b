{{ config(meta={
    'title': 'Everybody is let in on the ports of the web alone',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::SecurityGroup': [], 'AWS::EC2::PrefixList': ['Entries']},
    'parameters': {'ports': [80, 443]},
    'remediation': 'Open other ports to the addresses that need them.',
}) }}
-- Pings are no port.
with fitting as (
    select *
    from {{ ref('int_security_groups__opened') }}
    where
        (addresses is not null or not is_known)
        and protocol not in ('icmp', 'icmpv6')
        and not (protocol = 'tcp' and from_port = to_port and list_contains({{ parameter('ports') }}, from_port))
),

judged as (
    select
        resource_uid,
        list(said) filter (is_open) as opened,
        bool_or(is_unknown) as is_unknown
    from (
        select
            resource_uid,
            protocol || if(protocol in ('tcp', 'udp'), ' ' || from_port || if(from_port = to_port, '', '-' || to_port), '') as said,
            {{ is_everybody('is_known') }} as is_open,
            bool_or(not is_known) as is_unknown
        from fitting
        group by resource_uid, protocol, from_port, to_port
    )
    group by resource_uid
),

rules as (
    select resource_uid, {{ some_rules() }} as rules from fitting group by resource_uid
)

{{ groups_judged(
    "'open to everybody: ' || array_to_string(list_slice(list_sort(judged.opened), 1, 5), ', ')",
    "'nothing but the web is open to everybody'"
) }}
