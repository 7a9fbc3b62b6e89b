{{ config(meta={
    'title': 'Security groups are attached to something',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::SecurityGroup': [], 'AWS::EC2::NetworkInterface': []},
    'parameters': {},
    'remediation': 'Delete the group where nobody needs it.',
}) }}
with attached as (
    select distinct account_id, region, unnest(groups).GroupId as group_id from {{ ref('stg_aws__ec2_network_interfaces') }}
)

select
    groups.resource_uid,
    case
        when groups.group_name = 'default' then 'not_applicable'
        when attached.group_id is not null then 'pass'
        when unread.cause is not null then 'unknown'
        else 'fail'
    end as status,
    case status
        when 'not_applicable' then 'a default group cannot be deleted'
        when 'pass' then 'it is attached to a network interface'
        when 'unknown' then unread.cause
        else 'it is attached to nothing'
    end as reason,
    to_json({'GroupName': groups.group_name}) as evidence
from {{ ref('stg_aws__ec2_security_groups') }} as groups
left join attached
    on groups.account_id = attached.account_id and groups.region = attached.region and groups.group_id = attached.group_id
left join {{ ref('int_compliance__unread') }} as unread
    on
        groups.account_id = unread.account_id
        and groups.region = unread.region
        and unread.resource_type = 'AWS::EC2::NetworkInterface'
