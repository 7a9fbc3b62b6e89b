{{ config(materialized='ephemeral') }}
-- depends_on: {{ source('raw_costs', 'explored') }}
select * from {{ read_raw('explored', 'explored_files') }}
