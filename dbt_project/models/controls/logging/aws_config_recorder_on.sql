{{ config(meta={
    'title': 'AWS Config records everything in every region',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::Config::ConfigurationRecorder': ['Status'], 'AWS::Config::DeliveryChannel': []},
    'parameters': {},
    'remediation': 'Turn on a recorder of all supported types with a delivery channel in every region, and of global types in one.',
}) }}
-- A recorder that leaves some types out records by somebody's decision. Recorders that services made for themselves do not count. What the
-- last delivery came to moves by itself.
with recorders as (
    select
        recorders.account_id,
        recorders.region,
        recorders.status.recording as is_recording,
        recorders.recording_group.allSupported
        or coalesce(recorders.recording_group.recordingStrategy.useOnly, '')
        in ('ALL_SUPPORTED_RESOURCE_TYPES', 'EXCLUSION_BY_RESOURCE_TYPES') as is_of_everything,
        upper(observed.observations->>'$."Status.lastStatus"') as last_status
    from {{ ref('stg_aws__config_configuration_recorders') }} as recorders
    left join {{ ref('int_observations__latest') }} as observed
        on recorders.resource_uid = observed.resource_uid and observed.resource_type = 'AWS::Config::ConfigurationRecorder'
    where recorders.service_principal is null
),

judged as (
    select
        account_id,
        region,
        coalesce(bool_or(is_good), false) as is_good,
        bool_or(is_good is null) as may_be_good,
        min(fault) as fault,
        list({'recording': is_recording, 'allSupported': is_of_everything, 'lastStatus': last_status}) as seen
    from (
        select
            *,
            is_recording and is_of_everything and last_status <> 'FAILURE' as is_good,
            case
                when not is_recording then 'the recorder was stopped'
                when not is_of_everything then 'the recorder records some types alone'
                when last_status = 'FAILURE' then 'the last delivery failed'
            end as fault
        from recorders
    )
    group by account_id, region
),

channels as (
    select distinct account_id, region from {{ ref('stg_aws__config_delivery_channels') }}
)

select
    regions.resource_uid,
    case
        when unread.cause is not null then 'unknown'
        when not coalesce(judged.is_good or judged.may_be_good, false) then 'fail'
        when channels.region is null and unread_channels.cause is null then 'fail'
        when channels.region is not null and judged.is_good then 'pass'
        else 'unknown'
    end as status,
    case
        when status = 'pass' then 'every supported type is recorded'
        when unread.cause is not null then unread.cause
        when judged.seen is null then 'there is no recorder'
        when status = 'fail' then coalesce(judged.fault, 'there is no delivery channel')
        when channels.region is null then unread_channels.cause
        else 'whether the recorder records, and how its last delivery fared, could not be read'
    end as reason,
    to_json({'recorders': judged.seen, 'has_channel': channels.region is not null}) as evidence
from {{ ref('int_compliance__regions') }} as regions
left join judged on regions.account_id = judged.account_id and regions.region = judged.region
left join channels on regions.account_id = channels.account_id and regions.region = channels.region
left join {{ ref('int_compliance__unread') }} as unread
    on
        regions.account_id = unread.account_id
        and regions.region = unread.region
        and unread.resource_type = 'AWS::Config::ConfigurationRecorder'
left join {{ ref('int_compliance__unread') }} as unread_channels
    on
        regions.account_id = unread_channels.account_id
        and regions.region = unread_channels.region
        and unread_channels.resource_type = 'AWS::Config::DeliveryChannel'
where regions.provider = 'aws'
