{{ config(materialized='table') }}
-- What cost more or less than anybody could expect, as money, with its cause. How days are judged is read in int_costs__alerts, how a cause
-- is found in int_costs__alert_causes. An alert is known by its series and its first day: it grows, closes and is confirmed under one id.
with alerts as (
    select
        * replace (expected_cost::decimal(18, 6) as expected_cost, actual_cost::decimal(18, 6) as actual_cost),
        (actual_cost::decimal(18, 6) - expected_cost::decimal(18, 6))::decimal(18, 6) as impact
    from {{ ref('int_costs__alerts') }}
)

select
    alerts.anomaly_id,
    alerts.entity_type,
    alerts.entity_key,
    alerts.provider,
    alerts.account_id,
    alerts.service,
    alerts.team,
    alerts.resource_uid,
    alerts.currency,
    alerts.started_on,
    alerts.ended_on,
    alerts.days,
    case when alerts.direction < 0 then 'drop' when alerts.ended_on - alerts.started_on < 3 then 'spike' else 'rise' end as kind,
    alerts.expected_cost,
    alerts.actual_cost,
    alerts.impact,
    (alerts.impact / len(alerts.days))::decimal(18, 6) as impact_per_day,
    -- of next to nothing, a share says nothing
    case when abs(alerts.expected_cost) >= 0.01 then (100 * alerts.impact / abs(alerts.expected_cost))::decimal(18, 1) end as impact_pct,
    abs(alerts.impact)::decimal(18, 6) as severity,
    least(alerts.deviation, 9999)::decimal(18, 1) as deviation,
    alerts.is_open,
    alerts.is_provisional,
    causes.cause,
    causes.cause_resources,
    causes.caused_by,
    causes.cause_basis,
    {{ as_of() }} as as_of
from alerts
inner join {{ ref('int_costs__alert_causes') }} as causes on alerts.anomaly_id = causes.anomaly_id
