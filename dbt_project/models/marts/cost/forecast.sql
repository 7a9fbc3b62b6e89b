{#- How far ahead errors are looked at, by name: days, and the days that lie between. -#}
{%- set leads = {'week': (7, 0), 'month_0': (28, 0), 'month_1': (28, 28), 'month_2': (28, 56), 'month_3': (28, 84)} %}
{%- set horizons = [('month_end', 0, 0), ('month_1', 1, 1), ('month_2', 2, 2), ('month_3', 3, 3), ('month_12', 1, 12)] %}
{%- set kinds = "'total', 'account', 'service', 'team'" %}
{{ config(materialized='table') }}
-- What the whole, accounts, services and teams will cost: this month, each of the next three, and the next twelve together.
-- A day costs level × weekday × growth, and the fee of its day of the month. Level: median of five weeks, so that a fortnight unlike the
-- rest does not count. Weekday: median of eight weeks. Growth: what three months agree on, damped by 0.8 a month. Where that has been off
-- by a tenth and more, and the mean of 28 days by half of it (cost that comes now and then), the mean is the rate. The interval holds 80 %
-- of what the same method has erred when it stood at earlier days of the series.
with known as (
    select
        hash(entity_key, currency) as series,
        charge_date,
        cost,
        row_number() over dated as day_number,
        median(cost) over (dated rows between 27 preceding and current row) as month_median
    from {{ ref('int_costs__series') }}
    where entity_type in ({{ kinds }}) and not is_provisional
    window dated as (partition by hash(entity_key, currency) order by charge_date)
),

weekdays as (
    select
        series,
        charge_date,
        cost,
        day_number,
        coalesce(
            median(case when month_median > 0 then cost / month_median end) over (
                partition by series, isodow(charge_date) order by charge_date rows between 7 preceding and current row
            ),
            1
        ) as weekday_index
    from known
),

levels as (
    select
        *,
        coalesce(median(cost / nullif(weekday_index, 0)) over (dated rows between 34 preceding and current row), 0) as level
    from weekdays
    window dated as (partition by series order by charge_date)
),

-- each series as it stands now
present as (
    select
        entity_type,
        entity_key,
        currency,
        hash(entity_key, currency) as series,
        any_value(provider) as provider,
        any_value(account_id) as account_id,
        any_value(service) as service,
        any_value(team) as team,
        count(*) filter (not is_provisional) as history_days,
        max(charge_date) filter (not is_provisional) as last_day
    from {{ ref('int_costs__series') }}
    where entity_type in ({{ kinds }})
    group by entity_type, entity_key, currency
),

-- what came on the same day of both last months, alike and well above the usual
fees as (
    select
        levels.series,
        day(levels.charge_date) as day_of_month,
        avg(levels.cost - levels.level * levels.weekday_index) as fee
    from levels
    inner join present on levels.series = present.series and levels.charge_date > present.last_day - interval 2 month
    group by levels.series, day_of_month
    having
        count(*) = 2
        and min(levels.cost - levels.level * levels.weekday_index) > 0.25 * max(levels.level * levels.weekday_index)
        and max(levels.cost - levels.level * levels.weekday_index) < 2 * min(levels.cost - levels.level * levels.weekday_index)
),

usual as (
    select
        levels.*,
        levels.cost - coalesce(fees.fee, 0) as usual_cost,
        sum(usual_cost) over (partition by levels.series order by levels.charge_date) as cost_so_far,
        ln(case when levels.level > 0 then levels.level end) as size
    from levels
    left join fees on levels.series = fees.series and day(levels.charge_date) = fees.day_of_month
),

-- where the method stood on each day; growth of a month is a logarithm, the smallest of three that point the same way, and more than 28 %
-- is believed of nobody. And what came in the days after.
standing as (
    select
        series,
        charge_date,
        day_number,
        level,
        weekday_index,
        size - lag(size, 28) over dated as growth_1,
        lag(size, 28) over dated - lag(size, 56) over dated as growth_2,
        lag(size, 56) over dated - lag(size, 84) over dated as growth_3,
        case
            when growth_1 > 0 and growth_2 > 0 and growth_3 > 0 then least(growth_1, growth_2, growth_3, 0.25)
            when growth_1 < 0 and growth_2 < 0 and growth_3 < 0 then greatest(growth_1, growth_2, growth_3, -0.25)
            else 0
        end as growth,
        avg(usual_cost) over (dated rows between 27 preceding and current row) as daily_mean,
        level * avg(weekday_index) over (dated rows between 6 preceding and current row) as daily_level
        {%- for lead, (days, gap) in leads.items() %},
        lead(cost_so_far, {{ gap + days }}) over dated - lead(cost_so_far, {{ gap }}) over dated as {{ lead }}
        {%- endfor %}
    from usual
    window dated as (partition by series order by charge_date)
),

-- of these, every seventh day to learn from, and the last week
kept as (
    select standing.*, standing.day_number >= 56 and standing.day_number % 7 = 0 as is_lesson
    from standing
    inner join present on standing.series = present.series
    where is_lesson or standing.charge_date > present.last_day - 7
),

errors as (
    {%- for lead, (days, gap) in leads.items() %}
    select
        series,
        '{{ lead }}' as lead,
        {{ lead }} as actual,
        {{ days }} * daily_mean as by_rate,
        {{ days }} * daily_level * exp(growth * 4 * (1 - 0.8 ** {{ '%.2f' % ((17 + gap + days / 2) / 28) }})) as by_weekday
    from kept
    where is_lesson and {{ lead }} is not null
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

methods as (
    select
        series,
        sum(abs(actual - by_weekday)) > 0.1 * sum(abs(actual))
        and sum(abs(actual - by_rate)) < 0.5 * sum(abs(actual - by_weekday)) as is_rate_better
    from errors
    where lead = 'month_0'
    group by series
),

ratios as (
    select
        errors.series,
        present.entity_type,
        errors.lead,
        errors.actual / nullif(if(methods.is_rate_better, errors.by_rate, errors.by_weekday), 0) as ratio
    from errors
    inner join methods on errors.series = methods.series
    inner join present on errors.series = present.series
),

own as (
    select series, lead, count(ratio) as outcomes, quantile_cont(ratio, [0.1, 0.9]) as band
    from ratios
    group by series, lead
),

alike as (
    select entity_type, lead, count(distinct series) as series, quantile_cont(ratio, [0.1, 0.9]) as band
    from ratios
    group by entity_type, lead
),

everything as (
    select lead, quantile_cont(ratio, [0.1, 0.9]) as band
    from ratios
    group by lead
),

judged as (
    select
        present.*,
        case
            when present.history_days < 7 then 'too_short'
            when {{ today() }} - present.last_day > 62 then 'too_old'
            when present.history_days < 28 or methods.is_rate_better then 'run_rate'
            else 'weekday_index'
        end as method
    from present
    left join methods on present.series = methods.series
),

periods as (
    {%- for horizon, first, last in horizons %}
    select
        '{{ horizon }}' as horizon,
        ({{ month_of(today()) }} + interval {{ first }} month)::date as period_start,
        ({{ month_of(today()) }} + interval {{ last + 1 }} month)::date - 1 as period_end
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

calendar as (
    select unnest(generate_series(min(period_start), max(period_end), interval 1 day))::date as day
    from periods
),

-- every day of them: what it cost, else what it will
expected as (
    select hash(entity_key, currency) as series, charge_date as day, cost, true as is_known
    from {{ ref('int_costs__series') }}
    where entity_type in ({{ kinds }}) and not is_provisional and charge_date >= (select min(day) from calendar)
    union all
    select
        judged.series,
        calendar.day,
        coalesce(fees.fee, 0)
        + if(
            judged.method = 'run_rate',
            now_standing.daily_mean,
            now_standing.level * week.weekday_index
            * exp(now_standing.growth * 4 * (1 - 0.8 ** ((17 + calendar.day - judged.last_day) / 28)))
        ),
        false
    from judged
    inner join calendar on judged.last_day < calendar.day
    inner join kept as now_standing on judged.series = now_standing.series and judged.last_day = now_standing.charge_date
    -- the same weekday in the last week that is known
    inner join kept as week
        on
            judged.series = week.series
            and judged.last_day - (judged.last_day - calendar.day + 7000)::integer % 7 = week.charge_date
    left join fees on judged.series = fees.series and day(calendar.day) = fees.day_of_month
    where judged.method in ('weekday_index', 'run_rate')
),

sums as (
    select
        expected.series,
        periods.horizon,
        sum(expected.cost) as forecast,
        coalesce(sum(expected.cost) filter (expected.is_known), 0) as known_cost,
        count(*) filter (not expected.is_known) as days_left,
        list(expected.cost::decimal(18, 6) order by expected.day) filter (periods.horizon = 'month_end') as daily_costs
    from expected
    inner join periods on expected.day between periods.period_start and periods.period_end
    group by expected.series, periods.horizon
),

stated as (
    select
        judged.*,
        periods.horizon,
        periods.period_start,
        periods.period_end,
        coalesce(sums.known_cost, 0) as actual_to_date,
        case when judged.method in ('weekday_index', 'run_rate') then sums.forecast - sums.known_cost end as still_to_come,
        case when judged.method in ('weekday_index', 'run_rate') then sums.daily_costs end as daily_costs,
        case
            when periods.horizon = 'month_12' then 'month_3'
            when periods.horizon = 'month_end' then if(sums.days_left <= 14, 'week', 'month_0')
            else 'month_' || least(round((periods.period_start - judged.last_day) / 28.0), 3)::integer
        end as lead,
        -- nothing is known of errors a year ahead: those of the third month, twice over
        if(periods.horizon = 'month_12', 2, 1) as widening
    from judged
    cross join periods
    left join sums on judged.series = sums.series and periods.horizon = sums.horizon
),

-- on each side the wider of what the series has erred and of what all of its kind have: a year holds few months. Of a kind of which there
-- are few, twice what the series itself has erred, which held as much in backtests. A series too young to have erred: what others have.
banded as (
    select
        stated.*,
        case
            when alike.series >= 10 and own.outcomes >= 12 then 'own and pool'
            when alike.series >= 10 then 'pool'
            when own.outcomes >= 12 then 'own, doubled'
            when everything.band is not null then 'pool'
        end as basis,
        case basis
            when 'own and pool' then [least(own.band[1], alike.band[1]), greatest(own.band[2], alike.band[2])]
            when 'own, doubled' then [2 * own.band[1] - 1, 2 * own.band[2] - 1]
            when 'pool' then case when alike.series >= 10 then alike.band else everything.band end
        end as limits,
        -- where errors were all on one side, the other has a quarter of their width all the same
        greatest(least(limits[1], 1 - (limits[2] - limits[1]) / 4), 0) ** stated.widening as low,
        greatest(limits[2], 1 + (limits[2] - limits[1]) / 4) ** stated.widening as high
    from stated
    left join own on stated.series = own.series and stated.lead = own.lead
    left join alike on stated.entity_type = alike.entity_type and stated.lead = alike.lead
    left join everything on stated.lead = everything.lead
)

select
    entity_type,
    entity_key,
    provider,
    account_id,
    service,
    team,
    currency,
    horizon,
    period_start,
    period_end,
    actual_to_date::decimal(18, 6) as actual_to_date,
    (actual_to_date + still_to_come)::decimal(18, 6) as forecast_cost,
    case
        when basis is not null then (actual_to_date + least(still_to_come * low, still_to_come * high))::decimal(18, 6)
    end as low_cost,
    case
        when basis is not null then (actual_to_date + greatest(still_to_come * low, still_to_come * high))::decimal(18, 6)
    end as high_cost,
    daily_costs,
    method,
    history_days,
    last_day,
    case when still_to_come is null then 'none' else coalesce(basis, 'none') end as interval_basis,
    {{ as_of() }} as as_of
from banded
