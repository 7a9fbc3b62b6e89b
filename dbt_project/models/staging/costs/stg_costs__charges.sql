{{ config(materialized='ephemeral') }}
-- depends_on: {{ source('raw_costs', 'charges') }}
-- FOCUS's columns by the names of the marts. What a version of FOCUS calls otherwise is the same column here (1.4 has no ProviderName).
with charges as (
    select *, coalesce(serviceprovidername, providername) as provider_name
    from {{ read_raw('charges', 'charge_files', 'filename = true') }}
)

select
    filename,
    loadid as load_id,
    case
        when regexp_matches(provider_name, 'amazon|^aws', 'i') then 'aws'
        when regexp_matches(provider_name, 'microsoft|azure', 'i') then 'azure'
        when regexp_matches(provider_name, 'google|^gcp', 'i') then 'gcp'
        else lower(provider_name)
    end as provider_named,
    billingperiodstart::date as billing_period,
    chargeperiodstart::date as charge_date,
    billingaccountid as billing_account_id,
    coalesce(nullif(subaccountid, ''), billingaccountid) as account_id,
    coalesce(nullif(regionid, ''), 'global') as region,
    nullif(resourceid, '') as resource_id,
    nullif(resourcename, '') as resource_name,
    nullif(resourcetype, '') as billed_type,
    servicename as service,
    servicecategory as service_category,
    chargecategory as charge_category,
    chargeclass as charge_class,
    chargefrequency as charge_frequency,
    pricingcategory as pricing_category,
    nullif(commitmentdiscountid, '') as commitment_id,
    commitmentdiscounttype as commitment_type,
    commitmentdiscountstatus as commitment_status,
    billingcurrency as currency,
    tags as tags,
    billedcost as billed_cost,
    effectivecost as effective_cost,
    listcost as list_cost,
    contractedcost as contracted_cost
from charges
