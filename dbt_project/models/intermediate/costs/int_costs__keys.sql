{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{{ forget_moved_keys() }}"
) }}
-- depends_on: {{ ref('int_costs__charges') }}
-- What each billing month of each export names: small beside its charges, so that what depends on the inventory as well can be asked for
-- every month, every time. A month that names no resource has a row without a key.
select
    charges.export_name,
    charges.billing_period,
    applied.content_path,
    charges.provider,
    charges.account_id,
    charges.resource_key,
    list(distinct charges.service) as services
from {{ ref('int_costs__charges') }} as charges
inner join {{ state('cost_months_applied') }} as applied
    on charges.export_name = applied.export_name and charges.billing_period = applied.billing_period
{%- if is_incremental() %}
anti join (select distinct export_name, billing_period from {{ this }}) as known
    on charges.export_name = known.export_name and charges.billing_period = known.billing_period
{%- endif %}
group by
    charges.export_name, charges.billing_period, applied.content_path, charges.provider, charges.account_id, charges.resource_key
