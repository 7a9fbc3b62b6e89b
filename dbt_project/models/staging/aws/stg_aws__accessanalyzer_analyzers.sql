-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::AccessAnalyzer::Analyzer, their configuration by column.
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
    typed."type" as type,
    typed."createdAt" as aws_created_at,
    typed."status" as status,
    typed."statusReason" as status_reason,
    typed."configuration" as configuration,
    typed."managedBy" as managed_by
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
            "type": "VARCHAR",
            "createdAt": "TIMESTAMPTZ",
            "status": "VARCHAR",
            "statusReason": {"code": "VARCHAR"},
            "configuration": {"unusedAccess": {"unusedAccessAge": "BIGINT", "analysisRule": {"exclusions": [{"accountIds": ["VARCHAR"], "resourceTags": ["MAP(VARCHAR, VARCHAR)"]}]}}, "internalAccess": {"analysisRule": {"inclusions": [{"accountIds": ["VARCHAR"], "resourceTypes": ["VARCHAR"], "resourceArns": ["VARCHAR"]}]}}},
            "managedBy": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::AccessAnalyzer::Analyzer'
)
