{{ config(materialized='ephemeral') }}
-- depends_on: {{ source('raw_aws', 'sightings') }}
select * from {{ read_raw('sightings', 'sighting_files', 'filename = true') }}
