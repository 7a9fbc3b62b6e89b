{{ config(materialized='ephemeral') }}
-- depends_on: {{ source('raw_aws', 'resources') }}
select * from {{ read_raw('resources', 'resource_files', 'filename = true, file_row_number = true') }}
