{{ config(materialized='table', pre_hook="{{ begin_cost_contents('prices', 'price_files') }}") }}
-- The list price that holds today of each thing that is sold: what a refresh read from the provider's own files, else the price book's.
-- Region * is every region of the provider. Prices in several currencies stand beside each other.
with told as (
    select
        provider, region, resource_type, sku_key, unit, unit_price, currency, effective_from, source, retrieved_at,
        true as is_refreshed
    from {{ ref('stg_costs__prices') }}
    union all
    select
        provider, region, resource_type, sku_key, unit, unit_price, currency, effective_from, source, retrieved_at,
        false as is_refreshed
    from {{ ref('price_book') }}
)

select
    provider,
    region,
    resource_type,
    sku_key,
    unit,
    unit_price::decimal(38, 15) as unit_price,
    currency,
    effective_from,
    source,
    retrieved_at,
    is_refreshed,
    greatest({{ today() }} - retrieved_at::date, 0)::integer as price_age_days
from told
where coalesce(effective_from, date '1970-01-01') <= {{ today() }}
qualify row_number() over (
    partition by provider, region, resource_type, sku_key, unit, currency
    order by is_refreshed desc, effective_from desc nulls last, retrieved_at desc, unit_price asc
) = 1
