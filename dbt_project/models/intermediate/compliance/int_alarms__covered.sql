{{ config(materialized='ephemeral') }}
-- Which of the events that controls want to be told of each metric filter counts. A filter counts an event where all conditions of one of its
-- clauses hold for it; one that is narrowed by something that the event need not have does not. Events are told by their facts (seed alarm_events).
with clauses as (
    select resource_uid, number, clauses[number] as conditions
    from (
        select resource_uid, filter_clauses as clauses, unnest(range(1, len(filter_clauses) + 1)) as number
        from {{ ref('int_alarms__watched') }}
        where filter_clauses is not null
    )
),

conditions as (
    select resource_uid, number, unnest(conditions, recursive := true) from clauses
),

events as (
    select distinct control_id, event from {{ ref('alarm_events') }}
),

compared as (
    select
        conditions.resource_uid,
        conditions.number,
        events.control_id,
        events.event,
        bool_and(
            case conditions.operator
                when '=' then coalesce(facts.value glob conditions.value, false)
                when '!=' then coalesce(not facts.value glob conditions.value, false)
                when 'matches' then coalesce(regexp_matches(facts.value, conditions.value), false)
                when 'exists' then facts.value is not null
                when 'not exists' then facts.value is null
                else false
            end
        ) as holds
    from conditions
    cross join events
    left join {{ ref('alarm_events') }} as facts
        on events.control_id = facts.control_id and events.event = facts.event and conditions.selector = facts.selector
    group by all
)

select distinct resource_uid, control_id, event from compared where holds
