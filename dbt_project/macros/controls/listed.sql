{# Rows of a mart that lists resources with a status and a reason: whose they are, what they cost. `model` has resource_uid, `status` and reason. #}
{% macro told_assets(model, status) -%}
select
    found.resource_uid,
    assets.provider,
    assets.account_id,
    assets.account_name,
    assets.region,
    assets.resource_type,
    named.name,
    assets.owner,
    assets.environment,
    found.{{ status }} as status,
    found.reason,
    costs.monthly_cost_usd,
    costs.cost_basis,
    assets.scan_id,
    {{ as_of() }} as as_of
from {{ ref(model) }} as found
inner join {{ ref('int_assets__attributed') }} as assets on found.resource_uid = assets.resource_uid
left join (select resource_uid, name from {{ ref('int_assets__current') }}) as named on found.resource_uid = named.resource_uid
left join {{ ref('int_costs__present') }} as costs on found.resource_uid = costs.resource_uid
{%- endmacro %}
