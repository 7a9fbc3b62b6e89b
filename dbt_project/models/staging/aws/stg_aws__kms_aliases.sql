-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::KMS::Alias, their configuration by column.
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
    typed."AliasName" as alias_name,
    typed."AliasArn" as alias_arn,
    typed."TargetKeyId" as target_key_id,
    typed."CreationDate" as creation_date,
    typed."LastUpdatedDate" as last_updated_date
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
            "AliasName": "VARCHAR",
            "AliasArn": "VARCHAR",
            "TargetKeyId": "VARCHAR",
            "CreationDate": "TIMESTAMPTZ",
            "LastUpdatedDate": "TIMESTAMPTZ"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::KMS::Alias'
)
