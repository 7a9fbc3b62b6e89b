-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Budgets::Budget, their configuration by column.
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
    typed."BudgetName" as budget_name,
    typed."BudgetLimit" as budget_limit,
    typed."PlannedBudgetLimits" as planned_budget_limits,
    typed."CostFilters" as cost_filters,
    typed."CostTypes" as cost_types,
    typed."TimeUnit" as time_unit,
    typed."TimePeriod" as time_period,
    typed."BudgetType" as budget_type,
    typed."LastUpdatedTime" as last_updated_time,
    typed."AutoAdjustData" as auto_adjust_data,
    typed."FilterExpression" as filter_expression,
    typed."Metrics" as metrics,
    typed."BillingViewArn" as billing_view_arn,
    typed."Notifications" as notifications
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
            "BudgetName": "VARCHAR",
            "BudgetLimit": {"Amount": "VARCHAR", "Unit": "VARCHAR"},
            "PlannedBudgetLimits": "JSON",
            "CostFilters": "JSON",
            "CostTypes": {"IncludeTax": "BOOLEAN", "IncludeSubscription": "BOOLEAN", "UseBlended": "BOOLEAN", "IncludeRefund": "BOOLEAN", "IncludeCredit": "BOOLEAN", "IncludeUpfront": "BOOLEAN", "IncludeRecurring": "BOOLEAN", "IncludeOtherSubscription": "BOOLEAN", "IncludeSupport": "BOOLEAN", "IncludeDiscount": "BOOLEAN", "UseAmortized": "BOOLEAN"},
            "TimeUnit": "VARCHAR",
            "TimePeriod": {"Start": "TIMESTAMPTZ", "End": "TIMESTAMPTZ"},
            "BudgetType": "VARCHAR",
            "LastUpdatedTime": "TIMESTAMPTZ",
            "AutoAdjustData": {"AutoAdjustType": "VARCHAR", "HistoricalOptions": {"BudgetAdjustmentPeriod": "BIGINT", "LookBackAvailablePeriods": "BIGINT"}},
            "FilterExpression": {"Or": ["JSON"], "And": ["JSON"], "Not": "JSON", "Dimensions": {"Key": "VARCHAR", "Values": ["VARCHAR"], "MatchOptions": ["VARCHAR"]}, "Tags": {"Key": "VARCHAR", "Values": ["VARCHAR"], "MatchOptions": ["VARCHAR"]}, "CostCategories": {"Key": "VARCHAR", "Values": ["VARCHAR"], "MatchOptions": ["VARCHAR"]}, "ProductAttributes": {"Key": "VARCHAR", "Values": ["VARCHAR"], "MatchOptions": ["VARCHAR"]}},
            "Metrics": ["VARCHAR"],
            "BillingViewArn": "VARCHAR",
            "Notifications": [{"NotificationType": "VARCHAR", "ComparisonOperator": "VARCHAR", "Threshold": "DOUBLE", "ThresholdType": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Budgets::Budget'
)
