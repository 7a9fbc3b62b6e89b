-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Organizations::Policy, their configuration by column.
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
    typed."Description" as description,
    typed."Type" as type,
    typed."AwsManaged" as aws_managed,
    typed."Content" as content,
    typed."Targets" as targets
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
            "Description": "VARCHAR",
            "Type": "VARCHAR",
            "AwsManaged": "BOOLEAN",
            "Content": "JSON",
            "Targets": [{"TargetId": "VARCHAR", "Arn": "VARCHAR", "Name": "VARCHAR", "Type": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Organizations::Policy'
)
