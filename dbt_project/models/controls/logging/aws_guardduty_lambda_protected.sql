{{ config(meta={
    'title': 'GuardDuty watches functions in every region',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::GuardDuty::Detector': []},
    'parameters': {},
    'remediation': 'Turn on the feature LAMBDA_NETWORK_LOGS of GuardDuty.',
}) }}
with seen as (
    select account_id, region, bool_or(status = 'ENABLED' and len(list_filter(coalesce(features, []), lambda f: f.Name = 'LAMBDA_NETWORK_LOGS' and f.Status = 'ENABLED')) > 0) as is_on, bool_or((status = 'ENABLED' and len(list_filter(coalesce(features, []), lambda f: f.Name = 'LAMBDA_NETWORK_LOGS' and f.Status = 'ENABLED')) > 0) is null) as is_odd, list(status) as shown
    from {{ ref('stg_aws__guardduty_detectors') }}
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
    on regions.account_id = unread.account_id and regions.region = unread.region and unread.resource_type = 'AWS::GuardDuty::Detector'
where regions.provider = 'aws'
