{{ config(materialized='table') }}
-- Whether others see what the listings see: identities compared, source by source, for each account, region and type that an index
-- would tell of. What it would not tell of is not applicable, and says why. The Tagging API sees what carries tags: it is compared
-- with that.
with looks as (
    select provider, account_id, source, max(started_at) as compared_at
    from {{ ref('int_sightings__latest') }}
    group by provider, account_id, source
),

listed as (
    select
        provider, account_id, region, resource_type, cell_region, resource_uid, resource_id,
        coalesce(cardinality(tags), 0) > 0 as is_tagged
    from {{ ref('int_assets__current') }}
    where (provider, account_id) in (select (provider, account_id) from looks)
),

covered as (
    select
        provider, account_id, source, region, resource_type,
        max(started_at) as looked_at, arg_max(scan_id, started_at) as look_scan_id
    from (
        select provider, account_id, source, region, started_at, scan_id, unnest(covers) as resource_type
        from {{ ref('int_sightings__latest') }}
        where covers is not null
    )
    group by provider, account_id, source, region, resource_type
),

-- an index that names no types names ARNs, whose shapes tell them
shapes as (
    select {{ arn_shape('resource_uid') }} as shape, mode(resource_type) as resource_type
    from listed
    where resource_uid like 'arn:%'
    group by shape
),

sighted as (
    select distinct
        looks.provider,
        looks.account_id,
        looks.source,
        coalesce(by_uid.region, by_id.region, looks.region) as region,
        coalesce(by_uid.resource_type, by_id.resource_type, looks.resource_type, shapes.resource_type) as resource_type,
        coalesce(by_uid.resource_uid, by_id.resource_uid, looks.resource_uid, looks.resource_id) as identity
    from {{ ref('int_sightings__latest') }} as looks
    left join listed as by_uid on looks.resource_uid = by_uid.resource_uid and looks.account_id = by_uid.account_id
    -- an index that knows ids alone, or ARNs of another form
    left join listed as by_id
        on
            looks.resource_id = by_id.resource_id
            and looks.resource_type = by_id.resource_type
            and looks.account_id = by_id.account_id
            and looks.region = by_id.region
    left join shapes on looks.resource_type is null and {{ arn_shape('looks.resource_uid') }} = shapes.shape
    where looks.covers is null
),

-- what its listing could not be read of is no ground for a comparison, nor is what was listed again after the index was read
read as (
    select
        provider, account_id, resource_type, region, bool_or(is_stale) as is_unread,
        max(last_success_at) as listed_at, arg_max(last_success_scan_id, last_success_at) as listing_scan_id
    from {{ ref('scan_coverage') }}
    group by provider, account_id, resource_type, region
),

wanted as (
    select listed.*, covered.source
    from listed
    inner join covered using (provider, account_id, region, resource_type)
    where covered.source <> '{{ tagging_source() }}' or listed.is_tagged
),

named as (
    select sighted.*
    from sighted
    semi join covered using (provider, account_id, source, region, resource_type)
),

compared as (
    select
        coalesce(wanted.provider, named.provider) as provider,
        coalesce(wanted.account_id, named.account_id) as account_id,
        coalesce(wanted.region, named.region) as region,
        coalesce(wanted.resource_type, named.resource_type) as resource_type,
        coalesce(wanted.source, named.source) as source,
        wanted.cell_region,
        wanted.resource_uid,
        named.identity
    from wanted
    full join named
        on
            wanted.provider = named.provider
            and wanted.account_id = named.account_id
            and wanted.source = named.source
            and wanted.resource_uid = named.identity
),

counted as (
    select
        provider,
        account_id,
        region,
        resource_type,
        source,
        any_value(cell_region) as cell_region,
        count(*) filter (resource_uid is not null and identity is not null) as in_both,
        count(*) filter (identity is null) as only_in_a,
        count(*) filter (resource_uid is null) as only_in_b,
        list_sort(list(resource_uid) filter (identity is null))[:10] as only_in_a_uids,
        list_sort(list(identity) filter (resource_uid is null))[:10] as only_in_b_uids
    from compared
    group by provider, account_id, region, resource_type, source
),

told as (
    select distinct source, resource_type
    from sighted
),

judged as (
    select
        counted.*,
        case
            when spots.reason is not null then spots.reason
            -- Config's queries know fewer types than its recorder, and do not say which.
            when counted.source like 'config:%' and told.source is null then 'the index has told of no resource of this type anywhere'
            when coalesce(read.is_unread, read_global.is_unread) is null then 'its listing was not asked for'
            when coalesce(read.is_unread, read_global.is_unread) then 'its listing is out of date'
            when
                coalesce(read.listed_at, read_global.listed_at) > covered.looked_at
                and coalesce(read.listing_scan_id, read_global.listing_scan_id) <> covered.look_scan_id
                then 'it was listed again since the index was last read'
        end as not_applicable_reason
    from counted
    inner join covered using (provider, account_id, source, region, resource_type)
    left join told on counted.source = told.source and counted.resource_type = told.resource_type
    left join {{ ref('source_blind_spots') }} as spots
        on counted.source = spots.source and counted.resource_type = spots.resource_type
    left join read
        on
            counted.provider = read.provider
            and counted.account_id = read.account_id
            and counted.resource_type = read.resource_type
            and counted.region = read.region
    left join read as read_global
        on
            counted.provider = read_global.provider
            and counted.account_id = read_global.account_id
            and counted.resource_type = read_global.resource_type
            and read_global.region = 'global'
),

untold as (
    select listed.provider, listed.account_id, listed.region, listed.resource_type, looks.source
    from (select distinct provider, account_id, region, resource_type from listed) as listed
    inner join looks using (provider, account_id)
    anti join covered using (provider, account_id, source, region, resource_type)
),

together as (
    select
        provider, account_id, region, resource_type, source, in_both, only_in_a, only_in_b,
        case when not_applicable_reason is null then round(100.0 * in_both / (in_both + only_in_a + only_in_b), 2) end as agreement_pct,
        only_in_a_uids, only_in_b_uids, not_applicable_reason
    from judged
    union all by name
    select
        *,
        if(
            source = '{{ tagging_source() }}',
            'its tags come with its listing, so that it is not asked for here',
            'the index does not tell of this type in this region'
        ) as not_applicable_reason
    from untold
)

select
    together.provider,
    together.account_id,
    together.region,
    together.resource_type,
    'listing' as source_a,
    together.source as source_b,
    together.in_both,
    together.only_in_a,
    together.only_in_b,
    together.agreement_pct::decimal(5, 2) as agreement_pct,
    together.only_in_a_uids,
    together.only_in_b_uids,
    together.not_applicable_reason,
    looks.compared_at,
    {{ as_of() }} as as_of
from together
inner join looks using (provider, account_id, source)
