{{ config(meta={
    'title': 'Network ACLs do not let everybody in to administration',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::NetworkAcl': []},
    'parameters': {'ports': [22, 3389]},
    'remediation': 'Deny the ports, or allow them to the addresses that need them.',
}) }}
-- For each port and protocol the entries in their order: of what earlier ones have not decided, does an entry allow anything to everybody,
-- or do several allow it to everybody between them? UDP matters where an entry names it: all of it, with TCP denied before, starts no
-- session.
with fitting as (
    select *, addresses & ~coalesce(bit_or(addresses) over earlier, 0::ubigint) as left_over
    from (
        select *, unnest({{ parameter('ports') }}) as port
        from {{ ref('int_network_acls__ordered') }}
        where is_known and addresses is not null and protocol in ('tcp', 'udp')
    )
    where port between from_port and to_port
    window earlier as (
        partition by resource_uid, port, protocol, family order by number rows between unbounded preceding and 1 preceding
    )
),

decided as (
    select
        resource_uid,
        port,
        bool_or(addresses = {{ everybody() }} and left_over > 0) or bit_or(left_over) = {{ everybody() }} as is_open,
        min(number) as number
    from fitting
    where action = 'allow' and (protocol = 'tcp' or not is_of_all_protocols)
    group by resource_uid, port, protocol, family
),

judged as (
    select resource_uid, list(distinct port order by port) as opened, min(number) as number from decided where is_open group by resource_uid
),

odd as (
    select distinct resource_uid from {{ ref('int_network_acls__ordered') }} where not is_known
)

select
    acls.resource_uid,
    case
        when acls.entries is null or odd.resource_uid is not null then 'unknown'
        when judged.resource_uid is not null then 'fail'
        else 'pass'
    end as status,
    case status
        when 'fail' then 'open to everybody by entry ' || judged.number || ': port ' || array_to_string(judged.opened, ', ')
        when 'unknown' then 'its entries could not be read'
        else 'no entry lets everybody in to these ports'
    end as reason,
    to_json({'open': judged.opened, 'RuleNumber': judged.number, 'IsDefault': acls.is_default, 'VpcId': acls.vpc_id}) as evidence
from {{ ref('stg_aws__ec2_network_acls') }} as acls
left join judged on acls.resource_uid = judged.resource_uid
left join odd on acls.resource_uid = odd.resource_uid
