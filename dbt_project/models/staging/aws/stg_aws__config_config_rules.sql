-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Config::ConfigRule, their configuration by column.
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
    typed."ConfigRuleName" as config_rule_name,
    typed."ConfigRuleArn" as config_rule_arn,
    typed."ConfigRuleId" as config_rule_id,
    typed."Description" as description,
    typed."Scope" as scope,
    typed."Source" as source,
    typed."InputParameters" as input_parameters,
    typed."MaximumExecutionFrequency" as maximum_execution_frequency,
    typed."CreatedBy" as created_by,
    typed."EvaluationModes" as evaluation_modes,
    typed."RuleEvaluationVisibility" as rule_evaluation_visibility
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
            "ConfigRuleName": "VARCHAR",
            "ConfigRuleArn": "VARCHAR",
            "ConfigRuleId": "VARCHAR",
            "Description": "VARCHAR",
            "Scope": {"ComplianceResourceTypes": ["VARCHAR"], "TagKey": "VARCHAR", "TagValue": "VARCHAR", "ComplianceResourceId": "VARCHAR", "ServicePrincipals": ["VARCHAR"]},
            "Source": {"Owner": "VARCHAR", "SourceIdentifier": "VARCHAR", "SourceDetails": [{"EventSource": "VARCHAR", "MessageType": "VARCHAR", "MaximumExecutionFrequency": "VARCHAR"}], "CustomPolicyDetails": {"PolicyRuntime": "VARCHAR", "PolicyText": "VARCHAR", "EnableDebugLogDelivery": "BOOLEAN"}},
            "InputParameters": "JSON",
            "MaximumExecutionFrequency": "VARCHAR",
            "CreatedBy": "VARCHAR",
            "EvaluationModes": [{"Mode": "VARCHAR"}],
            "RuleEvaluationVisibility": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Config::ConfigRule'
)
