-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Events::EventBus, their configuration by column.
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
    typed."Name" as aws_name,
    typed."Arn" as arn,
    typed."Description" as description,
    typed."Policy" as policy,
    typed."CreationTime" as creation_time,
    typed."LastModifiedTime" as last_modified_time,
    typed."ManagedBy" as managed_by
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
            "Name": "VARCHAR",
            "Arn": "VARCHAR",
            "Description": "VARCHAR",
            "Policy": "JSON",
            "CreationTime": "TIMESTAMPTZ",
            "LastModifiedTime": "TIMESTAMPTZ",
            "ManagedBy": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Events::EventBus'
)
