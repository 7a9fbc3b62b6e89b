-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Glue::Trigger, their configuration by column.
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
    typed."WorkflowName" as workflow_name,
    typed."Id" as id,
    typed."Type" as type,
    typed."State" as state,
    typed."Description" as description,
    typed."Schedule" as schedule,
    typed."Actions" as actions,
    typed."Predicate" as predicate,
    typed."EventBatchingCondition" as event_batching_condition
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
            "WorkflowName": "VARCHAR",
            "Id": "VARCHAR",
            "Type": "VARCHAR",
            "State": "VARCHAR",
            "Description": "VARCHAR",
            "Schedule": "VARCHAR",
            "Actions": [{"JobName": "VARCHAR", "Arguments": "MAP(VARCHAR, VARCHAR)", "Timeout": "BIGINT", "SecurityConfiguration": "VARCHAR", "NotificationProperty": {"NotifyDelayAfter": "BIGINT"}, "CrawlerName": "VARCHAR"}],
            "Predicate": {"Logical": "VARCHAR", "Conditions": [{"LogicalOperator": "VARCHAR", "JobName": "VARCHAR", "State": "VARCHAR", "CrawlerName": "VARCHAR", "CrawlState": "VARCHAR"}]},
            "EventBatchingCondition": {"BatchSize": "BIGINT", "BatchWindow": "BIGINT"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Glue::Trigger'
)
