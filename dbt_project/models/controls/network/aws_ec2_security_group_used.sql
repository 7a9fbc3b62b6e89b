{{ config(meta={
    'title': 'Security groups are attached to something',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::SecurityGroup': [], 'AWS::EC2::NetworkInterface': []},
    'parameters': {},
    'remediation': 'Delete the group where nobody needs it.',
}) }}
-- An interface whose groups are odd may have any of them.
with odd as (
    select distinct account_id, region from {{ ref('stg_aws__ec2_network_interfaces') }} where groups is null
)

select
    groups.resource_uid,
    case
        when groups.group_name = 'default' then 'not_applicable'
        when attached.group_id is not null then 'pass'
        when groups.group_name is null or unread.cause is not null or odd.region is not null then 'unknown'
        else 'fail'
    end as status,
    case status
        when 'not_applicable' then 'a default group cannot be deleted'
        when 'pass' then 'it is attached to ' || attached.interfaces || ' network interfaces'
        when 'unknown' then coalesce(unread.cause, 'its name, or the groups of an interface, could not be read')
        else 'it is attached to nothing'
    end as reason,
    to_json({'GroupName': groups.group_name, 'NetworkInterfaces': attached.interfaces}) as evidence
from {{ ref('stg_aws__ec2_security_groups') }} as groups
left join {{ ref('int_security_groups__attached') }} as attached
    on groups.account_id = attached.account_id and groups.region = attached.region and groups.group_id = attached.group_id
left join odd on groups.account_id = odd.account_id and groups.region = odd.region
left join {{ ref('int_compliance__unread') }} as unread
    on
        groups.account_id = unread.account_id
        and groups.region = unread.region
        and unread.resource_type = 'AWS::EC2::NetworkInterface'
