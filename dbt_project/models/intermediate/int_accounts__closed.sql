{{ config(materialized='table') }}
-- When an account was closed: it stood alive in one listing of its organization and lacks, or is CLOSED, in the next. A suspended
-- account is not closed. A listing without a single account says nothing, since an organization has at least its own.
with listings as (
    select
        provider,
        listed_by,
        listing_id,
        listed_at,
        row_number() over (partition by provider, listed_by order by listed_at, listing_id) as place
    from (
        select distinct provider, listed_by, listing_id, listed_at
        from {{ ref('int_accounts__listed') }}
        where source = 'organizations'
    )
),

alive as (
    select listings.provider, listings.listed_by, listings.place, listed.account_id
    from {{ ref('int_accounts__listed') }} as listed
    inner join listings on listed.listing_id = listings.listing_id and listed.provider = listings.provider
    where listed.source = 'organizations' and listed.status is distinct from 'CLOSED'
)

select distinct
    alive.provider,
    alive.account_id,
    listings.listed_at as closed_at,
    listings.listing_id
from alive
inner join listings
    on
        alive.provider = listings.provider
        and alive.listed_by = listings.listed_by
        and listings.place = alive.place + 1
left join alive as still
    on
        still.provider = listings.provider
        and still.listed_by = listings.listed_by
        and still.place = listings.place
        and still.account_id = alive.account_id
where still.account_id is null
