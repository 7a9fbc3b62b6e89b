-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::StepFunctions::StateMachine, their configuration by column.
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
    typed."stateMachineArn" as state_machine_arn,
    typed."name" as aws_name,
    typed."status" as status,
    typed."definition" as definition,
    typed."roleArn" as role_arn,
    typed."type" as type,
    typed."creationDate" as creation_date,
    typed."loggingConfiguration" as logging_configuration,
    typed."tracingConfiguration" as tracing_configuration,
    typed."label" as label,
    typed."revisionId" as revision_id,
    typed."description" as description,
    typed."encryptionConfiguration" as encryption_configuration,
    typed."variableReferences" as variable_references
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
            "stateMachineArn": "VARCHAR",
            "name": "VARCHAR",
            "status": "VARCHAR",
            "definition": "JSON",
            "roleArn": "VARCHAR",
            "type": "VARCHAR",
            "creationDate": "TIMESTAMPTZ",
            "loggingConfiguration": {"level": "VARCHAR", "includeExecutionData": "BOOLEAN", "destinations": [{"cloudWatchLogsLogGroup": {"logGroupArn": "VARCHAR"}}]},
            "tracingConfiguration": {"enabled": "BOOLEAN"},
            "label": "VARCHAR",
            "revisionId": "VARCHAR",
            "description": "VARCHAR",
            "encryptionConfiguration": {"kmsKeyId": "VARCHAR", "kmsDataKeyReusePeriodSeconds": "BIGINT", "type": "VARCHAR"},
            "variableReferences": "JSON"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::StepFunctions::StateMachine'
)
