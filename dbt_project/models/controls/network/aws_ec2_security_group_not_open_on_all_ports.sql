{{ config(meta={
    'title': 'No security group lets everybody in on every port',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::SecurityGroup': [], 'AWS::EC2::PrefixList': ['Entries']},
    'parameters': {},
    'remediation': 'Name the ports that are served.',
}) }}
with fitting as (
    select *
    from {{ ref('int_security_groups__opened') }}
    where
        (addresses is not null or not is_known)
        and (protocol = 'all' or (protocol in ('tcp', 'udp') and from_port <= 1 and to_port = 65535))
),

judged as (
    select
        resource_uid,
        list(protocol) filter (is_open) as opened,
        bool_or(is_unknown) as is_unknown
    from (
        select resource_uid, protocol, {{ is_everybody('is_known') }} as is_open, bool_or(not is_known) as is_unknown
        from fitting
        group by resource_uid, protocol
    )
    group by resource_uid
),

rules as (
    select resource_uid, {{ some_rules() }} as rules from fitting group by resource_uid
)

{{ groups_judged("'every port is open to everybody'", "'no rule opens every port to everybody'") }}
