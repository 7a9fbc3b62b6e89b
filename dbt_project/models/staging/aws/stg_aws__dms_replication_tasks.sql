-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::DMS::ReplicationTask, their configuration by column.
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
    typed."ReplicationTaskIdentifier" as replication_task_identifier,
    typed."SourceEndpointArn" as source_endpoint_arn,
    typed."TargetEndpointArn" as target_endpoint_arn,
    typed."ReplicationInstanceArn" as replication_instance_arn,
    typed."MigrationType" as migration_type,
    typed."TableMappings" as table_mappings,
    typed."ReplicationTaskSettings" as replication_task_settings,
    typed."Status" as status,
    typed."ReplicationTaskCreationDate" as replication_task_creation_date,
    typed."CdcStartPosition" as cdc_start_position,
    typed."CdcStopPosition" as cdc_stop_position,
    typed."ReplicationTaskArn" as replication_task_arn,
    typed."TaskData" as task_data,
    typed."TargetReplicationInstanceArn" as target_replication_instance_arn
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
            "ReplicationTaskIdentifier": "VARCHAR",
            "SourceEndpointArn": "VARCHAR",
            "TargetEndpointArn": "VARCHAR",
            "ReplicationInstanceArn": "VARCHAR",
            "MigrationType": "VARCHAR",
            "TableMappings": "JSON",
            "ReplicationTaskSettings": "JSON",
            "Status": "VARCHAR",
            "ReplicationTaskCreationDate": "TIMESTAMPTZ",
            "CdcStartPosition": "VARCHAR",
            "CdcStopPosition": "VARCHAR",
            "ReplicationTaskArn": "VARCHAR",
            "TaskData": "JSON",
            "TargetReplicationInstanceArn": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::DMS::ReplicationTask'
)
