{# What the verdicts of some controls prove of resources, for lists of resources that several controls judge. #}

{# The resources that fail one of these controls, room by room, or of which it cannot tell: uid, status (`proven` or unknown), reason. #}
{% macro proven_by(rooms, proven) %}
{%- for room, controls in rooms.items() %}
select resource_uid, if(status = 'fail', '{{ proven }}', 'unknown') as status, reason
from {{ ref('int_verdicts__' ~ room) }}
where
    status in ('fail', 'unknown')
    and control_id in ({% for control in controls %}'{{ control }}'{{ ', ' if not loop.last }}{% endfor %})
{{ 'union all' if not loop.last }}
{%- endfor %}
{% endmacro %}

{# One row for each resource of what is told of it: what is proven counts before what nobody knows, and so do its reasons. #}
{% macro one_for_each(relation, proven) -%}
select
    resource_uid,
    if(bool_or(status = '{{ proven }}'), '{{ proven }}', 'unknown') as status,
    coalesce(
        string_agg(distinct reason, '; ' order by reason) filter (status = '{{ proven }}'), string_agg(distinct reason, '; ' order by reason)
    ) as reason
from {{ relation }}
group by resource_uid
{%- endmacro %}

{# A list of resources as it is published: whose they are, where they lie, and what they cost. #}
{% macro listed_assets(relation) -%}
select
    told.resource_uid,
    assets.provider,
    assets.account_id,
    assets.account_name,
    assets.region,
    assets.resource_type,
    current.name,
    assets.owner,
    assets.environment,
    told.status,
    told.reason,
    costs.monthly_cost_usd,
    costs.cost_basis,
    assets.scan_id,
    {{ as_of() }} as as_of
from {{ relation }} as told
inner join {{ ref('int_assets__attributed') }} as assets on told.resource_uid = assets.resource_uid
left join {{ ref('int_assets__current') }} as current on told.resource_uid = current.resource_uid
left join {{ ref('int_costs__present') }} as costs on told.resource_uid = costs.resource_uid
{%- endmacro %}
