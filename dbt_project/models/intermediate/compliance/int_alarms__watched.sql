{{ config(materialized='ephemeral') }}
-- Metric filters of log groups, and whether somebody is told when one counts: an alarm of the same region on its metric, with actions that are
-- on, sends to a topic to which somebody has confirmed a subscription.
with told as (
    select distinct topic_arn
    from {{ ref('stg_aws__sns_subscriptions') }}
    where subscription_arn like 'arn:%' and coalesce(pending_confirmation, 'false') = 'false'
),

alarms as (
    select account_id, region, namespace, metric_name, bool_or(told.topic_arn is not null) as tells, list(distinct alarm_name) as names
    from (
        select account_id, region, namespace, metric_name, alarm_name, unnest(alarm_actions) as action
        from {{ ref('stg_aws__cloudwatch_alarms') }}
        where actions_enabled is distinct from false
    ) as acting
    left join told on acting.action = told.topic_arn
    group by account_id, region, namespace, metric_name
)

select
    filters.resource_uid,
    filters.account_id,
    filters.region,
    filters.log_group_name,
    filters.filter_name,
    filters.filter_clauses,
    filters.filter_problem,
    coalesce(bool_or(alarms.tells), false) as is_watched,
    coalesce(bool_or(alarms.names is not null), false) as has_alarm
from (
    select *, unnest(metric_transformations) as metric from {{ ref('stg_aws__logs_metric_filters') }}
) as filters
left join alarms
    on
        filters.account_id = alarms.account_id
        and filters.region = alarms.region
        and filters.metric.metricNamespace = alarms.namespace
        and filters.metric.metricName = alarms.metric_name
group by all
