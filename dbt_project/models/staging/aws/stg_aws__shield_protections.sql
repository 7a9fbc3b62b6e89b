-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Shield::Protection, their configuration by column.
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
    typed."ResourceArn" as resource_arn,
    typed."HealthCheckIds" as health_check_ids,
    typed."ProtectionArn" as protection_arn,
    typed."ApplicationLayerAutomaticResponseConfiguration" as application_layer_automatic_response_configuration
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
            "ResourceArn": "VARCHAR",
            "HealthCheckIds": ["VARCHAR"],
            "ProtectionArn": "VARCHAR",
            "ApplicationLayerAutomaticResponseConfiguration": {"Status": "VARCHAR", "Action": {"Block": "JSON", "Count": "JSON"}}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Shield::Protection'
)
