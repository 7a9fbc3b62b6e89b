{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{{ forget_moved_days() }}", post_hook="{{ end_moved_days() }}"
) }}
-- What each resource cost on each day, as far as anybody tells it by the day: by the bill, or by Cost Explorer's 14 days where no export
-- covers the account and month. Charges that name no resource are a row for each service. A resource that several services charge for is
-- one row, under the service of its largest charge.
with days as (
    select
        provider,
        account_id,
        resource_uid,
        is_in_inventory,
        resource_type,
        region,
        resource_name,
        service,
        charge_date,
        currency,
        billed_cost,
        effective_cost,
        list_cost,
        'billed' as cost_basis
    from {{ ref('int_costs__attributed') }}
    {%- if is_incremental() %}
    where charge_date in (select charge_date from {{ state('cost_days_moved') }})
    {%- endif %}
    union all
    select
        'aws',
        explored.account_id,
        matches.resource_uid,
        matches.is_matched,
        matches.resource_type,
        matches.region,
        null,
        explored.service,
        explored.charge_date,
        explored.currency,
        explored.billed_cost,
        explored.effective_cost,
        null,
        'ce_resource'
    from {{ ref('int_costs__explored') }} as explored
    inner join {{ ref('int_costs__matches') }} as matches
        on
            matches.provider = 'aws'
            and explored.account_id = matches.account_id
            and explored.resource_key = matches.resource_key
    where explored.dataset = 'resource_daily' and not explored.is_covered
)

select
    resource_uid,
    provider,
    account_id,
    any_value(region) as region,
    any_value(resource_type) as resource_type,
    any_value(resource_name) as resource_name,
    arg_max(service, abs(effective_cost)) as service,
    charge_date,
    sum(billed_cost)::decimal(38, 15) as billed_cost,
    sum(effective_cost)::decimal(38, 15) as effective_cost,
    sum(list_cost)::decimal(38, 15) as list_cost,
    currency,
    cost_basis,
    0 as cost_age_days,
    any_value(is_in_inventory) as is_in_inventory,
    {{ as_of() }} as as_of
from days
group by resource_uid, case when resource_uid is null then service end, provider, account_id, charge_date, currency, cost_basis
