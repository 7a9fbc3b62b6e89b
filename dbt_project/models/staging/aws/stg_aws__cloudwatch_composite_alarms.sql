-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::CloudWatch::CompositeAlarm, their configuration by column.
select
    resource_uid,
    provider,
    account_id,
    region,
    resource_type,
    resource_id,
    name,
    tags,
    created_at,
    unknown_fields,
    cell_region,
    scan_id,
    typed."ActionsEnabled" as actions_enabled,
    typed."AlarmActions" as alarm_actions,
    typed."AlarmArn" as alarm_arn,
    typed."AlarmConfigurationUpdatedTimestamp" as alarm_configuration_updated_timestamp,
    typed."AlarmDescription" as alarm_description,
    typed."AlarmName" as alarm_name,
    typed."AlarmRule" as alarm_rule,
    typed."InsufficientDataActions" as insufficient_data_actions,
    typed."OKActions" as ok_actions,
    typed."ActionsSuppressor" as actions_suppressor,
    typed."ActionsSuppressorWaitPeriod" as actions_suppressor_wait_period,
    typed."ActionsSuppressorExtensionPeriod" as actions_suppressor_extension_period,
    typed."ActionConfiguration" as action_configuration
from (
    select
        resource_uid,
        provider,
        account_id,
        region,
        resource_type,
        resource_id,
        name,
        tags,
        created_at,
        unknown_fields,
        cell_region,
        scan_id,
        json_transform(configuration, '{
            "ActionsEnabled": "BOOLEAN",
            "AlarmActions": ["VARCHAR"],
            "AlarmArn": "VARCHAR",
            "AlarmConfigurationUpdatedTimestamp": "TIMESTAMPTZ",
            "AlarmDescription": "VARCHAR",
            "AlarmName": "VARCHAR",
            "AlarmRule": "VARCHAR",
            "InsufficientDataActions": ["VARCHAR"],
            "OKActions": ["VARCHAR"],
            "ActionsSuppressor": "VARCHAR",
            "ActionsSuppressorWaitPeriod": "BIGINT",
            "ActionsSuppressorExtensionPeriod": "BIGINT",
            "ActionConfiguration": {"AlarmTagsPropagation": {"Enabled": "BOOLEAN", "IncludedTagKeys": ["VARCHAR"], "ExcludedTagKeys": ["VARCHAR"]}}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::CloudWatch::CompositeAlarm'
)
