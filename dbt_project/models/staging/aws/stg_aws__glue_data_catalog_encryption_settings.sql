-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Glue::DataCatalogEncryptionSettings, their configuration by column.
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
    typed."EncryptionAtRest" as encryption_at_rest,
    typed."ConnectionPasswordEncryption" as connection_password_encryption
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
            "EncryptionAtRest": {"CatalogEncryptionMode": "VARCHAR", "SseAwsKmsKeyId": "VARCHAR", "CatalogEncryptionServiceRole": "VARCHAR"},
            "ConnectionPasswordEncryption": {"ReturnConnectionPasswordEncrypted": "BOOLEAN", "AwsKmsKeyId": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Glue::DataCatalogEncryptionSettings'
)
