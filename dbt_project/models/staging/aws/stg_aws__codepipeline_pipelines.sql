-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::CodePipeline::Pipeline, their configuration by column.
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
    typed."name" as aws_name,
    typed."roleArn" as role_arn,
    typed."artifactStore" as artifact_store,
    typed."artifactStores" as artifact_stores,
    typed."stages" as stages,
    typed."version" as version,
    typed."executionMode" as execution_mode,
    typed."pipelineType" as pipeline_type,
    typed."variables" as variables,
    typed."triggers" as triggers,
    typed."summary" as summary
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
            "name": "VARCHAR",
            "roleArn": "VARCHAR",
            "artifactStore": {"type": "VARCHAR", "location": "VARCHAR", "encryptionKey": {"id": "VARCHAR", "type": "VARCHAR"}},
            "artifactStores": "JSON",
            "stages": [{"name": "VARCHAR", "blockers": [{"name": "VARCHAR", "type": "VARCHAR"}], "actions": [{"name": "VARCHAR", "actionTypeId": {"category": "VARCHAR", "owner": "VARCHAR", "provider": "VARCHAR", "version": "VARCHAR"}, "runOrder": "BIGINT", "configuration": "MAP(VARCHAR, VARCHAR)", "commands": ["VARCHAR"], "outputArtifacts": [{"name": "VARCHAR", "files": ["VARCHAR"]}], "inputArtifacts": [{"name": "VARCHAR"}], "outputVariables": ["VARCHAR"], "roleArn": "VARCHAR", "region": "VARCHAR", "namespace": "VARCHAR", "timeoutInMinutes": "BIGINT", "environmentVariables": [{"name": "VARCHAR", "value": "VARCHAR", "type": "VARCHAR"}]}], "onFailure": {"result": "VARCHAR", "retryConfiguration": {"retryMode": "VARCHAR"}, "conditions": [{"result": "VARCHAR", "rules": [{"name": "VARCHAR", "ruleTypeId": {"category": "VARCHAR", "owner": "VARCHAR", "provider": "VARCHAR", "version": "VARCHAR"}, "configuration": "MAP(VARCHAR, VARCHAR)", "commands": ["VARCHAR"], "inputArtifacts": [{"name": "VARCHAR"}], "roleArn": "VARCHAR", "region": "VARCHAR", "timeoutInMinutes": "BIGINT"}]}]}, "onSuccess": {"conditions": [{"result": "VARCHAR", "rules": [{"name": "VARCHAR", "ruleTypeId": {"category": "VARCHAR", "owner": "VARCHAR", "provider": "VARCHAR", "version": "VARCHAR"}, "configuration": "MAP(VARCHAR, VARCHAR)", "commands": ["VARCHAR"], "inputArtifacts": [{"name": "VARCHAR"}], "roleArn": "VARCHAR", "region": "VARCHAR", "timeoutInMinutes": "BIGINT"}]}]}, "beforeEntry": {"conditions": [{"result": "VARCHAR", "rules": [{"name": "VARCHAR", "ruleTypeId": {"category": "VARCHAR", "owner": "VARCHAR", "provider": "VARCHAR", "version": "VARCHAR"}, "configuration": "MAP(VARCHAR, VARCHAR)", "commands": ["VARCHAR"], "inputArtifacts": [{"name": "VARCHAR"}], "roleArn": "VARCHAR", "region": "VARCHAR", "timeoutInMinutes": "BIGINT"}]}]}}],
            "version": "BIGINT",
            "executionMode": "VARCHAR",
            "pipelineType": "VARCHAR",
            "variables": [{"name": "VARCHAR", "defaultValue": "VARCHAR", "description": "VARCHAR"}],
            "triggers": [{"providerType": "VARCHAR", "gitConfiguration": {"sourceActionName": "VARCHAR", "push": [{"tags": {"includes": ["VARCHAR"], "excludes": ["VARCHAR"]}, "branches": {"includes": ["VARCHAR"], "excludes": ["VARCHAR"]}, "filePaths": {"includes": ["VARCHAR"], "excludes": ["VARCHAR"]}}], "pullRequest": [{"events": ["VARCHAR"], "branches": {"includes": ["VARCHAR"], "excludes": ["VARCHAR"]}, "filePaths": {"includes": ["VARCHAR"], "excludes": ["VARCHAR"]}}]}}],
            "summary": {"name": "VARCHAR", "version": "BIGINT", "pipelineType": "VARCHAR", "executionMode": "VARCHAR", "created": "TIMESTAMPTZ"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::CodePipeline::Pipeline'
)
