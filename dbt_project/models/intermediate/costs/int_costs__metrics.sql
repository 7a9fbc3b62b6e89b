{{ config(materialized='ephemeral') }}
-- What was measured of resources, as the rules of savings ask for it: one row per resource, metric, statistic and window. Nothing measures
-- yet, so it has no rows, and every rule that needs a metric says unknown.
select
    null::varchar as resource_uid,
    null::varchar as metric,
    null::varchar as statistic,
    null::integer as window_days,
    null::double as value,
    null::bigint as datapoints,
    null::timestamptz as observed_at
where false
