{# What only an organization's management account can be asked. #}

{# The control that somebody has to answer for the whole organization: manual for its management account; in other accounts it does not apply.
   `found` says what is known so far, and `evidence` shows it, as expressions over `accounts` and what `joined` adds. #}
{% macro asked_of_management(found, evidence, joined) -%}
select
    accounts.resource_uid,
    case
        when not accounts.is_management then 'not_applicable'
        when accounts.is_management is null then 'unknown'
        else 'manual'
    end as status,
    case
        when status = 'not_applicable' then 'it is not the management account of an organization'
        when accounts.is_management is null then 'whether there is an organization is not known'
        else {{ found }}
    end as reason,
    to_json({
        {%- for name, value in evidence.items() %}'{{ name }}': {{ value }}{{ ', ' if not loop.last }}{% endfor -%}
    }) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
{{ joined }}
where accounts.provider = 'aws'
{%- endmacro %}
