{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{{ begin_attribution() }}", post_hook="{{ end_attribution() }}"
) }}
-- Every charge with the resource it is for and how that resource was tagged on the day of the charge: by the version that stood at the
-- end of the day; none where the inventory did not know the resource then. Tags stand as ids (int_costs__tag_sets). A month is attributed
-- anew when its charges are others, when a key means another resource, or when a resource looked otherwise in it than was known.
select
    charges.provider,
    charges.export_name,
    charges.billing_period,
    charges.charge_date,
    charges.account_id,
    matches.resource_uid,
    coalesce(matches.is_matched, false) as is_in_inventory,
    matches.resource_type,
    coalesce(matches.region, charges.region) as region,
    charges.resource_name,
    charges.billed_type,
    charges.service,
    charges.charge_category,
    charges.charge_class,
    charges.charge_frequency,
    charges.currency,
    looks.tags_id as version_tags_id,
    case when charges.tags is not null then charges.tags_id end as bill_tags_id,
    charges.billed_cost,
    charges.effective_cost,
    charges.list_cost
from {{ ref('int_costs__charges') }} as charges
semi join cost_months_to_attribute as months
    on charges.export_name = months.export_name and charges.billing_period = months.billing_period
left join {{ ref('int_costs__matches') }} as matches
    on
        charges.provider = matches.provider
        and charges.account_id = matches.account_id
        and charges.resource_key = matches.resource_key
left join {{ ref('int_costs__looks') }} as looks
    on
        matches.resource_uid = looks.resource_uid
        and charges.charge_date >= looks.from_day
        and charges.charge_date < looks.until_day
