{{ config(materialized='table', pre_hook="{{ begin_cost_contents('explored', 'explored_files') }}") }}
-- depends_on: {{ ref('int_costs__loads') }}
-- What Cost Explorer last answered, of every dataset and month. Unblended cost is what is billed, amortized cost what is effective.
select
    dataset,
    billing_period,
    period_start as charge_date,
    period_end,
    account_id,
    service,
    tag_key,
    tag_value,
    nullif(resource_id, '') as resource_id,
    unblended_cost as billed_cost,
    amortized_cost as effective_cost,
    currency,
    is_estimated,
    load_id,
    fetched_at
from {{ ref('stg_costs__explored') }}
