{{ config(meta={
    'title': 'Security Hub is on in every region',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::SecurityHub::Hub': []},
    'parameters': {},
    'remediation': 'Turn on Security Hub in the region.',
}) }}
with seen as (
    select account_id, region, bool_or(hub_arn is not null) as is_on, bool_or((hub_arn is not null) is null) as is_odd, list(hub_arn) as shown
    from {{ ref('stg_aws__securityhub_hubs') }}
    group by account_id, region
)

select
    regions.resource_uid,
    case when seen.is_on then 'pass' when unread.cause is not null or seen.is_odd then 'unknown' else 'fail' end as status,
    case
        when seen.is_on then 'it is on'
        when unread.cause is not null then unread.cause
        when seen.is_odd then 'its state could not be read'
        else 'it is off'
    end as reason,
    to_json({'seen': seen.shown}) as evidence
from {{ ref('int_compliance__regions') }} as regions
left join seen on regions.account_id = seen.account_id and regions.region = seen.region
left join {{ ref('int_compliance__unread') }} as unread
    on regions.account_id = unread.account_id and regions.region = unread.region and unread.resource_type = 'AWS::SecurityHub::Hub'
where regions.provider = 'aws'
