-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::CloudFormation::StackSet, their configuration by column.
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
    typed."StackSetName" as stack_set_name,
    typed."StackSetId" as stack_set_id,
    typed."Description" as description,
    typed."Status" as status,
    typed."TemplateBody" as template_body,
    typed."Parameters" as parameters,
    typed."Capabilities" as capabilities,
    typed."StackSetARN" as stack_set_arn,
    typed."AdministrationRoleARN" as administration_role_arn,
    typed."ExecutionRoleName" as execution_role_name,
    typed."AutoDeployment" as auto_deployment,
    typed."PermissionModel" as permission_model,
    typed."OrganizationalUnitIds" as organizational_unit_ids,
    typed."ManagedExecution" as managed_execution,
    typed."Regions" as regions
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
            "StackSetName": "VARCHAR",
            "StackSetId": "VARCHAR",
            "Description": "VARCHAR",
            "Status": "VARCHAR",
            "TemplateBody": "VARCHAR",
            "Parameters": [{"ParameterKey": "VARCHAR", "ParameterValue": "VARCHAR", "UsePreviousValue": "BOOLEAN", "ResolvedValue": "VARCHAR"}],
            "Capabilities": ["VARCHAR"],
            "StackSetARN": "VARCHAR",
            "AdministrationRoleARN": "VARCHAR",
            "ExecutionRoleName": "VARCHAR",
            "AutoDeployment": {"Enabled": "BOOLEAN", "RetainStacksOnAccountRemoval": "BOOLEAN", "DependsOn": ["VARCHAR"]},
            "PermissionModel": "VARCHAR",
            "OrganizationalUnitIds": ["VARCHAR"],
            "ManagedExecution": {"Active": "BOOLEAN"},
            "Regions": ["VARCHAR"]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::CloudFormation::StackSet'
)
