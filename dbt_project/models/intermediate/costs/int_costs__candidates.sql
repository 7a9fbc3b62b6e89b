{{ config(materialized='ephemeral') }}
-- Which rules of savings apply to which present resource, and what they find: fired, not_fired or unknown, before money is spoken of. A
-- rule applies where its fact holds (an unattached volume, a running instance) or cannot be read. A rule without a metric fires when the
-- fact has held for its window; one with metrics when all of its conditions hold over enough data. What was in its state when it was
-- first read fires with less confidence, unless it is younger than the window; so does what has held since the rule warns.
with asked as (
    -- the chosen profile; of rules that it does not know, the default one
    select profiles.*, row_number() over (partition by profiles.rule order by profiles.metric asc, profiles.window_days desc) as place
    from {{ ref('savings_profiles') }} as profiles
    where
        profiles.profile = '{{ var("savings_profile") }}'
        or profiles.profile = 'compute-optimizer'
        and profiles.rule not in (select rule from {{ ref('savings_profiles') }} where profile = '{{ var("savings_profile") }}')
),

rules as (
    select
        rules.*,
        limits.* exclude (rule)
    from {{ ref('savings_rules') }} as rules
    inner join (
        select
            rule,
            any_value(profile) as profile,
            max(window_days) as window_days,
            max(warn_days) as warn_days,
            max(headroom_pct) as headroom_pct
        from asked
        group by rule
    ) as limits on rules.rule = limits.rule
),

facts as (
    select * from {{ ref('int_costs__facts') }}
),

applied as (
    select
        usage.resource_uid,
        usage.created_at,
        usage.seen_since,
        usage.is_since_before,
        usage.are_tags_known or rules.kind = 'modernize' as are_tags_known,
        if(rules.kind = 'modernize', null, usage.excluded) as excluded,
        rules.*,
        facts.is_true is not null or rules.fact is null as is_fact_known,
        replace(rules.fact, '_', ' ') as said,
        coalesce(facts.is_state, false) as is_state,
        case
            when facts.since is not null then facts.since
            when facts.is_state then usage.seen_since
            else coalesce(usage.created_at, usage.seen_since)
        end as since,
        facts.since is null
        and (facts.is_state or usage.created_at is null)
        and usage.is_since_before as is_start_unknown
    from {{ ref('int_costs__usage') }} as usage
    inner join rules on usage.provider = rules.provider and usage.resource_type = rules.resource_type
    left join facts on usage.resource_uid = facts.resource_uid and rules.fact = facts.fact
    where rules.fact is null or facts.fact is not null
),

measured as (
    select
        applied.resource_uid,
        applied.rule,
        count(metrics.value) as values_known,
        arg_min(metrics.value, asked.place) as value,
        max(metrics.observed_at) as observed_at,
        bool_or(metrics.datapoints < asked.minimum_datapoints) as is_thin,
        bool_or(case asked.comparison
            when '<' then metrics.value >= asked.threshold
            when '<=' then metrics.value > asked.threshold
            when '=' then metrics.value <> asked.threshold
            when '>=' then metrics.value < asked.threshold
        end and metrics.datapoints >= asked.minimum_datapoints) as is_refuted,
        string_agg(
            asked.metric || ' ' || replace(asked.statistic, '_', ' ') || ' ' || format('{:g}', metrics.value) || ' ('
            || asked.comparison || ' ' || format('{:g}', asked.threshold) || ')', ', ' order by asked.place
        ) as told,
        list({
            'metric': asked.metric, 'statistic': asked.statistic, 'value': metrics.value, 'comparison': asked.comparison,
            'threshold': asked.threshold, 'window_days': asked.window_days, 'datapoints': metrics.datapoints
        } order by asked.place) as conditions
    from {{ ref('int_costs__metrics') }} as metrics
    inner join applied on metrics.resource_uid = applied.resource_uid and applied.needs_metrics
    inner join asked
        on
            applied.rule = asked.rule
            and metrics.metric = asked.metric
            and metrics.statistic = asked.statistic
            and metrics.window_days = asked.window_days
    group by applied.resource_uid, applied.rule
),

conditions as (
    select rule, count(*) as conditions from asked where metric is not null group by rule
),

judged as (
    select
        applied.*,
        measured.value,
        measured.told,
        measured.conditions,
        {{ days_since('applied.since') }} as days,
        {{ days_since('applied.created_at') }} < applied.window_days as is_young,
        case
            when not applied.is_fact_known then 'unknown: its configuration, or what is related to it, could not be read'
            when not applied.are_tags_known then 'unknown: its tags could not be read, which might say what it is kept for'
            when applied.excluded is not null then 'not_fired: ' || applied.excluded
            when applied.needs_metrics and is_young then 'not_fired: younger than the ' || applied.window_days || ' days that are looked at'
            when measured.is_refuted then 'not_fired: ' || measured.told
            when applied.needs_metrics and measured.values_known is null
                then 'unknown: no ' || if(applied.provider = 'aws', 'CloudWatch ', '') || 'metrics collected'
            when measured.values_known < conditions.conditions then 'unknown: some metrics are missing; ' || measured.told
            when measured.is_thin then 'unknown: too few datapoints; ' || measured.told
            when applied.needs_metrics then 'fired: ' || measured.told
            when applied.window_days = 0 then 'fired: ' || applied.said
            when days >= applied.window_days then 'fired: ' || applied.said || if(applied.is_state, ' for ', '; made ')
                || if(applied.is_start_unknown, 'at least ', '') || days || ' days' || if(applied.is_state, '', ' ago')
            when applied.is_start_unknown and not coalesce(is_young, false)
                then 'fired, less sure: ' || applied.said || ' since an unknown time; seen so for ' || days || ' days'
            when days >= applied.warn_days
                then 'fired, less sure: ' || applied.said || ' for ' || days || ' of ' || applied.window_days || ' days'
            else 'not_fired: ' || applied.said || ' for less than ' || applied.window_days || ' days'
        end as finding
    from applied
    left join measured on applied.resource_uid = measured.resource_uid and applied.rule = measured.rule
    left join conditions on applied.rule = conditions.rule
)

select
    resource_uid,
    rule,
    profile,
    kind,
    formula,
    split_part(split_part(finding, ':', 1), ',', 1) as state,
    case
        when finding not like '%, less sure:%' then confidence
        when confidence = 'H' then 'M'
        else 'L'
    end as confidence,
    substr(finding, strpos(finding, ':') + 2) as reason,
    to_json({
        'fact': fact, 'since': {{ in_utc('if(needs_metrics or is_start_unknown, null, since)') }},
        'seen_since': {{ in_utc('if(is_start_unknown and not needs_metrics, since, null)') }},
        'window_days': window_days,
        'metrics': conditions
    }) as evidence,
    value,
    days,
    window_days,
    headroom_pct
from judged
