-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Events::Rule, their configuration by column.
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
    typed."Name" as aws_name,
    typed."Arn" as arn,
    typed."EventPattern" as event_pattern,
    typed."State" as state,
    typed."Description" as description,
    typed."ScheduleExpression" as schedule_expression,
    typed."RoleArn" as role_arn,
    typed."ManagedBy" as managed_by,
    typed."EventBusName" as event_bus_name,
    typed."Targets" as targets
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
            "Name": "VARCHAR",
            "Arn": "VARCHAR",
            "EventPattern": "JSON",
            "State": "VARCHAR",
            "Description": "VARCHAR",
            "ScheduleExpression": "VARCHAR",
            "RoleArn": "VARCHAR",
            "ManagedBy": "VARCHAR",
            "EventBusName": "VARCHAR",
            "Targets": [{"Id": "VARCHAR", "Arn": "VARCHAR", "RoleArn": "VARCHAR", "Input": "VARCHAR", "InputPath": "VARCHAR", "InputTransformer": {"InputPathsMap": "MAP(VARCHAR, VARCHAR)", "InputTemplate": "VARCHAR"}, "KinesisParameters": {"PartitionKeyPath": "VARCHAR"}, "RunCommandParameters": {"RunCommandTargets": [{"Key": "VARCHAR", "Values": ["VARCHAR"]}]}, "EcsParameters": {"TaskDefinitionArn": "VARCHAR", "TaskCount": "BIGINT", "LaunchType": "VARCHAR", "NetworkConfiguration": {"awsvpcConfiguration": {"Subnets": ["VARCHAR"], "SecurityGroups": ["VARCHAR"], "AssignPublicIp": "VARCHAR"}}, "PlatformVersion": "VARCHAR", "Group": "VARCHAR", "CapacityProviderStrategy": [{"capacityProvider": "VARCHAR", "weight": "BIGINT", "base": "BIGINT"}], "EnableECSManagedTags": "BOOLEAN", "EnableExecuteCommand": "BOOLEAN", "PlacementConstraints": [{"type": "VARCHAR", "expression": "VARCHAR"}], "PlacementStrategy": [{"type": "VARCHAR", "field": "VARCHAR"}], "PropagateTags": "VARCHAR", "ReferenceId": "VARCHAR", "Tags": [{"Key": "VARCHAR", "Value": "VARCHAR"}]}, "BatchParameters": {"JobDefinition": "VARCHAR", "JobName": "VARCHAR", "ArrayProperties": {"Size": "BIGINT"}, "RetryStrategy": {"Attempts": "BIGINT"}}, "SqsParameters": {"MessageGroupId": "VARCHAR"}, "HttpParameters": {"PathParameterValues": ["VARCHAR"], "HeaderParameters": "MAP(VARCHAR, VARCHAR)", "QueryStringParameters": "MAP(VARCHAR, VARCHAR)"}, "RedshiftDataParameters": {"SecretManagerArn": "VARCHAR", "Database": "VARCHAR", "DbUser": "VARCHAR", "Sql": "VARCHAR", "StatementName": "VARCHAR", "WithEvent": "BOOLEAN", "Sqls": ["VARCHAR"]}, "SageMakerPipelineParameters": {"PipelineParameterList": [{"Name": "VARCHAR", "Value": "VARCHAR"}]}, "DeadLetterConfig": {"Arn": "VARCHAR"}, "RetryPolicy": {"MaximumRetryAttempts": "BIGINT", "MaximumEventAgeInSeconds": "BIGINT"}, "AppSyncParameters": {"GraphQLOperation": "VARCHAR"}}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Events::Rule'
)
