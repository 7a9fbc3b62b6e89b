{{ config(materialized='ephemeral') }}
-- depends_on: {{ source('raw_compliance', 'scores') }}
select * from {{ read_raw('scores', 'scores_files') }}
