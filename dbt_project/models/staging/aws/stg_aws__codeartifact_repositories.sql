-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::CodeArtifact::Repository, their configuration by column.
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
    typed."administratorAccount" as administrator_account,
    typed."domainName" as domain_name,
    typed."domainOwner" as domain_owner,
    typed."arn" as arn,
    typed."description" as description,
    typed."upstreams" as upstreams,
    typed."externalConnections" as external_connections,
    typed."createdTime" as created_time,
    typed."Policy" as policy
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
            "administratorAccount": "VARCHAR",
            "domainName": "VARCHAR",
            "domainOwner": "VARCHAR",
            "arn": "VARCHAR",
            "description": "VARCHAR",
            "upstreams": [{"repositoryName": "VARCHAR"}],
            "externalConnections": [{"externalConnectionName": "VARCHAR", "packageFormat": "VARCHAR", "status": "VARCHAR"}],
            "createdTime": "TIMESTAMPTZ",
            "Policy": "JSON"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::CodeArtifact::Repository'
)
