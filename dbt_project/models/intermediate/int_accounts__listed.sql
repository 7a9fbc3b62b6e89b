{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook=["{{ begin_arrivals() }}", "{{ begin_account_files() }}"], post_hook="{{ end_arrivals() }}"
) }}
-- Every account of every account listing. The listing's ledger row says which rows of its file count: all where Organizations was read
-- (configured accounts outside of it stand beside its own), those of the settings where it could not be read.
with listings as (
    select distinct on (ledger.scan_id, ledger.source)
        ledger.provider,
        ledger.account_id as listed_by,
        ledger.source as listing_source,
        ledger.scan_id as listing_id,
        ledger.started_at as listed_at,
        ledger.content_scan_id,
        ledger.content_path,
        split_part(ledger.source, ':', 1) as row_source
    from {{ ref('stg_ledger') }} as ledger
    where ledger.status = 'ok' and ledger.resource_type = '{{ account_type() }}' and ledger.content_path is not null
)

select
    listings.provider,
    listings.listed_by,
    listings.listing_source,
    listings.listing_id,
    listings.listed_at,
    accounts.partition,
    accounts.management_account_id,
    accounts.account_id,
    accounts.account_name,
    accounts.email,
    accounts.status,
    accounts.ou_path,
    accounts.parent_id,
    accounts.tags,
    accounts.is_scanned,
    accounts.joined_at,
    accounts.source,
    accounts.provenance,
    accounts.discovered_at
from listings
inner join {{ ref('stg_aws__accounts') }} as accounts
    on
        accounts.filename = '{{ raw_root() }}/' || listings.content_path
        and accounts.listing_id = listings.content_scan_id
        and (listings.row_source = 'organizations' or accounts.source = listings.row_source)
{% if is_incremental() %}
where not exists (
    select 1 from {{ this }} as known
    where known.listing_id = listings.listing_id and known.listing_source = listings.listing_source
)
{% endif %}
