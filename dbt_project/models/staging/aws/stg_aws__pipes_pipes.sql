-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Pipes::Pipe, their configuration by column.
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
    typed."Name" as aws_name,
    typed."Description" as description,
    typed."DesiredState" as desired_state,
    typed."Source" as source,
    typed."SourceParameters" as source_parameters,
    typed."Enrichment" as enrichment,
    typed."EnrichmentParameters" as enrichment_parameters,
    typed."Target" as target,
    typed."TargetParameters" as target_parameters,
    typed."RoleArn" as role_arn,
    typed."CreationTime" as creation_time,
    typed."LastModifiedTime" as last_modified_time,
    typed."LogConfiguration" as log_configuration,
    typed."KmsKeyIdentifier" as kms_key_identifier
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
            "Name": "VARCHAR",
            "Description": "VARCHAR",
            "DesiredState": "VARCHAR",
            "Source": "VARCHAR",
            "SourceParameters": {"FilterCriteria": {"Filters": [{"Pattern": "VARCHAR"}]}, "KinesisStreamParameters": {"BatchSize": "BIGINT", "DeadLetterConfig": {"Arn": "VARCHAR"}, "OnPartialBatchItemFailure": "VARCHAR", "MaximumBatchingWindowInSeconds": "BIGINT", "MaximumRecordAgeInSeconds": "BIGINT", "MaximumRetryAttempts": "BIGINT", "ParallelizationFactor": "BIGINT", "StartingPosition": "VARCHAR", "StartingPositionTimestamp": "TIMESTAMPTZ"}, "DynamoDBStreamParameters": {"BatchSize": "BIGINT", "DeadLetterConfig": {"Arn": "VARCHAR"}, "OnPartialBatchItemFailure": "VARCHAR", "MaximumBatchingWindowInSeconds": "BIGINT", "MaximumRecordAgeInSeconds": "BIGINT", "MaximumRetryAttempts": "BIGINT", "ParallelizationFactor": "BIGINT", "StartingPosition": "VARCHAR"}, "SqsQueueParameters": {"BatchSize": "BIGINT", "MaximumBatchingWindowInSeconds": "BIGINT"}, "ActiveMQBrokerParameters": {"Credentials": {"BasicAuth": "VARCHAR"}, "QueueName": "VARCHAR", "BatchSize": "BIGINT", "MaximumBatchingWindowInSeconds": "BIGINT"}, "RabbitMQBrokerParameters": {"Credentials": {"BasicAuth": "VARCHAR"}, "QueueName": "VARCHAR", "VirtualHost": "VARCHAR", "BatchSize": "BIGINT", "MaximumBatchingWindowInSeconds": "BIGINT"}, "ManagedStreamingKafkaParameters": {"TopicName": "VARCHAR", "StartingPosition": "VARCHAR", "BatchSize": "BIGINT", "MaximumBatchingWindowInSeconds": "BIGINT", "ConsumerGroupID": "VARCHAR", "Credentials": {"SaslScram512Auth": "VARCHAR", "ClientCertificateTlsAuth": "VARCHAR"}}, "SelfManagedKafkaParameters": {"TopicName": "VARCHAR", "StartingPosition": "VARCHAR", "AdditionalBootstrapServers": ["VARCHAR"], "BatchSize": "BIGINT", "MaximumBatchingWindowInSeconds": "BIGINT", "ConsumerGroupID": "VARCHAR", "Credentials": {"BasicAuth": "VARCHAR", "SaslScram512Auth": "VARCHAR", "SaslScram256Auth": "VARCHAR", "ClientCertificateTlsAuth": "VARCHAR"}, "ServerRootCaCertificate": "VARCHAR", "Vpc": {"Subnets": ["VARCHAR"], "SecurityGroup": ["VARCHAR"]}}},
            "Enrichment": "VARCHAR",
            "EnrichmentParameters": {"InputTemplate": "VARCHAR", "HttpParameters": {"PathParameterValues": ["VARCHAR"], "HeaderParameters": "MAP(VARCHAR, VARCHAR)", "QueryStringParameters": "MAP(VARCHAR, VARCHAR)"}},
            "Target": "VARCHAR",
            "TargetParameters": {"InputTemplate": "VARCHAR", "LambdaFunctionParameters": {"InvocationType": "VARCHAR"}, "StepFunctionStateMachineParameters": {"InvocationType": "VARCHAR"}, "KinesisStreamParameters": {"PartitionKey": "VARCHAR"}, "EcsTaskParameters": {"TaskDefinitionArn": "VARCHAR", "TaskCount": "BIGINT", "LaunchType": "VARCHAR", "NetworkConfiguration": {"awsvpcConfiguration": {"Subnets": ["VARCHAR"], "SecurityGroups": ["VARCHAR"], "AssignPublicIp": "VARCHAR"}}, "PlatformVersion": "VARCHAR", "Group": "VARCHAR", "CapacityProviderStrategy": [{"capacityProvider": "VARCHAR", "weight": "BIGINT", "base": "BIGINT"}], "EnableECSManagedTags": "BOOLEAN", "EnableExecuteCommand": "BOOLEAN", "PlacementConstraints": [{"type": "VARCHAR", "expression": "VARCHAR"}], "PlacementStrategy": [{"type": "VARCHAR", "field": "VARCHAR"}], "PropagateTags": "VARCHAR", "ReferenceId": "VARCHAR", "Overrides": {"ContainerOverrides": [{"Command": ["VARCHAR"], "Cpu": "BIGINT", "Environment": [{"name": "VARCHAR", "value": "VARCHAR"}], "EnvironmentFiles": [{"type": "VARCHAR", "value": "VARCHAR"}], "Memory": "BIGINT", "MemoryReservation": "BIGINT", "Name": "VARCHAR", "ResourceRequirements": [{"type": "VARCHAR", "value": "VARCHAR"}]}], "Cpu": "VARCHAR", "EphemeralStorage": {"sizeInGiB": "BIGINT"}, "ExecutionRoleArn": "VARCHAR", "InferenceAcceleratorOverrides": [{"deviceName": "VARCHAR", "deviceType": "VARCHAR"}], "Memory": "VARCHAR", "TaskRoleArn": "VARCHAR"}, "Tags": [{"Key": "VARCHAR", "Value": "VARCHAR"}]}, "BatchJobParameters": {"JobDefinition": "VARCHAR", "JobName": "VARCHAR", "ArrayProperties": {"Size": "BIGINT"}, "RetryStrategy": {"Attempts": "BIGINT"}, "ContainerOverrides": {"Command": ["VARCHAR"], "Environment": [{"Name": "VARCHAR", "Value": "VARCHAR"}], "InstanceType": "VARCHAR", "ResourceRequirements": [{"Type": "VARCHAR", "Value": "VARCHAR"}]}, "DependsOn": [{"JobId": "VARCHAR", "Type": "VARCHAR"}], "Parameters": "MAP(VARCHAR, VARCHAR)"}, "SqsQueueParameters": {"MessageGroupId": "VARCHAR", "MessageDeduplicationId": "VARCHAR"}, "HttpParameters": {"PathParameterValues": ["VARCHAR"], "HeaderParameters": "MAP(VARCHAR, VARCHAR)", "QueryStringParameters": "MAP(VARCHAR, VARCHAR)"}, "RedshiftDataParameters": {"SecretManagerArn": "VARCHAR", "Database": "VARCHAR", "DbUser": "VARCHAR", "StatementName": "VARCHAR", "WithEvent": "BOOLEAN", "Sqls": ["VARCHAR"]}, "SageMakerPipelineParameters": {"PipelineParameterList": [{"Name": "VARCHAR", "Value": "VARCHAR"}]}, "EventBridgeEventBusParameters": {"EndpointId": "VARCHAR", "DetailType": "VARCHAR", "Source": "VARCHAR", "Resources": ["VARCHAR"], "Time": "VARCHAR"}, "CloudWatchLogsParameters": {"LogStreamName": "VARCHAR", "Timestamp": "VARCHAR"}, "TimestreamParameters": {"TimeValue": "VARCHAR", "EpochTimeUnit": "VARCHAR", "TimeFieldType": "VARCHAR", "TimestampFormat": "VARCHAR", "VersionValue": "VARCHAR", "DimensionMappings": [{"DimensionValue": "VARCHAR", "DimensionValueType": "VARCHAR", "DimensionName": "VARCHAR"}], "SingleMeasureMappings": [{"MeasureValue": "VARCHAR", "MeasureValueType": "VARCHAR", "MeasureName": "VARCHAR"}], "MultiMeasureMappings": [{"MultiMeasureName": "VARCHAR", "MultiMeasureAttributeMappings": [{"MeasureValue": "VARCHAR", "MeasureValueType": "VARCHAR", "MultiMeasureAttributeName": "VARCHAR"}]}]}},
            "RoleArn": "VARCHAR",
            "CreationTime": "TIMESTAMPTZ",
            "LastModifiedTime": "TIMESTAMPTZ",
            "LogConfiguration": {"S3LogDestination": {"BucketName": "VARCHAR", "Prefix": "VARCHAR", "BucketOwner": "VARCHAR", "OutputFormat": "VARCHAR"}, "FirehoseLogDestination": {"DeliveryStreamArn": "VARCHAR"}, "CloudwatchLogsLogDestination": {"LogGroupArn": "VARCHAR"}, "Level": "VARCHAR", "IncludeExecutionData": ["VARCHAR"]},
            "KmsKeyIdentifier": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Pipes::Pipe'
)
