-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::ECS::Cluster, their configuration by column.
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
    typed."clusterArn" as cluster_arn,
    typed."clusterName" as cluster_name,
    typed."configuration" as configuration,
    typed."status" as status,
    typed."settings" as settings,
    typed."capacityProviders" as capacity_providers,
    typed."defaultCapacityProviderStrategy" as default_capacity_provider_strategy,
    typed."attachments" as attachments,
    typed."attachmentsStatus" as attachments_status,
    typed."serviceConnectDefaults" as service_connect_defaults
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
            "clusterArn": "VARCHAR",
            "clusterName": "VARCHAR",
            "configuration": {"executeCommandConfiguration": {"kmsKeyId": "VARCHAR", "logging": "VARCHAR", "logConfiguration": {"cloudWatchLogGroupName": "VARCHAR", "cloudWatchEncryptionEnabled": "BOOLEAN", "s3BucketName": "VARCHAR", "s3EncryptionEnabled": "BOOLEAN", "s3KeyPrefix": "VARCHAR"}}, "managedStorageConfiguration": {"kmsKeyId": "VARCHAR", "fargateEphemeralStorageKmsKeyId": "VARCHAR"}},
            "status": "VARCHAR",
            "settings": [{"name": "VARCHAR", "value": "VARCHAR"}],
            "capacityProviders": ["VARCHAR"],
            "defaultCapacityProviderStrategy": [{"capacityProvider": "VARCHAR", "weight": "BIGINT", "base": "BIGINT"}],
            "attachments": [{"id": "VARCHAR", "type": "VARCHAR", "status": "VARCHAR", "details": [{"name": "VARCHAR", "value": "VARCHAR"}]}],
            "attachmentsStatus": "VARCHAR",
            "serviceConnectDefaults": {"namespace": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::ECS::Cluster'
)
