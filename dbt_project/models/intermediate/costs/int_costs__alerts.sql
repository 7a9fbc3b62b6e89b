{%- set impact = var('anomaly_impact_usd') %}
{{ config(materialized='table') }}
-- Days on which a series cost what nobody could expect, as alerts. Each day is judged by the days before it alone, so that an alert, once
-- raised, stays. Expected is level (median of four weeks) × weekday (median of eight weeks). A day stands out when it is off by five
-- standard deviations (told by the median of four weeks' errors), or by half of that on three days running; by a quarter of what was
-- expected; and by the money that the settings call worth a word, in whatever currency. What comes every month, and what came three times
-- in eight weeks, is a habit and no alert.
with spans as (
    select hash(entity_key, currency) as series, entity_type, provider, account_id, currency, min(charge_date) as first_day
    from {{ ref('int_costs__series') }}
    group by entity_type, entity_key, provider, account_id, currency
    -- what never cost so much in a day cannot move by it
    having max(abs(cost)) >= {{ impact }}
),

-- a service that is new in an account, or an account in a bill, has cost nothing so far: the bill covers that, too
launches as (
    select spans.series, unnest(generate_series(spans.first_day - 28, spans.first_day - 1, interval 1 day))::date as charge_date
    from spans
    inner join spans as whole
        on
            spans.provider = whole.provider
            and spans.currency = whole.currency
            and (
                spans.entity_type = 'service' and whole.entity_type = 'account' and spans.account_id = whole.account_id
                or spans.entity_type = 'account' and whole.entity_type = 'total'
            )
            and spans.first_day >= whole.first_day + 28
),

days as (
    select
        *,
        row_number() over dated as day_number,
        avg(cost) over (dated rows between 28 preceding and 1 preceding) as month_mean
    from (
        select hash(entity_key, currency) as series, charge_date, cost, is_provisional
        from {{ ref('int_costs__series') }}
        where hash(entity_key, currency) in (select series from spans)
        union all
        select series, charge_date, 0, false from launches
    )
    window dated as (partition by series order by charge_date)
),

weekdays as (
    select
        *,
        coalesce(
            median(case when month_mean > 0 then cost / month_mean end) over (
                partition by series, isodow(charge_date) order by charge_date rows between 8 preceding and 1 preceding
            ),
            1
        ) as weekday_index
    from days
),

expectations as (
    select
        series,
        charge_date,
        is_provisional,
        day_number,
        cost,
        weekday_index * coalesce(
            median(cost / nullif(weekday_index, 0)) over (
                partition by series order by charge_date rows between 28 preceding and 1 preceding
            ),
            0
        ) as expected,
        cost - expected as residual
    from weekdays
),

spreads as (
    select
        *,
        1.4826 * median(abs(residual)) over (partition by series order by charge_date rows between 28 preceding and 1 preceding) as spread
    from expectations
),

-- the direction of days that stand out at least by half; what is not billed yet is no drop
leaning as (
    select
        *,
        case
            when
                day_number > 28
                and abs(residual) > 2.5 * spread
                and abs(residual) > 0.25 * abs(expected)
                and abs(residual) >= {{ impact }}
                and not (is_provisional and residual < 0)
                then sign(residual)
            else 0
        end as direction
    from spreads
),

standing_out as (
    select series, charge_date, is_provisional, cost, expected, residual, spread, direction
    from (
        select
            *,
            lag(direction) over dated = direction and lag(direction, 2) over dated = direction as is_third_day
        from leaning
        window dated as (partition by series order by charge_date)
    )
    where direction <> 0 and (abs(residual) > 5 * spread or is_third_day)
),

-- the same day of either month before, counted from the month's start or in its last week from its end, against its own weekday in the
-- fortnights around it
days_then as (
    select
        series,
        charge_date,
        residual,
        unnest([
            (charge_date - interval 1 month)::date,
            (charge_date - interval 2 month)::date,
            case when from_end < 7 then last_day((charge_date - interval 1 month)::date) - from_end end,
            case when from_end < 7 then last_day((charge_date - interval 2 month)::date) - from_end end
        ]) as day_then
    from (select *, (last_day(charge_date) - charge_date)::integer as from_end from standing_out)
),

monthly as (
    select
        days_then.series,
        days_then.charge_date,
        any_value(earlier.cost) filter (around.weeks = 0) - median(earlier.cost) filter (around.weeks <> 0) as residual_then
    from days_then
    cross join (select unnest([-2, -1, 0, 1, 2]) as weeks) as around
    inner join days as earlier
        on days_then.series = earlier.series and days_then.day_then + 7 * around.weeks = earlier.charge_date
    group by days_then.series, days_then.charge_date, days_then.day_then, days_then.residual
    having residual_then / days_then.residual between 0.5 and 2
),

-- how often, and by how much at most, it stood out the same way in the eight weeks that end a week before
frequent as (
    select
        *,
        count(*) filter (is_first_of_run) over eight_weeks as times,
        max(abs(residual)) over eight_weeks as largest
    from (
        select
            *,
            coalesce(charge_date - lag(charge_date) over (partition by series, direction order by charge_date) > 1, true)
                as is_first_of_run
        from standing_out
    )
    window eight_weeks as (
        partition by series, direction order by charge_date range between interval 56 days preceding and interval 7 days preceding
    )
),

unusual as (
    select
        frequent.*,
        coalesce(frequent.charge_date - lag(frequent.charge_date) over dated > 14, true) as is_first_of_alert
    from frequent
    anti join monthly on frequent.series = monthly.series and frequent.charge_date = monthly.charge_date
    where frequent.times < 3 or abs(frequent.residual) > 2 * frequent.largest
    window dated as (partition by frequent.series, frequent.direction order by frequent.charge_date)
),

-- days of one direction within a fortnight of each other are one alert
numbered as (
    select *, sum(is_first_of_alert::integer) over (partition by series, direction order by charge_date) as alert_number
    from unusual
),

alerts as (
    select
        series,
        min(charge_date) as started_on,
        max(charge_date) as ended_on,
        direction::integer as direction,
        list(charge_date order by charge_date) as days,
        sum(expected) as expected_cost,
        sum(cost) as actual_cost,
        max(abs(residual) / nullif(spread, 0)) as deviation,
        bool_and(is_provisional) as is_provisional
    from numbered
    group by series, direction, alert_number
)

select
    md5(concat_ws(chr(31), series.entity_type, series.entity_key, series.currency, alerts.started_on)) as anomaly_id,
    series.entity_type,
    series.entity_key,
    series.provider,
    series.account_id,
    series.service,
    series.team,
    series.resource_uid,
    series.currency,
    alerts.* exclude (series),
    alerts.ended_on >= newest.day - 2 as is_open
from alerts
inner join {{ ref('int_costs__series') }} as series
    on alerts.series = hash(series.entity_key, series.currency) and alerts.started_on = series.charge_date
inner join (select series, max(charge_date) as day from days group by series) as newest on alerts.series = newest.series
