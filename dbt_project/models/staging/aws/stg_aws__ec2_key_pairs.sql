-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::KeyPair, their configuration by column.
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
    typed."KeyPairId" as key_pair_id,
    typed."KeyType" as key_type,
    typed."PublicKey" as public_key,
    typed."CreateTime" as create_time,
    typed."KeyName" as key_name,
    typed."KeyFingerprint" as key_fingerprint
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
            "KeyPairId": "VARCHAR",
            "KeyType": "VARCHAR",
            "PublicKey": "VARCHAR",
            "CreateTime": "TIMESTAMPTZ",
            "KeyName": "VARCHAR",
            "KeyFingerprint": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::KeyPair'
)
