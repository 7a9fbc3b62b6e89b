-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::CloudFront::Function, their configuration by column.
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
    typed."FunctionConfig" as function_config,
    typed."FunctionMetadata" as function_metadata,
    typed."Live" as live
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
            "FunctionConfig": {"Comment": "VARCHAR", "Runtime": "VARCHAR", "KeyValueStoreAssociations": {"Quantity": "BIGINT", "Items": [{"KeyValueStoreARN": "VARCHAR"}]}},
            "FunctionMetadata": {"FunctionARN": "VARCHAR", "Stage": "VARCHAR", "CreatedTime": "TIMESTAMPTZ", "LastModifiedTime": "TIMESTAMPTZ"},
            "Live": {"Name": "VARCHAR", "FunctionConfig": {"Comment": "VARCHAR", "Runtime": "VARCHAR", "KeyValueStoreAssociations": {"Quantity": "BIGINT", "Items": [{"KeyValueStoreARN": "VARCHAR"}]}}, "FunctionMetadata": {"FunctionARN": "VARCHAR", "Stage": "VARCHAR", "CreatedTime": "TIMESTAMPTZ", "LastModifiedTime": "TIMESTAMPTZ"}}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::CloudFront::Function'
)
