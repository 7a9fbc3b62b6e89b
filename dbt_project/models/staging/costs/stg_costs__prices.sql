{{ config(materialized='ephemeral') }}
-- depends_on: {{ source('raw_costs', 'prices') }}
select * from {{ read_raw('prices', 'price_files') }}
