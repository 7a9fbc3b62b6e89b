{{ config(materialized='ephemeral') }}
-- depends_on: {{ source('raw_compliance', 'answers') }}
select * from {{ read_raw('answers', 'answers_files') }}
