{{ config(materialized='ephemeral') }}
-- depends_on: {{ source('raw_aws', 'ledger') }}
select * from {{ read_raw('ledger', 'ledger_files') }}
