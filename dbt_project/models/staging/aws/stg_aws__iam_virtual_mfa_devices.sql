-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::IAM::VirtualMFADevice, their configuration by column.
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
    typed."SerialNumber" as serial_number,
    typed."Base32StringSeed" as base32_string_seed,
    typed."QRCodePNG" as qr_code_png,
    typed."User" as user,
    typed."EnableDate" as enable_date,
    typed."Tags" as aws_tags
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
            "SerialNumber": "VARCHAR",
            "Base32StringSeed": "VARCHAR",
            "QRCodePNG": "VARCHAR",
            "User": {"Path": "VARCHAR", "UserName": "VARCHAR", "UserId": "VARCHAR", "Arn": "VARCHAR", "CreateDate": "TIMESTAMPTZ", "PermissionsBoundary": {"PermissionsBoundaryType": "VARCHAR", "PermissionsBoundaryArn": "VARCHAR"}, "Tags": [{"Key": "VARCHAR", "Value": "VARCHAR"}]},
            "EnableDate": "TIMESTAMPTZ",
            "Tags": [{"Key": "VARCHAR", "Value": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::IAM::VirtualMFADevice'
)
