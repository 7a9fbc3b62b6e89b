{{ config(materialized='ephemeral') }}
-- depends_on: {{ source('raw_aws', 'observations') }}
select * from {{ read_raw('observations', 'observation_files', 'filename = true') }}
