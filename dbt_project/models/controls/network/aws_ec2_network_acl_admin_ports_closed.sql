{{ config(meta={
    'title': 'Network ACLs do not let everybody in to administration',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::NetworkAcl': []},
    'parameters': {},
    'remediation': 'Deny the ports, or allow them to the addresses that need them.',
}) }}
with judged as (
    select resource_uid, list(distinct port order by port) filter (action = 'allow') as open_ports, bool_or(action is null) as is_odd
    from {{ ref('int_network_acls__decided') }}
    group by resource_uid
)

select
    acls.resource_uid,
    case
        when len(judged.open_ports) > 0 then 'fail'
        when acls.entries is null or judged.is_odd then 'unknown'
        else 'pass'
    end as status,
    case status
        when 'fail' then 'open to everybody: port ' || array_to_string(judged.open_ports, ', ')
        when 'unknown' then 'its entries could not be read'
        else 'everybody is turned away'
    end as reason,
    to_json({'open_ports': judged.open_ports, 'IsDefault': acls.is_default, 'VpcId': acls.vpc_id}) as evidence
from {{ ref('stg_aws__ec2_network_acls') }} as acls
left join judged on acls.resource_uid = judged.resource_uid
