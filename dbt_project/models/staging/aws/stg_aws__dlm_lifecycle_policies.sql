-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::DLM::LifecyclePolicy, their configuration by column.
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
    typed."PolicyId" as policy_id,
    typed."Description" as description,
    typed."State" as state,
    typed."StatusMessage" as status_message,
    typed."ExecutionRoleArn" as execution_role_arn,
    typed."DateCreated" as date_created,
    typed."DateModified" as date_modified,
    typed."PolicyDetails" as policy_details,
    typed."PolicyArn" as policy_arn,
    typed."DefaultPolicy" as default_policy
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
            "PolicyId": "VARCHAR",
            "Description": "VARCHAR",
            "State": "VARCHAR",
            "StatusMessage": "VARCHAR",
            "ExecutionRoleArn": "VARCHAR",
            "DateCreated": "TIMESTAMPTZ",
            "DateModified": "TIMESTAMPTZ",
            "PolicyDetails": {"PolicyType": "VARCHAR", "ResourceTypes": ["VARCHAR"], "ResourceLocations": ["VARCHAR"], "TargetTags": [{"Key": "VARCHAR", "Value": "VARCHAR"}], "Schedules": [{"Name": "VARCHAR", "CopyTags": "BOOLEAN", "TagsToAdd": [{"Key": "VARCHAR", "Value": "VARCHAR"}], "VariableTags": [{"Key": "VARCHAR", "Value": "VARCHAR"}], "CreateRule": {"Location": "VARCHAR", "Interval": "BIGINT", "IntervalUnit": "VARCHAR", "Times": ["VARCHAR"], "CronExpression": "VARCHAR", "Scripts": [{"Stages": ["VARCHAR"], "ExecutionHandlerService": "VARCHAR", "ExecutionHandler": "VARCHAR", "ExecuteOperationOnScriptFailure": "BOOLEAN", "ExecutionTimeout": "BIGINT", "MaximumRetryCount": "BIGINT"}]}, "RetainRule": {"Count": "BIGINT", "Interval": "BIGINT", "IntervalUnit": "VARCHAR"}, "FastRestoreRule": {"Count": "BIGINT", "Interval": "BIGINT", "IntervalUnit": "VARCHAR", "AvailabilityZones": ["VARCHAR"], "AvailabilityZoneIds": ["VARCHAR"]}, "CrossRegionCopyRules": [{"TargetRegion": "VARCHAR", "Target": "VARCHAR", "Encrypted": "BOOLEAN", "CmkArn": "VARCHAR", "CopyTags": "BOOLEAN", "RetainRule": {"Interval": "BIGINT", "IntervalUnit": "VARCHAR"}, "DeprecateRule": {"Interval": "BIGINT", "IntervalUnit": "VARCHAR"}}], "ShareRules": [{"TargetAccounts": ["VARCHAR"], "UnshareInterval": "BIGINT", "UnshareIntervalUnit": "VARCHAR"}], "DeprecateRule": {"Count": "BIGINT", "Interval": "BIGINT", "IntervalUnit": "VARCHAR"}, "ArchiveRule": {"RetainRule": {"RetentionArchiveTier": {"Count": "BIGINT", "Interval": "BIGINT", "IntervalUnit": "VARCHAR"}}}}], "Parameters": {"ExcludeBootVolume": "BOOLEAN", "NoReboot": "BOOLEAN", "ExcludeDataVolumeTags": [{"Key": "VARCHAR", "Value": "VARCHAR"}]}, "EventSource": {"Type": "VARCHAR", "Parameters": {"EventType": "VARCHAR", "SnapshotOwner": ["VARCHAR"], "DescriptionRegex": "VARCHAR"}}, "Actions": [{"Name": "VARCHAR", "CrossRegionCopy": [{"Target": "VARCHAR", "EncryptionConfiguration": {"Encrypted": "BOOLEAN", "CmkArn": "VARCHAR"}, "RetainRule": {"Interval": "BIGINT", "IntervalUnit": "VARCHAR"}}]}], "PolicyLanguage": "VARCHAR", "ResourceType": "VARCHAR", "CreateInterval": "BIGINT", "RetainInterval": "BIGINT", "CopyTags": "BOOLEAN", "CrossRegionCopyTargets": [{"TargetRegion": "VARCHAR"}], "ExtendDeletion": "BOOLEAN", "Exclusions": {"ExcludeBootVolumes": "BOOLEAN", "ExcludeVolumeTypes": ["VARCHAR"], "ExcludeTags": [{"Key": "VARCHAR", "Value": "VARCHAR"}]}},
            "PolicyArn": "VARCHAR",
            "DefaultPolicy": "BOOLEAN"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::DLM::LifecyclePolicy'
)
