-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Config::ConfigurationRecorder, their configuration by column.
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
    typed."arn" as arn,
    typed."name" as aws_name,
    typed."roleARN" as role_arn,
    typed."recordingGroup" as recording_group,
    typed."recordingMode" as recording_mode,
    typed."recordingScope" as recording_scope,
    typed."servicePrincipal" as service_principal,
    typed."connectorArn" as connector_arn,
    typed."scopeConfiguration" as scope_configuration,
    typed."Status" as status
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
            "arn": "VARCHAR",
            "name": "VARCHAR",
            "roleARN": "VARCHAR",
            "recordingGroup": {"allSupported": "BOOLEAN", "includeGlobalResourceTypes": "BOOLEAN", "resourceTypes": ["VARCHAR"], "exclusionByResourceTypes": {"resourceTypes": ["VARCHAR"]}, "recordingStrategy": {"useOnly": "VARCHAR"}},
            "recordingMode": {"recordingFrequency": "VARCHAR", "recordingModeOverrides": [{"description": "VARCHAR", "resourceTypes": ["VARCHAR"], "recordingFrequency": "VARCHAR"}]},
            "recordingScope": "VARCHAR",
            "servicePrincipal": "VARCHAR",
            "connectorArn": "VARCHAR",
            "scopeConfiguration": {"scopeType": "VARCHAR", "scopeValues": ["VARCHAR"], "allRegions": "BOOLEAN", "includedRegions": ["VARCHAR"]},
            "Status": {"arn": "VARCHAR", "name": "VARCHAR", "recording": "BOOLEAN", "servicePrincipal": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Config::ConfigurationRecorder'
)
