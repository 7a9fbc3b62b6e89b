{{ config(materialized='table', pre_hook="{{ begin_cost_loads() }}") }}
-- What is current of every source of costs and month: the latest load that was read; beside it how the latest attempt ended. A load that
-- failed never takes the place of one that was read. Without `load_id` nothing was ever read.
with loads as (
    select
        *,
        row_number() over (
            partition by kind, provider, source, billing_period order by started_at desc, load_id desc
        ) as place,
        row_number() over (
            partition by kind, provider, source, billing_period, status = 'ok' order by started_at desc, load_id desc
        ) as place_by_outcome
    from {{ ref('stg_costs__loads') }}
)

select
    attempted.kind,
    attempted.provider,
    attempted.source,
    attempted.billing_period,
    good.load_id,
    good.content_path,
    good.row_count,
    good.is_closed,
    good.other_columns,
    good.started_at as loaded_at,
    attempted.started_at as last_attempt_at,
    attempted.status as last_status,
    attempted.error_code as last_error_code,
    attempted.error_message as last_error_message
from loads as attempted
left join loads as good
    on
        attempted.kind = good.kind
        and attempted.provider = good.provider
        and attempted.source = good.source
        and attempted.billing_period is not distinct from good.billing_period
        and good.status = 'ok'
        and good.place_by_outcome = 1
where attempted.place = 1
