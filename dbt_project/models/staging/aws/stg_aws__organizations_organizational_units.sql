-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Organizations::OrganizationalUnit, their configuration by column.
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
    typed."Arn" as arn,
    typed."Name" as aws_name,
    typed."Path" as path
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
            "Arn": "VARCHAR",
            "Name": "VARCHAR",
            "Path": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Organizations::OrganizationalUnit'
)
