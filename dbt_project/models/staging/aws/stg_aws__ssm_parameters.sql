-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::SSM::Parameter, their configuration by column.
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
    typed."ARN" as arn,
    typed."Type" as type,
    typed."KeyId" as key_id,
    typed."LastModifiedDate" as last_modified_date,
    typed."LastModifiedUser" as last_modified_user,
    typed."Description" as description,
    typed."AllowedPattern" as allowed_pattern,
    typed."Version" as version,
    typed."Tier" as tier,
    typed."Policies" as policies,
    typed."DataType" as data_type
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
            "ARN": "VARCHAR",
            "Type": "VARCHAR",
            "KeyId": "VARCHAR",
            "LastModifiedDate": "TIMESTAMPTZ",
            "LastModifiedUser": "VARCHAR",
            "Description": "VARCHAR",
            "AllowedPattern": "VARCHAR",
            "Version": "BIGINT",
            "Tier": "VARCHAR",
            "Policies": [{"PolicyText": "JSON", "PolicyType": "VARCHAR"}],
            "DataType": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::SSM::Parameter'
)
