-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::SSM::MaintenanceWindow, their configuration by column.
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
    typed."WindowId" as window_id,
    typed."Name" as aws_name,
    typed."Description" as description,
    typed."Enabled" as enabled,
    typed."Duration" as duration,
    typed."Cutoff" as cutoff,
    typed."Schedule" as schedule,
    typed."ScheduleTimezone" as schedule_timezone,
    typed."ScheduleOffset" as schedule_offset,
    typed."EndDate" as end_date,
    typed."StartDate" as start_date,
    typed."Targets" as targets,
    typed."Tasks" as tasks
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
            "WindowId": "VARCHAR",
            "Name": "VARCHAR",
            "Description": "VARCHAR",
            "Enabled": "BOOLEAN",
            "Duration": "BIGINT",
            "Cutoff": "BIGINT",
            "Schedule": "VARCHAR",
            "ScheduleTimezone": "VARCHAR",
            "ScheduleOffset": "BIGINT",
            "EndDate": "VARCHAR",
            "StartDate": "VARCHAR",
            "Targets": [{"WindowId": "VARCHAR", "WindowTargetId": "VARCHAR", "ResourceType": "VARCHAR", "Targets": [{"Key": "VARCHAR", "Values": ["VARCHAR"]}], "OwnerInformation": "VARCHAR", "Name": "VARCHAR", "Description": "VARCHAR"}],
            "Tasks": [{"WindowId": "VARCHAR", "WindowTaskId": "VARCHAR", "TaskArn": "VARCHAR", "Type": "VARCHAR", "Targets": [{"Key": "VARCHAR", "Values": ["VARCHAR"]}], "TaskParameters": "JSON", "Priority": "BIGINT", "LoggingInfo": {"S3BucketName": "VARCHAR", "S3KeyPrefix": "VARCHAR", "S3Region": "VARCHAR"}, "ServiceRoleArn": "VARCHAR", "MaxConcurrency": "VARCHAR", "MaxErrors": "VARCHAR", "Name": "VARCHAR", "Description": "VARCHAR", "CutoffBehavior": "VARCHAR", "AlarmConfiguration": {"IgnorePollAlarmFailure": "BOOLEAN", "Alarms": [{"Name": "VARCHAR"}]}}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::SSM::MaintenanceWindow'
)
