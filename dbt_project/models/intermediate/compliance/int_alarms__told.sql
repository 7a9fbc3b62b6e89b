{{ config(materialized='table') }}
-- Of each account and each control of the seed alarm_events: which of its events nobody is told of, and why. Somebody is told of an event
-- where a running trail of all regions and all management events sends it to a log group, a metric filter there counts it, and an alarm on
-- the metric is heard. Made once for all of these controls: the chain is the same.
with watching as (
    select
        account_id,
        is_multi_region_trail and is_logging and records_management as is_good,
        nullif(log_group_arn, '') is not null as has_log_group,
        split_part(log_group_arn, ':', 5) as log_account_id,
        split_part(log_group_arn, ':', 4) as log_region,
        split_part(log_group_arn, ':', 7) as log_group_name,
        -- selectors that could not be read leave out nobody knows what
        if(records_management is null, null, left_out) as left_out
    from {{ ref('int_trails__covering') }}
),

trails as (
    select
        account_id,
        coalesce(bool_or(is_good), false) as is_good,
        bool_or(is_good is null) as may_be_good,
        coalesce(bool_or(is_good and has_log_group), false) as has_log_group
    from watching
    group by account_id
),

filters as (
    select
        watching.account_id,
        watching.left_out,
        watched.resource_uid,
        watched.filter_name,
        watched.filter_pattern,
        watched.problem,
        watched.is_heard,
        watched.silence,
        watching.is_good and watched.problem is null and watched.is_heard as is_told
    from watching
    inner join {{ ref('int_alarms__watched') }} as watched
        on
            watching.log_account_id = watched.account_id
            and watching.log_region = watched.region
            and watching.log_group_name = watched.log_group_name
    where watching.is_good is distinct from false
),

sources as (
    select control_id, event, max(value) filter (selector = '$.eventSource' and operator = '=') as source
    from {{ ref('alarm_events') }}
    group by control_id, event
),

counted as (
    select
        filters.account_id,
        covered.control_id,
        covered.event,
        filters.filter_name,
        filters.is_told,
        filters.silence
    from filters
    inner join {{ ref('int_alarms__covered') }} as covered on filters.filter_pattern = covered.filter_pattern
    inner join sources on covered.control_id = sources.control_id and covered.event = sources.event
    -- what comes from a source that the trail leaves out never arrives
    where
        sources.source is null or filters.left_out is null
        or len(list_filter(filters.left_out, lambda names: not list_contains(names, sources.source))) > 0
),

told as (
    select
        account_id,
        control_id,
        list(distinct event) filter (is_told) as told,
        list(distinct event) filter (is_told is null) as perhaps,
        list(distinct filter_name order by filter_name) as filter_names,
        min(filter_name || ': ' || silence) filter (is_told is distinct from true) as silence
    from counted
    group by account_id, control_id
),

-- a filter that nobody hears of is not asked what it means
odd as (
    select account_id, min(filter_name || ': ' || problem) as problem
    from filters
    where problem is not null and is_heard is distinct from false
    group by account_id
),

dark as (
    select watching.account_id, string_agg(distinct coalesce(
        unread.cause, 'the log group ' || watching.log_group_name || ' lies in ' || watching.log_account_id || ' ' || watching.log_region
        || ', where nobody scans'
    ), '; ') as cause
    from watching
    left join {{ ref('int_compliance__regions') }} as regions
        on watching.log_account_id = regions.account_id and watching.log_region = regions.region
    left join {{ ref('int_compliance__unread') }} as unread
        on
            watching.log_account_id = unread.account_id
            and watching.log_region = unread.region
            and unread.resource_type in ('AWS::Logs::MetricFilter', 'AWS::CloudWatch::Alarm')
    where watching.has_log_group and watching.is_good is distinct from false and (regions.region is null or unread.region is not null)
    group by watching.account_id
),

-- EventBridge can tell of calls, too: rules that are on, have targets and name the calls. Whether somebody hears of them is not looked at.
rules as (
    select
        rules.account_id,
        sources.control_id,
        list(distinct rules.event) as events,
        list(distinct rules.aws_name order by rules.aws_name) as names
    from (
        select account_id, aws_name, unnest(try_cast(event_pattern->'$.detail.eventName' as varchar[])) as event
        from {{ ref('stg_aws__events_rules') }}
        where state <> 'DISABLED' and (len(targets) > 0 or {{ is_unread(['Targets']) }})
    ) as rules
    inner join sources on rules.event = sources.event
    group by rules.account_id, sources.control_id
),

wanted as (
    select control_id, list(event order by event) as events from sources group by control_id
)

select
    accounts.account_id,
    wanted.control_id,
    list_filter(wanted.events, lambda e: not coalesce(list_contains(told.told, e), false)) as missing,
    -- what no filter counts, whatever could not be read of the others
    list_filter(
        wanted.events, lambda e: not coalesce(list_contains(told.told, e), false) and not coalesce(list_contains(told.perhaps, e), false)
    ) as surely_missing,
    told.filter_names,
    if(len(list_filter(surely_missing, lambda e: not list_contains(rules.events, e))) = 0, rules.names, null) as rule_names,
    coalesce(blind.cause, dark.cause, 'the pattern of a metric filter cannot be judged: ' || odd.problem) as unknown_cause,
    case
        when trails.account_id is null then 'no trail covers the account'
        when not trails.is_good and trails.may_be_good then 'what a trail records, or whether it does, could not be read'
        when not trails.is_good then 'no running trail records all that is done in every region'
        when not trails.has_log_group then 'the trail sends nothing to a log group'
        when told.control_id is null then 'no metric filter of its log group counts any of it'
        else told.silence
    end as why
from {{ ref('int_compliance__accounts') }} as accounts
cross join wanted
left join trails on accounts.account_id = trails.account_id
left join told on accounts.account_id = told.account_id and wanted.control_id = told.control_id
left join rules on accounts.account_id = rules.account_id and wanted.control_id = rules.control_id
left join odd on accounts.account_id = odd.account_id
left join dark on accounts.account_id = dark.account_id
left join {{ ref('int_trails__blind') }} as blind on accounts.account_id = blind.account_id
where accounts.provider = 'aws'
