-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::AppRunner::Service, their configuration by column.
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
    typed."ServiceName" as service_name,
    typed."ServiceId" as service_id,
    typed."ServiceArn" as service_arn,
    typed."ServiceUrl" as service_url,
    typed."CreatedAt" as aws_created_at,
    typed."UpdatedAt" as updated_at,
    typed."DeletedAt" as deleted_at,
    typed."Status" as status,
    typed."SourceConfiguration" as source_configuration,
    typed."InstanceConfiguration" as instance_configuration,
    typed."EncryptionConfiguration" as encryption_configuration,
    typed."HealthCheckConfiguration" as health_check_configuration,
    typed."AutoScalingConfigurationSummary" as auto_scaling_configuration_summary,
    typed."NetworkConfiguration" as network_configuration,
    typed."ObservabilityConfiguration" as observability_configuration
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
            "ServiceName": "VARCHAR",
            "ServiceId": "VARCHAR",
            "ServiceArn": "VARCHAR",
            "ServiceUrl": "VARCHAR",
            "CreatedAt": "TIMESTAMPTZ",
            "UpdatedAt": "TIMESTAMPTZ",
            "DeletedAt": "TIMESTAMPTZ",
            "Status": "VARCHAR",
            "SourceConfiguration": {"CodeRepository": {"RepositoryUrl": "VARCHAR", "SourceCodeVersion": {"Type": "VARCHAR", "Value": "VARCHAR"}, "CodeConfiguration": {"ConfigurationSource": "VARCHAR", "CodeConfigurationValues": {"Runtime": "VARCHAR", "BuildCommand": "VARCHAR", "StartCommand": "VARCHAR", "Port": "VARCHAR", "RuntimeEnvironmentVariables": "MAP(VARCHAR, VARCHAR)", "RuntimeEnvironmentSecrets": "MAP(VARCHAR, VARCHAR)"}}, "SourceDirectory": "VARCHAR"}, "ImageRepository": {"ImageIdentifier": "VARCHAR", "ImageConfiguration": {"RuntimeEnvironmentVariables": "MAP(VARCHAR, VARCHAR)", "StartCommand": "VARCHAR", "Port": "VARCHAR", "RuntimeEnvironmentSecrets": "MAP(VARCHAR, VARCHAR)"}, "ImageRepositoryType": "VARCHAR"}, "AutoDeploymentsEnabled": "BOOLEAN", "AuthenticationConfiguration": {"ConnectionArn": "VARCHAR", "AccessRoleArn": "VARCHAR"}},
            "InstanceConfiguration": {"Cpu": "VARCHAR", "Memory": "VARCHAR", "InstanceRoleArn": "VARCHAR"},
            "EncryptionConfiguration": {"KmsKey": "VARCHAR"},
            "HealthCheckConfiguration": {"Protocol": "VARCHAR", "Path": "VARCHAR", "Interval": "BIGINT", "Timeout": "BIGINT", "HealthyThreshold": "BIGINT", "UnhealthyThreshold": "BIGINT"},
            "AutoScalingConfigurationSummary": {"AutoScalingConfigurationArn": "VARCHAR", "AutoScalingConfigurationName": "VARCHAR", "AutoScalingConfigurationRevision": "BIGINT", "Status": "VARCHAR", "CreatedAt": "TIMESTAMPTZ", "HasAssociatedService": "BOOLEAN", "IsDefault": "BOOLEAN"},
            "NetworkConfiguration": {"EgressConfiguration": {"EgressType": "VARCHAR", "VpcConnectorArn": "VARCHAR"}, "IngressConfiguration": {"IsPubliclyAccessible": "BOOLEAN"}, "IpAddressType": "VARCHAR"},
            "ObservabilityConfiguration": {"ObservabilityEnabled": "BOOLEAN", "ObservabilityConfigurationArn": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::AppRunner::Service'
)
