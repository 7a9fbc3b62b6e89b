{# What policies allow to be done with keys, as controls ask for it. #}

{# Whether a statement of int_policies__normalized lets what any key has encrypted be read. Conditions are not looked at: Security Hub does
   not either. #}
{% macro decrypts_with_any_key() -%}
    coalesce(
        effect = 'Allow'
        and (
            len(list_filter(actions, lambda a: 'kms:decrypt' glob lower(a) or 'kms:reencryptfrom' glob lower(a))) > 0
            or len(not_actions) > 0
            and len(list_filter(not_actions, lambda a: 'kms:decrypt' glob lower(a) and 'kms:reencryptfrom' glob lower(a))) = 0
        )
        and (
            len(list_filter(resources, lambda r: regexp_full_match(r, '\*+|arn:[^:]*:kms:[^:]*:[^:]*:(key/)?\*+'))) > 0
            or len(not_resources) > 0
        ),
        false
    )
{%- endmacro %}

{# The control that none of a resource's documents does; `holders` is a relation of the resources, `documents` a condition on the
   statements. #}
{% macro decrypts_narrowly(holders, documents) -%}
with granted as (
    select
        resource_uid,
        bool_or({{ decrypts_with_any_key() }}) as is_wide,
        max(problem) as problem,
        list(distinct policy_name) filter ({{ decrypts_with_any_key() }}) as names
    from {{ ref('int_policies__normalized') }}
    where {{ documents }}
    group by resource_uid
)

select
    holders.resource_uid,
    case
        when {{ is_unread([], 'holders.unknown_fields') }} then 'unknown'
        when granted.is_wide then 'fail'
        when granted.problem is not null then 'unknown'
        else 'pass'
    end as status,
    case status
        when 'fail' then 'it may read what any key has encrypted'
        when 'pass' then 'it may not read what any key has encrypted'
        else 'it cannot be understood: ' || coalesce(granted.problem, 'it could not be read')
    end as reason,
    to_json({'PolicyName': list_sort(granted.names)}) as evidence
from {{ holders }} as holders
left join granted on holders.resource_uid = granted.resource_uid
{%- endmacro %}
