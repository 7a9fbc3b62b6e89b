{{ config(materialized='ephemeral') }}
-- depends_on: {{ source('raw_aws', 'events') }}
select * from {{ read_raw('events', 'event_files', 'filename = true') }}
