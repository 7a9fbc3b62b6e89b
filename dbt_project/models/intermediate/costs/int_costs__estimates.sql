{{ config(materialized='table') }}
-- What list prices come to for each present resource, a month of 730 hours: quantity times price over what it is paid for
-- (int_costs__usage), with what was observed of it. What could not be priced is named, and never counts as nothing: without a part that
-- the resource costs in any case there is no expected figure; what is metered on top of it leaves the upper figure open. Snapshots hold
-- what changed since the one before, so all but the oldest of a volume have their size as the upper figure alone. Where a region's price
-- is not known, a near region's is taken, times what the two regions' prices have to each other elsewhere. Prices in other currencies
-- than dollars are not used.
with observed as (
    select * from {{ ref('int_costs__observed') }}
),

-- resources that are configured alike cost the same and are priced once, but for those of which something was observed or that make a
-- series
alike as (
    select
        usage.resource_uid,
        if(
            usage.resource_uid in (select resource_uid from observed) or usage.resource_type = 'AWS::EC2::Snapshot',
            hash(usage.resource_uid), usage.likeness
        ) as bearer
    from {{ ref('int_costs__usage') }} as usage
    where len(usage.components) > 0
),

parts as (
    select
        bearers.bearer,
        usage.resource_uid,
        usage.provider,
        usage.account_id,
        usage.region,
        usage.resource_type,
        usage.created_at,
        unnest(usage.components, recursive := true)
    from (select bearer, min(resource_uid) as resource_uid from alike group by bearer) as bearers
    inner join {{ ref('int_costs__usage') }} as usage on bearers.resource_uid = usage.resource_uid
),

quantified as (
    select
        parts.* exclude (sku_key, quantity, is_upper_bound, priced_as),
        coalesce(parts.priced_as, parts.resource_type) as sold_as,
        coalesce(observed.sku_key, parts.sku_key) as sku_key,
        coalesce(parts.quantity, observed.quantity) as quantity,
        parts.is_upper_bound and (
            parts.series is null
            or row_number() over (
                partition by parts.provider, parts.account_id, parts.region, parts.series order by parts.created_at, parts.resource_uid
            ) > 1
        ) as is_upper_bound
    from parts
    left join observed on parts.resource_uid = observed.resource_uid and parts.component = observed.component
),

wanted as (
    select distinct provider, region, sold_as, sku_key, unit
    from quantified
    where sku_key is not null
),

prices as (
    select * from {{ ref('int_costs__prices') }} where currency = 'USD'
),

exact as (
    select
        wanted.*,
        prices.unit_price,
        prices.price_age_days,
        wanted.region as price_region,
        null::decimal(18, 6) as region_ratio
    from wanted
    inner join prices
        on
            wanted.provider = prices.provider
            and wanted.sold_as = prices.resource_type
            and wanted.sku_key = prices.sku_key
            and wanted.unit = prices.unit
            and prices.region in (wanted.region, '*')
    qualify row_number() over (
        partition by wanted.provider, wanted.region, wanted.sold_as, wanted.sku_key, wanted.unit order by prices.region = '*'
    ) = 1
),

lacking as (
    select wanted.*
    from wanted
    anti join exact
        on
            wanted.provider = exact.provider
            and wanted.region = exact.region
            and wanted.sold_as = exact.sold_as
            and wanted.sku_key = exact.sku_key
            and wanted.unit = exact.unit
    where wanted.region <> 'global'
),

-- how the prices of two regions stand to each other: over what both sell of the type, else over all that both sell
pairs as (
    select
        here.provider,
        here.region,
        there.region as near_region,
        here.resource_type,
        here.unit_price::double / there.unit_price::double as ratio
    from prices as here
    inner join prices as there
        on
            here.provider = there.provider
            and here.resource_type = there.resource_type
            and here.sku_key = there.sku_key
            and here.unit = there.unit
            and here.region <> there.region
    where
        here.unit_price > 0
        and there.unit_price > 0
        and (here.provider, here.region) in (select (provider, region) from lacking)
),

ratios as (
    select provider, region, near_region, resource_type, median(ratio)::decimal(18, 6) as ratio, count(*) as compared
    from pairs
    group by provider, region, near_region, resource_type
    union all
    select provider, region, near_region, null as resource_type, median(ratio)::decimal(18, 6) as ratio, count(*) as compared
    from pairs
    group by provider, region, near_region
),

near as (
    select
        lacking.*,
        (prices.unit_price * ratios.ratio)::decimal(38, 15) as unit_price,
        prices.price_age_days,
        ratios.near_region as price_region,
        ratios.ratio as region_ratio
    from lacking
    inner join prices
        on
            lacking.provider = prices.provider
            and lacking.sold_as = prices.resource_type
            and lacking.sku_key = prices.sku_key
            and lacking.unit = prices.unit
    inner join ratios
        on
            lacking.provider = ratios.provider
            and lacking.region = ratios.region
            and prices.region = ratios.near_region
            and (ratios.resource_type = lacking.sold_as or ratios.resource_type is null)
    qualify row_number() over (
        partition by lacking.provider, lacking.region, lacking.sold_as, lacking.sku_key, lacking.unit
        order by
            split_part(ratios.near_region, '-', 1) <> split_part(lacking.region, '-', 1) asc,
            ratios.resource_type is null asc,
            ratios.compared desc,
            ratios.near_region asc
    ) = 1
),

known as (
    select * from exact
    union all
    select * from near
),

priced as (
    select
        quantified.*,
        if(quantified.quantity = 0, 0, known.unit_price) as price,
        known.unit_price,
        known.price_age_days,
        known.price_region,
        known.region_ratio,
        known.region_ratio is not null and coalesce(quantified.quantity <> 0, true) as is_near,
        (quantified.quantity * price * if(quantified.unit in ('hour', 'gb_hour'), 730, 1))::decimal(38, 12) as monthly,
        case
            when quantified.quantity is null then quantified.component
            when price is null then quantified.component || ' price'
            when quantified.is_upper_bound then quantified.component || ' (an upper bound)'
        end as lack
    from quantified
    left join known
        on
            quantified.provider = known.provider
            and quantified.region = known.region
            and quantified.sold_as = known.sold_as
            and quantified.sku_key = known.sku_key
            and quantified.unit = known.unit
),

summed as (
    select
        bearer,
        sum(if(is_upper_bound, 0, monthly))::decimal(18, 6) as least_usd,
        if(bool_or(not is_metered and lack is not null), null, sum(monthly))::decimal(18, 6) as expected_usd,
        if(bool_or(monthly is null), null, sum(monthly))::decimal(18, 6) as high_usd,
        list_sort(list_distinct(coalesce(list(lack) filter (where lack is not null), []::varchar[]))) as missing_components,
        list_sort(list(
            {
                'component': component,
                'sku_key': sku_key,
                'quantity': quantity,
                'unit': unit,
                'unit_price': unit_price,
                'monthly_usd': if(is_upper_bound, null, monthly)::decimal(18, 6)
            }
        )) as components,
        coalesce(min(price_region) filter (where is_near), any_value(region) filter (where price_region is not null)) as price_region,
        bool_or(is_near) as is_any_near,
        -- what there is none of does not age the figure
        coalesce(max(price_age_days) filter (where quantity <> 0), max(price_age_days))::integer as price_age_days,
        arg_min(region_ratio, {'region': price_region, 'component': component, 'key': sku_key}) filter (where is_near) as ratio,
        bool_or(price_region is not null) as is_any_priced
    from priced
    group by bearer
)

select
    usage.resource_uid,
    usage.provider,
    usage.account_id,
    usage.region,
    usage.resource_type,
    -- a nothing that is only what could be priced is none
    if(summed.least_usd = 0 and summed.high_usd is null, null, summed.least_usd) as low_usd,
    summed.expected_usd,
    summed.high_usd,
    summed.missing_components,
    summed.components,
    summed.price_region,
    not summed.is_any_near as is_region_exact,
    summed.ratio as region_ratio,
    summed.price_age_days,
    case
        when summed.ratio is not null
            then 'list prices of ' || summed.price_region || format(' x {:.3f}, 730 hours', summed.ratio::double)
        when summed.is_any_priced then 'list prices, 730 hours'
        else 'no list price'
    end as basis
from {{ ref('int_costs__usage') }} as usage
inner join alike on usage.resource_uid = alike.resource_uid
inner join summed on alike.bearer = summed.bearer
