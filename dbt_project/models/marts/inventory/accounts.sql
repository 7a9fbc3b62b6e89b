{{ config(materialized='table') }}
-- Every account that was ever listed or scanned. Organizations knows an account best; what it said last stays when it cannot be
-- asked. A closed account keeps its row.
with listed as (
    select
        provider,
        account_id,
        arg_max(listing, listing_order) filter (source = 'organizations') as organization,
        arg_max(listing, listing_order) filter (source <> 'organizations') as configured,
        arg_max(listing, listing_order) as latest
    from (
        select
            provider, account_id, source,
            (listed_at, listing_id) as listing_order,
            {
                'account_name': account_name, 'email': email, 'status': status, 'ou_path': ou_path, 'parent_id': parent_id,
                'tags': tags, 'is_scanned': is_scanned, 'partition': partition, 'joined_at': joined_at, 'source': source,
                'management_account_id': management_account_id, 'provenance': provenance, 'discovered_at': discovered_at,
                'listing_id': listing_id, 'listed_at': listed_at
            } as listing
        from {{ ref('int_accounts__listed') }}
    )
    group by provider, account_id
),

scanned as (
    select provider, account_id, min(latest.started_at) as first_attempt_at, max(latest.scan_id) as scan_id
    from {{ ref('int_cells') }}
    where {{ is_listing('resource_type') }}
    group by provider, account_id
),

closed as (
    select provider, account_id, max(closed_at) as closed_at
    from {{ ref('int_accounts__closed') }}
    group by provider, account_id
),

known as (
    select provider, account_id, coalesce(organization, configured) as best, organization, configured, latest
    from listed
)

select
    coalesce(known.provider, scanned.provider) as provider,
    coalesce(known.account_id, scanned.account_id) as account_id,
    coalesce(known.best.account_name, known.configured.account_name) as account_name,
    known.best.email as email,
    case
        when closed.closed_at >= known.organization.listed_at then 'CLOSED'
        else coalesce(known.best.status, 'UNKNOWN')
    end as status,
    known.best.ou_path as ou_path,
    known.best.parent_id as parent_id,
    coalesce(known.best.tags, known.configured.tags) as tags,
    case
        when closed.closed_at >= known.organization.listed_at then false
        else coalesce(known.latest.is_scanned, scanned.account_id is not null)
    end as is_scanned,
    known.best.partition as partition,
    known.best.management_account_id as management_account_id,
    known.best.joined_at as joined_at,
    case when closed.closed_at >= known.organization.listed_at then closed.closed_at end as closed_at,
    coalesce(known.best.discovered_at, scanned.first_attempt_at) as discovered_at,
    coalesce(known.best.source, 'ledger') as source,
    known.best.provenance::json as provenance,
    coalesce(known.latest.listing_id, scanned.scan_id) as scan_id,
    {{ as_of() }} as as_of
from known
full join scanned on known.provider = scanned.provider and known.account_id = scanned.account_id
left join closed on known.provider = closed.provider and known.account_id = closed.account_id
