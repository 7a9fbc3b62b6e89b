-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Detective::Graph, their configuration by column.
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
    typed."Arn" as arn,
    typed."CreatedTime" as created_time
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
            "Arn": "VARCHAR",
            "CreatedTime": "TIMESTAMPTZ"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Detective::Graph'
)
