-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Glue::SecurityConfiguration, their configuration by column.
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
    typed."CreatedTimeStamp" as created_time_stamp,
    typed."EncryptionConfiguration" as encryption_configuration
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
            "CreatedTimeStamp": "TIMESTAMPTZ",
            "EncryptionConfiguration": {"S3Encryption": [{"S3EncryptionMode": "VARCHAR", "KmsKeyArn": "VARCHAR"}], "CloudWatchEncryption": {"CloudWatchEncryptionMode": "VARCHAR", "KmsKeyArn": "VARCHAR"}, "JobBookmarksEncryption": {"JobBookmarksEncryptionMode": "VARCHAR", "KmsKeyArn": "VARCHAR"}, "DataQualityEncryption": {"DataQualityEncryptionMode": "VARCHAR", "KmsKeyArn": "VARCHAR"}}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Glue::SecurityConfiguration'
)
