{{ config(meta={
    'title': 'No security group lets everybody in on every port',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::SecurityGroup': [], 'AWS::EC2::PrefixList': ['Entries']},
    'parameters': {},
    'remediation': 'Name the ports that are served.',
}) }}
with opened as (
    select
        resource_uid,
        bool_or(cidr in ('0.0.0.0/0', '::/0')) or bool_or(cidr = '0.0.0.0/1') and bool_or(cidr = '128.0.0.0/1')
        or bool_or(cidr in ('::/1', '0::/1')) and bool_or(cidr = '8000::/1') as is_open,
        bool_or(not is_resolved) as is_unresolved
    from {{ ref('int_security_groups__opened') }}
    where protocol = 'all' or (protocol in ('tcp', 'udp') and from_port <= 1 and to_port = 65535)
    group by resource_uid
)

select
    groups.resource_uid,
    case when opened.is_open then 'fail' when groups.ip_permissions is null or opened.is_unresolved then 'unknown' else 'pass' end as status,
    case
        when opened.is_open then 'every port is open to everybody'
        when groups.ip_permissions is null then 'its rules could not be read'
        when opened.is_unresolved then 'a rule names a prefix list that could not be read'
        else 'no rule opens every port to everybody'
    end as reason,
    to_json({'VpcId': groups.vpc_id}) as evidence
from {{ ref('stg_aws__ec2_security_groups') }} as groups
left join opened on groups.resource_uid = opened.resource_uid
