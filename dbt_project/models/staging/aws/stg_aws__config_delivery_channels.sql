-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Config::DeliveryChannel, their configuration by column.
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
    typed."name" as aws_name,
    typed."s3BucketName" as s3_bucket_name,
    typed."s3KeyPrefix" as s3_key_prefix,
    typed."s3KmsKeyArn" as s3_kms_key_arn,
    typed."snsTopicARN" as sns_topic_arn,
    typed."configSnapshotDeliveryProperties" as config_snapshot_delivery_properties
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
            "name": "VARCHAR",
            "s3BucketName": "VARCHAR",
            "s3KeyPrefix": "VARCHAR",
            "s3KmsKeyArn": "VARCHAR",
            "snsTopicARN": "VARCHAR",
            "configSnapshotDeliveryProperties": {"deliveryFrequency": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Config::DeliveryChannel'
)
