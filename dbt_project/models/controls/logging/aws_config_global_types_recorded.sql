{{ config(meta={
    'title': 'AWS Config records global types in some region',
    'severity': 'medium',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Config::ConfigurationRecorder': ['Status']},
    'parameters': {},
    'remediation': 'Let one recorder include global resource types.',
}) }}
with recorders as (
    select
        account_id,
        bool_or(
            status.recording
            and (
                recording_group.includeGlobalResourceTypes
                or recording_group.recordingStrategy.useOnly = 'EXCLUSION_BY_RESOURCE_TYPES'
                or list_contains(recording_group.resourceTypes, 'AWS::IAM::Role')
            )
        ) as is_recorded,
        bool_or({{ is_unread(['Status']) }} or status is null) as is_unread
    from {{ ref('stg_aws__config_configuration_recorders') }}
    group by account_id
)

select
    accounts.resource_uid,
    case when recorders.is_recorded then 'pass' when blind.cause is not null or recorders.is_unread then 'unknown' else 'fail' end as status,
    case
        when recorders.is_recorded then 'global types are recorded'
        when blind.cause is not null then blind.cause
        when recorders.is_unread then 'whether a recorder records could not be read'
        else 'no recorder records global types'
    end as reason,
    to_json({'is_recorded': recorders.is_recorded}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join recorders on accounts.account_id = recorders.account_id
left join {{ ref('int_compliance__blind_accounts') }} as blind
    on accounts.account_id = blind.account_id and blind.resource_type = 'AWS::Config::ConfigurationRecorder'
where accounts.provider = 'aws'
