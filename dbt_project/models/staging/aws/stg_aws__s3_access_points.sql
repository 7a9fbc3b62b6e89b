-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::S3::AccessPoint, their configuration by column.
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
    typed."Bucket" as bucket,
    typed."NetworkOrigin" as network_origin,
    typed."VpcConfiguration" as vpc_configuration,
    typed."PublicAccessBlockConfiguration" as public_access_block_configuration,
    typed."CreationDate" as creation_date,
    typed."Alias" as alias,
    typed."AccessPointArn" as access_point_arn,
    typed."Endpoints" as endpoints,
    typed."BucketAccountId" as bucket_account_id,
    typed."DataSourceId" as data_source_id,
    typed."DataSourceType" as data_source_type,
    typed."Policy" as policy
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
            "Bucket": "VARCHAR",
            "NetworkOrigin": "VARCHAR",
            "VpcConfiguration": {"VpcId": "VARCHAR"},
            "PublicAccessBlockConfiguration": {"BlockPublicAcls": "BOOLEAN", "IgnorePublicAcls": "BOOLEAN", "BlockPublicPolicy": "BOOLEAN", "RestrictPublicBuckets": "BOOLEAN"},
            "CreationDate": "TIMESTAMPTZ",
            "Alias": "VARCHAR",
            "AccessPointArn": "VARCHAR",
            "Endpoints": "MAP(VARCHAR, VARCHAR)",
            "BucketAccountId": "VARCHAR",
            "DataSourceId": "VARCHAR",
            "DataSourceType": "VARCHAR",
            "Policy": "JSON"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::S3::AccessPoint'
)
