-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::ElasticBeanstalk::Application, their configuration by column.
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
    typed."ApplicationArn" as application_arn,
    typed."ApplicationName" as application_name,
    typed."Description" as description,
    typed."DateCreated" as date_created,
    typed."DateUpdated" as date_updated,
    typed."Versions" as versions,
    typed."ConfigurationTemplates" as configuration_templates,
    typed."ResourceLifecycleConfig" as resource_lifecycle_config
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
            "ApplicationArn": "VARCHAR",
            "ApplicationName": "VARCHAR",
            "Description": "VARCHAR",
            "DateCreated": "TIMESTAMPTZ",
            "DateUpdated": "TIMESTAMPTZ",
            "Versions": ["VARCHAR"],
            "ConfigurationTemplates": ["VARCHAR"],
            "ResourceLifecycleConfig": {"ServiceRole": "VARCHAR", "VersionLifecycleConfig": {"MaxCountRule": {"Enabled": "BOOLEAN", "MaxCount": "BIGINT", "DeleteSourceFromS3": "BOOLEAN"}, "MaxAgeRule": {"Enabled": "BOOLEAN", "MaxAgeInDays": "BIGINT", "DeleteSourceFromS3": "BOOLEAN"}}}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::ElasticBeanstalk::Application'
)
