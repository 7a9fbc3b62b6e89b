{{ config(materialized='table', pre_hook="{{ begin_cost_contents('explored', 'explored_files') }}") }}
-- depends_on: {{ ref('int_costs__loads') }}
-- What Cost Explorer last answered, of every dataset and month. Unblended cost is what is billed, amortized cost what is effective. Where
-- a billing export covers the account's month, the bill goes before it (`is_covered`).
with covered as (
    select distinct account_id, billing_period
    from {{ ref('int_costs__keys') }}
    where provider = 'aws'
)

select
    explored.dataset,
    explored.billing_period,
    explored.period_start as charge_date,
    explored.period_end,
    explored.account_id,
    explored.service,
    explored.tag_key,
    explored.tag_value,
    nullif(explored.resource_id, '') as resource_id,
    {{ billed_key("'aws'", "nullif(explored.resource_id, '')") }} as resource_key,
    explored.unblended_cost as billed_cost,
    explored.amortized_cost as effective_cost,
    explored.currency,
    explored.is_estimated,
    covered.account_id is not null as is_covered,
    explored.load_id,
    explored.fetched_at
from {{ ref('stg_costs__explored') }} as explored
left join covered
    on explored.account_id = covered.account_id and explored.billing_period = covered.billing_period
