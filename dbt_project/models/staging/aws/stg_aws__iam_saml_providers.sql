-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::IAM::SAMLProvider, their configuration by column.
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
    typed."SAMLProviderUUID" as saml_provider_uuid,
    typed."SAMLMetadataDocument" as saml_metadata_document,
    typed."CreateDate" as create_date,
    typed."ValidUntil" as valid_until,
    typed."AssertionEncryptionMode" as assertion_encryption_mode,
    typed."PrivateKeyList" as private_key_list,
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
            "SAMLProviderUUID": "VARCHAR",
            "SAMLMetadataDocument": "VARCHAR",
            "CreateDate": "TIMESTAMPTZ",
            "ValidUntil": "TIMESTAMPTZ",
            "AssertionEncryptionMode": "VARCHAR",
            "PrivateKeyList": [{"KeyId": "VARCHAR", "Timestamp": "VARCHAR"}],
            "Provider": {"Arn": "VARCHAR", "ValidUntil": "TIMESTAMPTZ", "CreateDate": "TIMESTAMPTZ"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::IAM::SAMLProvider'
)
