-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Shield::Subscription, their configuration by column.
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
    typed."StartTime" as start_time,
    typed."EndTime" as end_time,
    typed."TimeCommitmentInSeconds" as time_commitment_in_seconds,
    typed."AutoRenew" as auto_renew,
    typed."Limits" as limits,
    typed."ProactiveEngagementStatus" as proactive_engagement_status,
    typed."SubscriptionLimits" as subscription_limits,
    typed."SubscriptionArn" as subscription_arn
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
            "StartTime": "TIMESTAMPTZ",
            "EndTime": "TIMESTAMPTZ",
            "TimeCommitmentInSeconds": "BIGINT",
            "AutoRenew": "VARCHAR",
            "Limits": [{"Type": "VARCHAR", "Max": "BIGINT"}],
            "ProactiveEngagementStatus": "VARCHAR",
            "SubscriptionLimits": {"ProtectionLimits": {"ProtectedResourceTypeLimits": [{"Type": "VARCHAR", "Max": "BIGINT"}]}, "ProtectionGroupLimits": {"MaxProtectionGroups": "BIGINT", "PatternTypeLimits": {"ArbitraryPatternLimits": {"MaxMembers": "BIGINT"}}}},
            "SubscriptionArn": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Shield::Subscription'
)
