-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Athena::WorkGroup, their configuration by column.
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
    typed."State" as state,
    typed."Configuration" as configuration,
    typed."Description" as description,
    typed."CreationTime" as creation_time,
    typed."IdentityCenterApplicationArn" as identity_center_application_arn
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
            "State": "VARCHAR",
            "Configuration": {"ResultConfiguration": {"OutputLocation": "VARCHAR", "EncryptionConfiguration": {"EncryptionOption": "VARCHAR", "KmsKey": "VARCHAR"}, "ExpectedBucketOwner": "VARCHAR", "AclConfiguration": {"S3AclOption": "VARCHAR"}}, "ManagedQueryResultsConfiguration": {"Enabled": "BOOLEAN", "EncryptionConfiguration": {"KmsKey": "VARCHAR"}}, "EnforceWorkGroupConfiguration": "BOOLEAN", "PublishCloudWatchMetricsEnabled": "BOOLEAN", "BytesScannedCutoffPerQuery": "BIGINT", "RequesterPaysEnabled": "BOOLEAN", "EngineVersion": {"SelectedEngineVersion": "VARCHAR", "EffectiveEngineVersion": "VARCHAR"}, "AdditionalConfiguration": "VARCHAR", "ExecutionRole": "VARCHAR", "MonitoringConfiguration": {"CloudWatchLoggingConfiguration": {"Enabled": "BOOLEAN", "LogGroup": "VARCHAR", "LogStreamNamePrefix": "VARCHAR", "LogTypes": "JSON"}, "ManagedLoggingConfiguration": {"Enabled": "BOOLEAN", "KmsKey": "VARCHAR"}, "S3LoggingConfiguration": {"Enabled": "BOOLEAN", "KmsKey": "VARCHAR", "LogLocation": "VARCHAR"}}, "EngineConfiguration": {"CoordinatorDpuSize": "BIGINT", "MaxConcurrentDpus": "BIGINT", "DefaultExecutorDpuSize": "BIGINT", "AdditionalConfigs": "MAP(VARCHAR, VARCHAR)", "SparkProperties": "MAP(VARCHAR, VARCHAR)", "Classifications": [{"Name": "VARCHAR", "Properties": "MAP(VARCHAR, VARCHAR)"}]}, "CustomerContentEncryptionConfiguration": {"KmsKey": "VARCHAR"}, "EnableMinimumEncryptionConfiguration": "BOOLEAN", "IdentityCenterConfiguration": {"EnableIdentityCenter": "BOOLEAN", "IdentityCenterInstanceArn": "VARCHAR"}, "QueryResultsS3AccessGrantsConfiguration": {"EnableS3AccessGrants": "BOOLEAN", "CreateUserLevelPrefix": "BOOLEAN", "AuthenticationType": "VARCHAR"}, "SystemTableStatuses": [{"TableName": "VARCHAR", "Enabled": "BOOLEAN"}]},
            "Description": "VARCHAR",
            "CreationTime": "TIMESTAMPTZ",
            "IdentityCenterApplicationArn": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Athena::WorkGroup'
)
