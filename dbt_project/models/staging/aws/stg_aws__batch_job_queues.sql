-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Batch::JobQueue, their configuration by column.
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
    typed."jobQueueName" as job_queue_name,
    typed."jobQueueArn" as job_queue_arn,
    typed."state" as state,
    typed."schedulingPolicyArn" as scheduling_policy_arn,
    typed."status" as status,
    typed."priority" as priority,
    typed."computeEnvironmentOrder" as compute_environment_order,
    typed."serviceEnvironmentOrder" as service_environment_order,
    typed."jobQueueType" as job_queue_type,
    typed."jobStateTimeLimitActions" as job_state_time_limit_actions
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
            "jobQueueName": "VARCHAR",
            "jobQueueArn": "VARCHAR",
            "state": "VARCHAR",
            "schedulingPolicyArn": "VARCHAR",
            "status": "VARCHAR",
            "priority": "BIGINT",
            "computeEnvironmentOrder": [{"order": "BIGINT", "computeEnvironment": "VARCHAR"}],
            "serviceEnvironmentOrder": [{"order": "BIGINT", "serviceEnvironment": "VARCHAR"}],
            "jobQueueType": "VARCHAR",
            "jobStateTimeLimitActions": [{"reason": "VARCHAR", "state": "VARCHAR", "maxTimeSeconds": "BIGINT", "action": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Batch::JobQueue'
)
