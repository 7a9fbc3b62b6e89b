{{ config(materialized='ephemeral') }}
-- Which of the events that controls want to be told of each pattern counts; patterns are much the same everywhere, so each is asked once. A
-- pattern counts an event where all conditions of one of its clauses hold for it, and only what the event's facts (seed alarm_events) say
-- holds: a clause that asks for more than an event need have does not count it. A fact is a value, a value that it is not, or that there is
-- none.
with patterns as (
    select filter_pattern, any_value(filter_clauses) as clauses
    from {{ ref('stg_aws__logs_metric_filters') }}
    where filter_clauses is not null
    group by filter_pattern
),

clauses as (
    select filter_pattern, number, unnest(conditions) as condition, len(conditions) as size
    from (
        select filter_pattern, number, list_distinct(clauses[number]) as conditions
        from (select filter_pattern, clauses, unnest(range(1, len(clauses) + 1)) as number from patterns)
    )
),

conditions as (
    select distinct
        condition.selector as selector,
        condition.operator as operator,
        condition.value as value,
        -- of the characters that a glob has, a pattern knows the asterisk
        replace(replace(condition.value, '[', '[[]'), '?', '[?]') as glob_value
    from clauses
),

implied as (
    select conditions.selector, conditions.operator, conditions.value, facts.control_id, facts.event
    from conditions
    inner join {{ ref('alarm_events') }} as facts on conditions.selector = facts.selector
    group by all
    having bool_or(
        case facts.operator
            when '=' then
                case conditions.operator
                    when '=' then facts.value glob conditions.glob_value
                    when '!=' then not facts.value glob conditions.glob_value
                    when 'matches' then coalesce(try(regexp_matches(facts.value, conditions.value)), false)
                    when 'exists' then true
                    else false
                end
            when '!=' then conditions.operator = '!=' and conditions.value = facts.value
            when 'not exists' then conditions.operator = 'not exists'
            else false
        end
    )
),

counted as (
    select clauses.filter_pattern, implied.control_id, implied.event
    from clauses
    inner join implied
        on
            clauses.condition.selector = implied.selector
            and clauses.condition.operator = implied.operator
            and clauses.condition.value is not distinct from implied.value
    group by clauses.filter_pattern, clauses.number, implied.control_id, implied.event
    having count(*) = any_value(clauses.size)
)

select filter_pattern, control_id, event from counted
union
-- a pattern without conditions counts everything
select patterns.filter_pattern, facts.control_id, facts.event
from patterns
cross join (select distinct control_id, event from {{ ref('alarm_events') }}) as facts
where len(list_filter(patterns.clauses, lambda c: len(c) = 0)) > 0
