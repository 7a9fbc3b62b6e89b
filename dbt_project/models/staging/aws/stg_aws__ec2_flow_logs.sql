-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::FlowLog, their configuration by column.
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
    typed."CreationTime" as creation_time,
    typed."DeliverLogsPermissionArn" as deliver_logs_permission_arn,
    typed."DeliverCrossAccountRole" as deliver_cross_account_role,
    typed."FlowLogId" as flow_log_id,
    typed."FlowLogStatus" as flow_log_status,
    typed."LogGroupName" as log_group_name,
    typed."ResourceId" as aws_resource_id,
    typed."TrafficType" as traffic_type,
    typed."LogDestinationType" as log_destination_type,
    typed."LogDestination" as log_destination,
    typed."LogFormat" as log_format,
    typed."MaxAggregationInterval" as max_aggregation_interval,
    typed."DestinationOptions" as destination_options,
    typed."TagFieldSpecifications" as tag_field_specifications
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
            "CreationTime": "TIMESTAMPTZ",
            "DeliverLogsPermissionArn": "VARCHAR",
            "DeliverCrossAccountRole": "VARCHAR",
            "FlowLogId": "VARCHAR",
            "FlowLogStatus": "VARCHAR",
            "LogGroupName": "VARCHAR",
            "ResourceId": "VARCHAR",
            "TrafficType": "VARCHAR",
            "LogDestinationType": "VARCHAR",
            "LogDestination": "VARCHAR",
            "LogFormat": "VARCHAR",
            "MaxAggregationInterval": "BIGINT",
            "DestinationOptions": {"FileFormat": "VARCHAR", "HiveCompatiblePartitions": "BOOLEAN", "PerHourPartition": "BOOLEAN"},
            "TagFieldSpecifications": [{"ResourceType": "VARCHAR", "TagKeys": ["VARCHAR"]}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::FlowLog'
)
