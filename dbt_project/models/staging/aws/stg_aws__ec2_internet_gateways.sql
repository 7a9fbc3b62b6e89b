-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::InternetGateway, their configuration by column.
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
    typed."Attachments" as attachments,
    typed."InternetGatewayId" as internet_gateway_id,
    typed."OwnerId" as owner_id
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
            "Attachments": [{"State": "VARCHAR", "VpcId": "VARCHAR"}],
            "InternetGatewayId": "VARCHAR",
            "OwnerId": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::InternetGateway'
)
