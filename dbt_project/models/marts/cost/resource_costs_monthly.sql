{{ config(materialized='table') }}
-- One number for each resource and month, with what it stands on. The bill goes before Cost Explorer's resources, these before a share of
-- a service's total, that before an estimate from list prices, that before the last figure that was known, carried forward with its age.
-- Estimated and carried are the last closed month and the open one alone, where no bill covers the account's month; of the open month
-- they count the days that have passed, as a bill does. A resource younger than the newest charge of its account is estimated as well.
-- A resource that a covering bill does not name has no row: the bill says nothing of it, which is not zero.
with calendar as (
    select
        {{ month_of(today()) }} as open_month,
        {{ closed_month() }} as closed_month,
        {{ today() }} as today
),

billed as (
    select
        provider,
        account_id,
        resource_uid,
        is_in_inventory,
        billing_period,
        currency,
        service,
        any_value(resource_type) as resource_type,
        any_value(region) as region,
        any_value(resource_name) as resource_name,
        sum(billed_cost) as billed_cost,
        sum(effective_cost) as effective_cost,
        sum(list_cost) as list_cost,
        max(charge_date) as last_day
    from {{ ref('int_costs__attributed') }}
    group by provider, account_id, resource_uid, is_in_inventory, billing_period, currency, service
),

known as (
    select *, 'billed' as cost_basis from billed
    union all by name
    select
        months.provider,
        months.account_id,
        months.resource_uid,
        months.is_matched as is_in_inventory,
        months.billing_period,
        months.currency,
        months.service,
        null::varchar as resource_type,
        null::varchar as region,
        null::varchar as resource_name,
        months.billed_cost,
        months.effective_cost,
        null::decimal(38, 15) as list_cost,
        coalesce(months.last_day, (months.billing_period + interval 1 month)::date - 1) as last_day,
        months.cost_basis
    from {{ ref('int_costs__explored_months') }} as months
),

-- a resource that several services charge for is one row, under the service that charges most
known_months as (
    select
        provider,
        account_id,
        resource_uid,
        any_value(is_in_inventory) as is_in_inventory,
        billing_period,
        currency,
        arg_max(service, abs(effective_cost)) as service,
        any_value(resource_type) as resource_type,
        any_value(region) as region,
        any_value(resource_name) as resource_name,
        sum(billed_cost) as billed_cost,
        sum(effective_cost) as effective_cost,
        sum(list_cost) as list_cost,
        max(max(last_day)) over (partition by provider, account_id, billing_period) as last_day,
        max_by(cost_basis, {{ basis_rank('cost_basis') }}) as cost_basis
    from known
    group by provider, account_id, resource_uid, billing_period, currency, case when resource_uid is null then service end
),

newest_charges as (
    select provider, account_id, max(charge_date) as newest_charge
    from {{ ref('int_costs__charges') }}
    group by all
),

known_accounts as (
    select distinct provider, account_id, billing_period from known_months
),

living as (
    select
        estimates.*,
        attributed.owner,
        least(current.created_at, attributed.existence_started_at)::date as from_day
    from {{ ref('int_costs__estimates') }} as estimates
    inner join {{ ref('int_assets__attributed') }} as attributed on estimates.resource_uid = attributed.resource_uid
    inner join {{ ref('int_assets__current') }} as current on estimates.resource_uid = current.resource_uid
    where estimates.expected_usd is not null
),

estimated as (
    select
        living.provider,
        living.account_id,
        living.resource_uid,
        true as is_in_inventory,
        months.billing_period,
        'USD' as currency,
        null::varchar as service,
        living.resource_type,
        living.region,
        null::varchar as resource_name,
        null::decimal(38, 15) as billed_cost,
        (
            living.expected_usd
            * greatest(0, least((months.billing_period + interval 1 month)::date, calendar.today + 1)
                - greatest(months.billing_period, living.from_day))
            / ((months.billing_period + interval 1 month)::date - months.billing_period)
        )::decimal(38, 15) as effective_cost,
        null::decimal(38, 15) as list_cost,
        living.price_age_days as cost_age_days,
        'estimated' as cost_basis
    from living
    cross join calendar
    cross join unnest([calendar.closed_month, calendar.open_month]) as months (billing_period)
    left join newest_charges using (provider, account_id)
    anti join known_months
        on
            living.resource_uid = known_months.resource_uid
            and months.billing_period = known_months.billing_period
    left join known_accounts
        on
            living.provider = known_accounts.provider
            and living.account_id = known_accounts.account_id
            and months.billing_period = known_accounts.billing_period
    where
        living.from_day < (months.billing_period + interval 1 month)::date
        and (known_accounts.account_id is null or living.from_day > newest_charges.newest_charge)
),

newest as (
    select *
    from known_months
    qualify billing_period = max(billing_period) over (
        partition by provider, account_id, resource_uid, currency, case when resource_uid is null then service end
    )
),

carried as (
    select
        newest.provider,
        newest.account_id,
        newest.resource_uid,
        newest.is_in_inventory,
        months.billing_period,
        newest.currency,
        newest.service,
        newest.resource_type,
        newest.region,
        newest.resource_name,
        (newest.billed_cost * passed.share)::decimal(38, 15) as billed_cost,
        (newest.effective_cost * passed.share)::decimal(38, 15) as effective_cost,
        (newest.list_cost * passed.share)::decimal(38, 15) as list_cost,
        calendar.today - newest.last_day as cost_age_days,
        'carried_forward' as cost_basis
    from newest
    cross join calendar
    cross join unnest([calendar.closed_month, calendar.open_month]) as months (billing_period)
    cross join lateral (
        select
            (least((months.billing_period + interval 1 month)::date, calendar.today + 1) - months.billing_period)
            / ((months.billing_period + interval 1 month)::date - months.billing_period) as share
    ) as passed
    anti join known_accounts
        on
            newest.provider = known_accounts.provider
            and newest.account_id = known_accounts.account_id
            and months.billing_period = known_accounts.billing_period
    anti join estimated
        on newest.resource_uid = estimated.resource_uid and months.billing_period = estimated.billing_period
    left join {{ ref('int_assets__attributed') }} as attributed on newest.resource_uid = attributed.resource_uid
    where
        newest.billing_period < months.billing_period
        and newest.billing_period >= calendar.closed_month - interval 2 month
        and (attributed.resource_uid is not null or not newest.is_in_inventory)
),

months as (
    select
        known_months.* exclude (last_day),
        greatest(
            0, least(calendar.today, (known_months.billing_period + interval 1 month)::date - 1) - known_months.last_day
        )::integer as cost_age_days
    from known_months
    cross join calendar
    union all by name
    select * from estimated
    union all by name
    select * from carried
)

select
    months.resource_uid,
    months.provider,
    months.account_id,
    coalesce(attributed.region, months.region, matched.region) as region,
    coalesce(attributed.resource_type, months.resource_type, matched.resource_type) as resource_type,
    coalesce(months.resource_name, attributed.normalized_name) as resource_name,
    attributed.owner,
    months.service,
    months.billing_period,
    months.billed_cost::decimal(38, 15) as billed_cost,
    months.effective_cost::decimal(38, 15) as effective_cost,
    months.list_cost::decimal(38, 15) as list_cost,
    months.currency,
    months.cost_basis,
    months.cost_age_days::integer as cost_age_days,
    months.is_in_inventory,
    {{ as_of() }} as as_of
from months
left join {{ ref('int_assets__attributed') }} as attributed on months.resource_uid = attributed.resource_uid
left join (
    select resource_uid, any_value(region) as region, any_value(resource_type) as resource_type
    from {{ ref('int_costs__matches') }}
    where is_matched
    group by all
) as matched on months.resource_uid = matched.resource_uid
