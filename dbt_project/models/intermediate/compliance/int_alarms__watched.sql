{{ config(materialized='ephemeral') }}
-- Metric filters of log groups, and whether somebody is told when one counts: an alarm of the same region on its metric, with actions that
-- are on, sends to a topic to which somebody has confirmed a subscription. Null is not known. A metric by dimensions is another one than
-- the metric without, and what counts by them is watched in part only.
with topics as (
    select
        action.arn,
        case
            when subscribed.topic_arn is not null or try_cast(observed.observations->>'$.SubscriptionsConfirmed' as bigint) > 0 then true
            when regions.region is null or unread.region is not null then null
            else false
        end as is_heard,
        case
            when regions.region is null then 'the topic ' || action.arn || ' lies where nobody scans'
            else unread.cause
        end as cause
    from (
        select distinct unnest(alarm_actions) as arn, split_part(arn, ':', 4) as region, split_part(arn, ':', 5) as account_id
        from {{ ref('stg_aws__cloudwatch_alarms') }}
    ) as action
    left join (
        -- before it is confirmed it has no ARN and is not listed; its ARN is that of its topic and one part more
        select distinct coalesce(topic_arn, regexp_replace(resource_uid, ':[^:]+$', '')) as topic_arn
        from {{ ref('stg_aws__sns_subscriptions') }}
        where pending_confirmation is distinct from 'true'
    ) as subscribed on action.arn = subscribed.topic_arn
    left join {{ ref('int_observations__latest') }} as observed
        on action.arn = observed.resource_uid and observed.resource_type = 'AWS::SNS::Topic'
    left join {{ ref('int_compliance__regions') }} as regions on action.account_id = regions.account_id and action.region = regions.region
    left join {{ ref('int_compliance__unread') }} as unread
        on
            action.account_id = unread.account_id
            and action.region = unread.region
            and unread.resource_type = 'AWS::SNS::Subscription'
    where split_part(action.arn, ':', 3) = 'sns'
),

alarms as (
    select
        resource_uid,
        account_id,
        region,
        alarm_name,
        actions_enabled,
        alarm_actions,
        list_concat(
            [{'namespace': namespace, 'name': metric_name, 'dimensions': coalesce(len(dimensions), 0)}],
            list_transform(
                list_filter(metrics, lambda m: m.AccountId is null or m.AccountId = account_id),
                lambda m: {
                    'namespace': m.MetricStat.Metric.Namespace,
                    'name': m.MetricStat.Metric.MetricName,
                    'dimensions': coalesce(len(m.MetricStat.Metric.Dimensions), 0)
                }
            )
        ) as metrics
    from {{ ref('stg_aws__cloudwatch_alarms') }}
),

heard as (
    select
        acting.resource_uid,
        case
            when bool_or(topics.is_heard) then true
            when bool_or(topics.arn is not null and topics.is_heard is null) then null
            else false
        end as is_heard,
        min(topics.cause) filter (topics.is_heard is null) as cause
    from (select resource_uid, unnest(alarm_actions) as arn from alarms) as acting
    left join topics on acting.arn = topics.arn
    group by acting.resource_uid
),

acting as (
    select
        account_id,
        region,
        metric.namespace as namespace,
        metric.name as metric_name,
        case
            when bool_or(is_heard) then true
            when bool_or(is_heard is null) then null
            else false
        end as is_heard,
        min(cause) as cause,
        list(distinct alarm_name order by alarm_name) as alarms
    from (
        select
            alarms.account_id,
            alarms.region,
            alarms.alarm_name,
            unnest(alarms.metrics) as metric,
            actions_enabled and if(len(alarms.alarm_actions) = 0, false, heard.is_heard) as is_heard,
            if(actions_enabled, heard.cause, null) as cause
        from alarms
        left join heard on alarms.resource_uid = heard.resource_uid
    )
    where metric.name is not null and metric.dimensions = 0
    group by account_id, region, metric.namespace, metric.name
),

filters as (
    select
        resource_uid,
        account_id,
        region,
        log_group_name,
        filter_name,
        filter_pattern,
        case
            when filter_problem is not null then filter_problem
            when field_selection_criteria <> '' then 'it counts some accounts or regions alone: ' || field_selection_criteria
        end as problem,
        coalesce(len(emit_system_field_dimensions), 0) > 0 as has_dimensions,
        unnest(metric_transformations) as metric
    from {{ ref('stg_aws__logs_metric_filters') }}
)

select
    filters.resource_uid,
    filters.account_id,
    filters.region,
    filters.log_group_name,
    filters.filter_name,
    filters.filter_pattern,
    filters.problem,
    case
        when bool_or(acting.is_heard) then true
        when bool_or(acting.alarms is not null and acting.is_heard is null) then null
        else false
    end as is_heard,
    case
        when bool_or(acting.is_heard) then null
        when bool_or(acting.alarms is not null and acting.is_heard is null)
            then coalesce(min(acting.cause), 'whether its alarm acts could not be read')
        when bool_or(acting.alarms is not null) then 'nobody has confirmed to hear of its alarm, or its actions are off'
        else 'no alarm is on its metric'
    end as silence
from filters
left join acting
    on
        filters.account_id = acting.account_id
        and filters.region = acting.region
        and filters.metric.metricNamespace = acting.namespace
        and filters.metric.metricName = acting.metric_name
        and not filters.has_dimensions
        and coalesce(cardinality(filters.metric.dimensions), 0) = 0
group by all
