{{ config(materialized='ephemeral') }}
-- depends_on: {{ source('raw_compliance', 'finding_moves') }}
select * from {{ read_raw('finding_moves', 'finding_moves_files') }}
