{{ config(materialized='ephemeral') }}
-- depends_on: {{ source('raw_aws', 'accounts') }}
select * from {{ read_raw('accounts', 'account_files', 'filename = true') }}
