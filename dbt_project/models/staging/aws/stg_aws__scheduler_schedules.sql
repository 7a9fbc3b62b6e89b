-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Scheduler::Schedule, their configuration by column.
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
    typed."Arn" as arn,
    typed."GroupName" as group_name,
    typed."Name" as aws_name,
    typed."ScheduleExpression" as schedule_expression,
    typed."StartDate" as start_date,
    typed."EndDate" as end_date,
    typed."Description" as description,
    typed."ScheduleExpressionTimezone" as schedule_expression_timezone,
    typed."State" as state,
    typed."CreationDate" as creation_date,
    typed."LastModificationDate" as last_modification_date,
    typed."KmsKeyArn" as kms_key_arn,
    typed."Target" as target,
    typed."FlexibleTimeWindow" as flexible_time_window,
    typed."ActionAfterCompletion" as action_after_completion
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
            "Arn": "VARCHAR",
            "GroupName": "VARCHAR",
            "Name": "VARCHAR",
            "ScheduleExpression": "VARCHAR",
            "StartDate": "TIMESTAMPTZ",
            "EndDate": "TIMESTAMPTZ",
            "Description": "VARCHAR",
            "ScheduleExpressionTimezone": "VARCHAR",
            "State": "VARCHAR",
            "CreationDate": "TIMESTAMPTZ",
            "LastModificationDate": "TIMESTAMPTZ",
            "KmsKeyArn": "VARCHAR",
            "Target": {"Arn": "VARCHAR", "RoleArn": "VARCHAR", "DeadLetterConfig": {"Arn": "VARCHAR"}, "RetryPolicy": {"MaximumEventAgeInSeconds": "BIGINT", "MaximumRetryAttempts": "BIGINT"}, "Input": "VARCHAR", "EcsParameters": {"TaskDefinitionArn": "VARCHAR", "TaskCount": "BIGINT", "LaunchType": "VARCHAR", "NetworkConfiguration": {"awsvpcConfiguration": {"Subnets": ["VARCHAR"], "SecurityGroups": ["VARCHAR"], "AssignPublicIp": "VARCHAR"}}, "PlatformVersion": "VARCHAR", "Group": "VARCHAR", "CapacityProviderStrategy": [{"capacityProvider": "VARCHAR", "weight": "BIGINT", "base": "BIGINT"}], "EnableECSManagedTags": "BOOLEAN", "EnableExecuteCommand": "BOOLEAN", "PlacementConstraints": [{"type": "VARCHAR", "expression": "VARCHAR"}], "PlacementStrategy": [{"type": "VARCHAR", "field": "VARCHAR"}], "PropagateTags": "VARCHAR", "ReferenceId": "VARCHAR", "Tags": ["MAP(VARCHAR, VARCHAR)"]}, "EventBridgeParameters": {"DetailType": "VARCHAR", "Source": "VARCHAR"}, "EventBridgePutEventsV2Parameters": {"DetailType": "VARCHAR", "Source": "VARCHAR"}, "EventBridgePutRawEventsParameters": {"Metadata": "MAP(VARCHAR, VARCHAR)"}, "KinesisParameters": {"PartitionKey": "VARCHAR"}, "SageMakerPipelineParameters": {"PipelineParameterList": [{"Name": "VARCHAR", "Value": "VARCHAR"}]}, "SqsParameters": {"MessageGroupId": "VARCHAR"}},
            "FlexibleTimeWindow": {"Mode": "VARCHAR", "MaximumWindowInMinutes": "BIGINT"},
            "ActionAfterCompletion": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Scheduler::Schedule'
)
