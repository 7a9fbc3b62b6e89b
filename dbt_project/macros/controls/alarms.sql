{# The controls that somebody is told of what happens in an account. Which events each wants is in the seed alarm_events, by the control's name. #}

{# `applies` says of which accounts that is asked. #}
{% macro told_of_events(applies='true') -%}
with wanted as (
    select distinct event from {{ ref('alarm_events') }} where control_id = '{{ model.name }}'
),

watching as (
    select
        trails.account_id,
        trails.owner_id,
        trails.region,
        split_part(split_part(trails.log_group_arn, ':log-group:', 2), ':', 1) as log_group_name,
        trails.is_multi_region_trail and trails.is_logging and trails.records_management as is_good,
        trails.is_multi_region_trail and (trails.is_logging is null or trails.records_management is null) as may_be_good
    from {{ ref('int_trails__covering') }} as trails
),

filters as (
    select watching.account_id, watched.resource_uid, watched.filter_problem, watched.is_watched
    from (select distinct account_id, owner_id, log_group_name from watching where is_good) as watching
    inner join {{ ref('int_alarms__watched') }} as watched
        on watching.owner_id = watched.account_id and watching.log_group_name = watched.log_group_name
),

covered as (
    select filters.account_id, list(distinct covered.event) as events
    from filters
    inner join {{ ref('int_alarms__covered') }} as covered
        on filters.resource_uid = covered.resource_uid and covered.control_id = '{{ model.name }}'
    where filters.is_watched
    group by filters.account_id
),

odd as (
    select account_id, min(filter_problem) filter (is_watched) as problem from filters group by account_id
),

trails as (
    select
        account_id,
        bool_or(is_good) as is_good,
        bool_or(may_be_good) as may_be_good,
        bool_or(is_good and log_group_name <> '') as has_log_group,
        list(distinct owner_id) as owners
    from watching
    group by account_id
),

dark as (
    select trails.account_id, string_agg(distinct blind.cause, '; ') as cause
    from trails
    inner join {{ ref('int_compliance__blind_accounts') }} as blind
        on
            list_contains(trails.owners, blind.account_id)
            and blind.resource_type in ('AWS::Logs::MetricFilter', 'AWS::CloudWatch::Alarm', 'AWS::SNS::Subscription')
    group by trails.account_id
),

judged as (
    select
        accounts.resource_uid,
        accounts.is_management,
        list_sort(list_filter((select list(event) from wanted), lambda e: not list_contains(coalesce(covered.events, []), e))) as missing,
        coalesce(trails.is_good, false) as is_good,
        coalesce(trails.may_be_good, false) as may_be_good,
        coalesce(trails.has_log_group, false) as has_log_group,
        coalesce(blind.cause, dark.cause) as cause,
        odd.problem
    from {{ ref('int_compliance__accounts') }} as accounts
    left join trails on accounts.account_id = trails.account_id
    left join covered on accounts.account_id = covered.account_id
    left join odd on accounts.account_id = odd.account_id
    left join dark on accounts.account_id = dark.account_id
    left join {{ ref('int_trails__blind') }} as blind on accounts.account_id = blind.account_id
    where accounts.provider = 'aws'
),

decided as (
    select
        *,
        case
            when not ({{ applies }}) then 'not_applicable'
            when len(missing) = 0 then 'pass'
            when cause is not null or problem is not null or (not is_good and may_be_good) then 'unknown'
            else 'fail'
        end as verdict
    from judged
)

select
    resource_uid,
    verdict as status,
    case
        when verdict = 'not_applicable' then 'it is not the management account of an organization'
        when verdict = 'pass' then 'somebody is told of it'
        when cause is not null then cause
        when verdict = 'unknown' and problem is not null then 'the pattern of a metric filter cannot be read: ' || problem
        when verdict = 'unknown' then 'what a trail records could not be read'
        when not is_good then 'no trail records all of what happens in every region'
        when not has_log_group then 'the trail sends nothing to a log group'
        else 'nobody is told of ' || array_to_string(list_slice(missing, 1, 5), ', ') || if(len(missing) > 5, ' and ' || (len(missing) - 5) || ' more', '')
    end as reason,
    to_json({'missing': missing}) as evidence
from decided
{%- endmacro %}

{# The control that a trail which counts has some property, for every account that it covers. #}
{% macro trail_covers(holds, passes, fails) -%}
with judged as (
    select
        account_id,
        bool_or({{ holds }}) as is_covered,
        bool_or(({{ holds }}) is null and is_multi_region_trail is distinct from false) as may_be_covered,
        list(distinct aws_name) filter ({{ holds }}) as names
    from {{ ref('int_trails__covering') }}
    group by account_id
)

select
    accounts.resource_uid,
    case
        when judged.is_covered then 'pass'
        when blind.cause is not null or judged.may_be_covered then 'unknown'
        else 'fail'
    end as status,
    case
        when judged.is_covered then {{ passes }} || ': ' || array_to_string(judged.names, ', ')
        when blind.cause is not null then blind.cause
        when judged.may_be_covered then 'what a trail records, or whether it does, could not be read'
        else {{ fails }}
    end as reason,
    to_json({'Name': judged.names}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join judged on accounts.account_id = judged.account_id
left join {{ ref('int_trails__blind') }} as blind on accounts.account_id = blind.account_id
where accounts.provider = 'aws'
{%- endmacro %}
