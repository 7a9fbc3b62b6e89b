{%- set dimensions = var('allocation_tags').keys() | list %}
{%- set team = 'team' if 'team' in dimensions else dimensions | first %}
{{ config(materialized='ephemeral') }}
-- Charges of usage with the team each belongs to on its day: by the resource's version, else by the bill, else by the account. Team is the
-- first dimension of the settings where none is called so.
select
    attributed.provider,
    attributed.account_id,
    attributed.resource_uid,
    attributed.service,
    {% if dimensions -%}
    coalesce({{ told('looks', team) }}, {{ told('bills', team) }}, {{ told('accounts', team) }}, 'unallocated')
    {%- else -%} 'unallocated' {%- endif %} as team,
    attributed.currency,
    attributed.charge_date,
    attributed.effective_cost
from {{ ref('int_costs__attributed') }} as attributed
left join {{ ref('int_costs__tag_sets') }} as looks on attributed.version_tags_id = looks.tags_id
left join {{ ref('int_costs__tag_sets') }} as bills on attributed.bill_tags_id = bills.tags_id
left join {{ ref('int_costs__account_tags') }} as accounts
    on attributed.provider = accounts.provider and attributed.account_id = accounts.account_id
where attributed.charge_category = 'Usage'
