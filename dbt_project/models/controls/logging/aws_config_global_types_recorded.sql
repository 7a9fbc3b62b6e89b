{{ config(meta={
    'title': 'AWS Config records global types in some region',
    'severity': 'medium',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Config::ConfigurationRecorder': ['Status']},
    'parameters': {},
    'remediation': 'Let one recorder include global resource types.',
}) }}
-- The global types are those of IAM. A recorder of everything records them where it says so; one that leaves types out unless they are
-- among these; one of some types where all of them are.
with recorders as (
    select
        account_id,
        region,
        status.recording and case
            when recording_group.recordingStrategy.useOnly = 'EXCLUSION_BY_RESOURCE_TYPES'
                then not list_has_any(coalesce(recording_group.exclusionByResourceTypes.resourceTypes, []), {{ global_types() }})
            else
                recording_group.includeGlobalResourceTypes
                or list_has_all(coalesce(recording_group.resourceTypes, []), {{ global_types() }})
        end as is_recorded
    from {{ ref('stg_aws__config_configuration_recorders') }}
    where service_principal is null
),

judged as (
    select
        account_id,
        bool_or(is_recorded) as is_recorded,
        bool_or(is_recorded is null) as may_be_recorded,
        list(region order by region) filter (is_recorded) as regions
    from recorders
    group by account_id
)

select
    accounts.resource_uid,
    case
        when judged.is_recorded then 'pass'
        when blind.cause is not null or judged.may_be_recorded then 'unknown'
        else 'fail'
    end as status,
    case
        when judged.is_recorded then 'global types are recorded in ' || array_to_string(judged.regions, ', ')
        when blind.cause is not null then blind.cause
        when judged.may_be_recorded then 'whether a recorder records could not be read'
        else 'no running recorder records global types'
    end as reason,
    to_json({'regions': judged.regions}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join judged on accounts.account_id = judged.account_id
left join {{ ref('int_compliance__blind_accounts') }} as blind
    on accounts.account_id = blind.account_id and blind.resource_type = 'AWS::Config::ConfigurationRecorder'
where accounts.provider = 'aws'
