{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{{ begin_charges() }}", post_hook="{{ end_charges() }}"
) }}
-- depends_on: {{ ref('int_costs__loads') }}
-- What the billing exports charge, by the day: charges of one day that agree in everything the marts ask for are one row. A month is
-- replaced whole when its content is another (the pre-hook drops its rows), so reading an export twice changes nothing.
-- A charge stands on the day its period began: a yearly fee is the cost of one day, which is what the invoice says, too.
with charges as (
    select
        moved.export_name,
        coalesce(charges.provider_named, moved.provider) as provider,
        charges.* exclude (provider_named, filename),
        case
            when coalesce(charges.provider_named, moved.provider) = 'azure'
                then lower(regexp_replace(charges.account_id, '^/subscriptions/', '', 'i'))
            else charges.account_id
        end as own_account_id,
        {{ billed_key('coalesce(charges.provider_named, moved.provider)', 'charges.resource_id') }} as resource_key
    from {{ ref('stg_costs__charges') }} as charges
    inner join cost_months_moved as moved on charges.filename = '{{ raw_root() }}/' || moved.content_path
)

select
    provider,
    export_name,
    billing_period,
    load_id,
    charge_date,
    billing_account_id,
    own_account_id as account_id,
    region,
    resource_key,
    any_value(resource_id) as resource_id,
    any_value(resource_name) as resource_name,
    any_value(billed_type) as billed_type,
    service,
    any_value(service_category) as service_category,
    charge_category,
    charge_class,
    charge_frequency,
    pricing_category,
    commitment_id,
    commitment_type,
    commitment_status,
    currency,
    hash(tags) as tags_id,
    any_value(tags) as tags,
    sum(billed_cost) as billed_cost,
    sum(effective_cost) as effective_cost,
    sum(list_cost) as list_cost,
    sum(contracted_cost) as contracted_cost,
    count(*) as charges
from charges
group by
    provider, export_name, billing_period, load_id, charge_date, billing_account_id, own_account_id, region, resource_key, service,
    charge_category, charge_class, charge_frequency, pricing_category, commitment_id, commitment_type, commitment_status, currency,
    hash(tags)
