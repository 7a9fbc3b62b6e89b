-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::CodeArtifact::Domain, their configuration by column.
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
    typed."owner" as owner,
    typed."arn" as arn,
    typed."status" as status,
    typed."createdTime" as created_time,
    typed."encryptionKey" as encryption_key,
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
            "owner": "VARCHAR",
            "arn": "VARCHAR",
            "status": "VARCHAR",
            "createdTime": "TIMESTAMPTZ",
            "encryptionKey": "VARCHAR",
            "Policy": "JSON"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::CodeArtifact::Domain'
)
