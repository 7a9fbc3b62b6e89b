-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::RDS::GlobalCluster, their configuration by column.
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
    typed."GlobalClusterIdentifier" as global_cluster_identifier,
    typed."GlobalClusterResourceId" as global_cluster_resource_id,
    typed."GlobalClusterArn" as global_cluster_arn,
    typed."Status" as status,
    typed."Engine" as engine,
    typed."EngineVersion" as engine_version,
    typed."EngineLifecycleSupport" as engine_lifecycle_support,
    typed."DatabaseName" as database_name,
    typed."StorageEncrypted" as storage_encrypted,
    typed."StorageEncryptionType" as storage_encryption_type,
    typed."DeletionProtection" as deletion_protection,
    typed."GlobalClusterMembers" as global_cluster_members,
    typed."Endpoint" as endpoint
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
            "GlobalClusterIdentifier": "VARCHAR",
            "GlobalClusterResourceId": "VARCHAR",
            "GlobalClusterArn": "VARCHAR",
            "Status": "VARCHAR",
            "Engine": "VARCHAR",
            "EngineVersion": "VARCHAR",
            "EngineLifecycleSupport": "VARCHAR",
            "DatabaseName": "VARCHAR",
            "StorageEncrypted": "BOOLEAN",
            "StorageEncryptionType": "VARCHAR",
            "DeletionProtection": "BOOLEAN",
            "GlobalClusterMembers": [{"DBClusterArn": "VARCHAR", "Readers": ["VARCHAR"], "IsWriter": "BOOLEAN", "GlobalWriteForwardingStatus": "VARCHAR"}],
            "Endpoint": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::RDS::GlobalCluster'
)
