-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::RDS::EventSubscription, their configuration by column.
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
    typed."CustomerAwsId" as customer_aws_id,
    typed."CustSubscriptionId" as cust_subscription_id,
    typed."SnsTopicArn" as sns_topic_arn,
    typed."Status" as status,
    typed."SubscriptionCreationTime" as subscription_creation_time,
    typed."SourceType" as source_type,
    typed."SourceIdsList" as source_ids_list,
    typed."EventCategoriesList" as event_categories_list,
    typed."Enabled" as enabled,
    typed."EventSubscriptionArn" as event_subscription_arn
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
            "CustomerAwsId": "VARCHAR",
            "CustSubscriptionId": "VARCHAR",
            "SnsTopicArn": "VARCHAR",
            "Status": "VARCHAR",
            "SubscriptionCreationTime": "VARCHAR",
            "SourceType": "VARCHAR",
            "SourceIdsList": ["VARCHAR"],
            "EventCategoriesList": ["VARCHAR"],
            "Enabled": "BOOLEAN",
            "EventSubscriptionArn": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::RDS::EventSubscription'
)
