{{ config(materialized='ephemeral') }}
-- depends_on: {{ source('raw_costs', 'loads') }}
select * from {{ read_raw('loads', 'cost_load_files') }}
