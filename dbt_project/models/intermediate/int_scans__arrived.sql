{{ config(
    materialized='incremental', incremental_strategy='append', full_refresh=false, post_hook="{{ forget_vanished_scans() }}"
) }}
-- depends_on: {{ source('raw_aws', 'ledger') }}
-- Every committed scan gets the number of the build in which it arrived. A model remembers the last arrival it has taken in, in the
-- transaction that takes it in, so a build that dies half-way repeats exactly what was not committed. Never rebuilt: numbers that
-- began anew would hide later arrivals from models that were not rebuilt with it.
with committed as (
    select substr(file, length('{{ raw_root() }}/') + 1) as ledger_file
    from glob('{{ raw_root() }}/ledger/*/*/*.parquet')
)

select
    ledger_file,
    split_part(ledger_file, '/', 2) as provider,
    split_part(ledger_file, '/', 3) as account_id,
    split_part(split_part(ledger_file, '/', 4), '.', 1) as scan_id,
    {% if is_incremental() -%}
        coalesce((select max(arrival) from {{ this }}), 0) + 1
    {%- else -%} 1 {%- endif %}::bigint as arrival
from committed
{% if is_incremental() %}
where ledger_file not in (select arrived.ledger_file from {{ this }} as arrived)
{% endif %}
