{{ config(meta={
    'title': 'AWS Config records everything in every region',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::Config::ConfigurationRecorder': ['Status'], 'AWS::Config::DeliveryChannel': []},
    'parameters': {},
    'remediation': 'Turn on a recorder of all supported types with a delivery channel in every region, and of global types in one.',
}) }}
-- A recorder of its own strategy that leaves some types out records by somebody's decision. What its last delivery came to moves by itself.
with recorders as (
    select
        recorders.account_id,
        recorders.region,
        count(*) as recorders,
        bool_or({{ is_unread(['Status'], 'recorders.unknown_fields') }} or recorders.status is null) as is_unread,
        bool_or(recorders.status.recording) as is_recording,
        bool_or(
            recorders.recording_group.allSupported
            or recorders.recording_group.recordingStrategy.useOnly in ('ALL_SUPPORTED_RESOURCE_TYPES', 'EXCLUSION_BY_RESOURCE_TYPES')
        ) as is_of_everything,
        bool_or(coalesce(upper(observed.observations->>'$."Status.lastStatus"') = 'FAILURE', false)) as is_failing
    from {{ ref('stg_aws__config_configuration_recorders') }} as recorders
    left join {{ ref('int_observations__latest') }} as observed
        on recorders.resource_uid = observed.resource_uid and observed.resource_type = 'AWS::Config::ConfigurationRecorder'
    group by recorders.account_id, recorders.region
),

channels as (
    select distinct account_id, region from {{ ref('stg_aws__config_delivery_channels') }}
),

blind as (
    select account_id, region, string_agg(cause, '; ') as cause
    from {{ ref('int_compliance__unread') }}
    where resource_type in ('AWS::Config::ConfigurationRecorder', 'AWS::Config::DeliveryChannel')
    group by account_id, region
)

select
    regions.resource_uid,
    case
        when blind.cause is not null or recorders.is_unread then 'unknown'
        when recorders.is_recording and recorders.is_of_everything and not recorders.is_failing and channels.region is not null then 'pass'
        else 'fail'
    end as status,
    case
        when blind.cause is not null then blind.cause
        when recorders.is_unread then 'whether the recorder records could not be read'
        when recorders.recorders is null then 'there is no recorder'
        when not coalesce(recorders.is_recording, false) then 'the recorder was stopped'
        when not coalesce(recorders.is_of_everything, false) then 'the recorder records some types alone'
        when channels.region is null then 'there is no delivery channel'
        when recorders.is_failing then 'the last delivery failed'
        else 'every supported type is recorded'
    end as reason,
    to_json({'recording': recorders.is_recording, 'allSupported': recorders.is_of_everything, 'has_channel': channels.region is not null}) as evidence
from {{ ref('int_compliance__regions') }} as regions
left join recorders on regions.account_id = recorders.account_id and regions.region = recorders.region
left join channels on regions.account_id = channels.account_id and regions.region = channels.region
left join blind on regions.account_id = blind.account_id and regions.region = blind.region
where regions.provider = 'aws'
