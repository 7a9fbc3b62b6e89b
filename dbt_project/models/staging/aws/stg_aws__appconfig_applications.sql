-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::AppConfig::Application, their configuration by column.
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
    typed."Name" as aws_name,
    typed."Description" as description
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
            "Name": "VARCHAR",
            "Description": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::AppConfig::Application'
)
