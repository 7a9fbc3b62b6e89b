{# What policies mean to controls. How their documents are read is int_policies__normalized's affair. #}

{# Whether a condition {operator, key, values} always narrows whom a statement is of. #}
{% macro condition_narrows(c) -%}
    lower({{ c }}.key) in (
        'aws:sourceaccount', 'aws:sourceowner', 'aws:sourcearn', 'aws:sourceorgid', 'aws:sourceorgpaths', 'aws:principalaccount',
        'aws:principalarn', 'aws:principalorgid', 'aws:principalorgpaths', 'aws:principalisawsservice', 'aws:userid', 'aws:sourcevpc',
        'aws:sourcevpce', 'aws:sourceip', 'aws:vpcsourceip', 's3:dataaccesspointaccount', 's3:dataaccesspointarn', 'kms:calleraccount',
        'elasticfilesystem:accessedviamounttarget', 'lambda:eventsourcetoken', 'sns:endpoint'
    )
    and lower({{ c }}.operator) in (
        'stringequals', 'stringequalsignorecase', 'stringlike', 'arnequals', 'arnlike', 'ipaddress', 'bool',
        'foranyvalue:stringequals', 'foranyvalue:stringequalsignorecase', 'foranyvalue:stringlike', 'foranyvalue:arnequals',
        'foranyvalue:arnlike', 'foranyvalue:ipaddress'
    )
    and len({{ c }}.values) > 0
    -- a value that anybody has makes the whole list mean nothing
    and len(
        list_filter(
            {{ c }}.values,
            lambda v: v in ('*', '**', '0.0.0.0/0', '::/0', 'false') or regexp_matches(v, '^arn:[^:]*:[^:]*:[^:]*:[*?]*:[*?]*$')
        )
    ) = 0
{%- endmacro %}

{# The control that a type's own policy lets nobody in whom nobody knows. Without a policy nobody is let in. #}
{% macro policy_not_public(of, parts, applies='true') -%}
select
    resources.resource_uid,
    case
        when not ({{ applies }}) then 'not_applicable'
        when {{ is_unread(parts, 'resources.unknown_fields') }} then 'unknown'
        when exposed.is_public then 'fail'
        when exposed.problem is not null then 'unknown'
        else 'pass'
    end as status,
    case
        when status = 'not_applicable' then 'it cannot be reached from outside its network'
        when status = 'fail' then 'its policy lets anyone do ' || array_to_string(list_slice(exposed.actions, 1, 5), ', ')
        when status = 'unknown' and exposed.problem is not null then 'its policy cannot be understood: ' || exposed.problem
        when status = 'unknown' then 'its policy could not be read'
        when exposed.resource_uid is null then 'it has no policy'
        when exposed.is_narrowed then 'its policy lets anyone in under conditions that tell who they are'
        else 'its policy names whom it lets in'
    end as reason,
    to_json({'actions': exposed.actions, 'Sid': exposed.sids}) as evidence
from {{ of }} as resources
left join {{ ref('int_policies__exposed') }} as exposed on resources.resource_uid = exposed.resource_uid
{%- endmacro %}

{# Whether statements of int_policies__normalized allow everything. #}
{% macro allows_everything() -%}
    effect = 'Allow' and list_has_any(actions, ['*', '*:*']) and list_contains(resources, '*')
{%- endmacro %}
