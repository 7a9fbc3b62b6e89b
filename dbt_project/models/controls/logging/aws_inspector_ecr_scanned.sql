{{ config(meta={
    'title': 'Inspector scans images in every region',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::InspectorV2::AccountStatus': []},
    'parameters': {},
    'remediation': 'Turn on Inspector for ecr.',
}) }}
with seen as (
    select account_id, region, bool_or(resource_state['ecr'].status = 'ENABLED') as is_on, bool_or((resource_state['ecr'].status = 'ENABLED') is null) as is_odd, list(state.status) as shown
    from {{ ref('stg_aws__inspector2_account_statuses') }}
    group by account_id, region
)

select
    regions.resource_uid,
    case when seen.is_on then 'pass' when unread.cause is not null or seen.is_odd then 'unknown' else 'fail' end as status,
    case
        when seen.is_on then 'it does'
        when unread.cause is not null then unread.cause
        when seen.is_odd then 'its state could not be read'
        else 'it does not'
    end as reason,
    to_json({'seen': seen.shown}) as evidence
from {{ ref('int_compliance__regions') }} as regions
left join seen on regions.account_id = seen.account_id and regions.region = seen.region
left join {{ ref('int_compliance__unread') }} as unread
    on regions.account_id = unread.account_id and regions.region = unread.region and unread.resource_type = 'AWS::InspectorV2::AccountStatus'
where regions.provider = 'aws'
