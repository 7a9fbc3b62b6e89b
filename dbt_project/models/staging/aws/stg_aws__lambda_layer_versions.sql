-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Lambda::LayerVersion, their configuration by column.
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
    typed."LayerVersionArn" as layer_version_arn,
    typed."Version" as version,
    typed."Description" as description,
    typed."CreatedDate" as created_date,
    typed."CompatibleArchitectures" as compatible_architectures,
    typed."CompatibleRuntimes" as compatible_runtimes,
    typed."LicenseInfo" as license_info
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
            "LayerVersionArn": "VARCHAR",
            "Version": "BIGINT",
            "Description": "VARCHAR",
            "CreatedDate": "VARCHAR",
            "CompatibleArchitectures": ["VARCHAR"],
            "CompatibleRuntimes": ["VARCHAR"],
            "LicenseInfo": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Lambda::LayerVersion'
)
