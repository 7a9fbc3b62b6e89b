-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::IAM::OIDCProvider, their configuration by column.
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
    typed."Url" as url,
    typed."ClientIDList" as client_id_list,
    typed."ThumbprintList" as thumbprint_list,
    typed."CreateDate" as create_date,
    typed."Provider" as aws_provider
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
            "Url": "VARCHAR",
            "ClientIDList": ["VARCHAR"],
            "ThumbprintList": ["VARCHAR"],
            "CreateDate": "TIMESTAMPTZ",
            "Provider": {"Arn": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::IAM::OIDCProvider'
)
