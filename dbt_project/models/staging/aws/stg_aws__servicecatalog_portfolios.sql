-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::ServiceCatalog::Portfolio, their configuration by column.
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
    typed."Id" as id,
    typed."ARN" as arn,
    typed."DisplayName" as display_name,
    typed."Description" as description,
    typed."CreatedTime" as created_time,
    typed."ProviderName" as provider_name,
    typed."Principals" as principals,
    typed."SharedWith" as shared_with
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
            "Id": "VARCHAR",
            "ARN": "VARCHAR",
            "DisplayName": "VARCHAR",
            "Description": "VARCHAR",
            "CreatedTime": "TIMESTAMPTZ",
            "ProviderName": "VARCHAR",
            "Principals": [{"PrincipalARN": "VARCHAR", "PrincipalType": "VARCHAR"}],
            "SharedWith": ["VARCHAR"]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::ServiceCatalog::Portfolio'
)
