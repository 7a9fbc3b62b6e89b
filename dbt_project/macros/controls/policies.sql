{# What policies mean to controls. How their documents are read is int_policies__normalized's affair. #}

{# Whether anybody can meet a value of a condition: a star where it says who; an ARN of any account, or of a name without an account that
   anybody may choose (a bucket's); most of the internet. Whom a user id or a path of the organization is of stands before its first colon or
   slash: what comes after it may be anything. #}
{% macro is_anybodys(value, key) -%}
    (
        {{ value }} in ('*', '**', '', 'false')
        or (lower({{ key }}) <> 'sns:endpoint' and regexp_matches({{ value }}, '^[^:/]*[*?]'))
        or regexp_matches({{ value }}, '^arn:([^:]*:){0,2}[^:]*[*?][^:]*$')
        or regexp_matches({{ value }}, '^arn:([^:]*:){3}([^:]*[*?]|:[^/]*[*?])')
        -- what S3 calls a very broad range, too
        or coalesce(try_cast(regexp_extract({{ value }}, '^[0-9a-fA-F.:]+/([0-9]+)$', 1) as int) < if(contains({{ value }}, ':'), 32, 8), false)
    )
{%- endmacro %}

{# Whether a condition {operator, key, values} always narrows whom a statement is of. Networks narrow it where they are somebody's: private
   addresses are everybody's, and so are tags, which everybody sets in an account of their own. One value that anybody has makes the whole
   list mean nothing. #}
{% macro condition_narrows(c) -%}
    lower({{ c }}.key) in (
        'aws:sourceaccount', 'aws:sourceowner', 'aws:sourcearn', 'aws:sourceorgid', 'aws:sourceorgpaths', 'aws:principalaccount',
        'aws:principalarn', 'aws:principalorgid', 'aws:principalorgpaths', 'aws:principalisawsservice', 'aws:principalservicename',
        'aws:principalservicenameslist', 'aws:userid', 'aws:sourcevpc', 'aws:sourcevpce', 'aws:sourcevpcarn', 'aws:vpceaccount',
        'aws:vpceorgid', 'aws:vpceorgpaths', 'aws:sourceip', 's3:dataaccesspointaccount', 's3:dataaccesspointarn', 'kms:calleraccount',
        'elasticfilesystem:accessedviamounttarget', 'lambda:eventsourcetoken', 'sns:endpoint'
    )
    and lower({{ c }}.operator) in (
        'stringequals', 'stringequalsignorecase', 'stringlike', 'arnequals', 'arnlike', 'ipaddress', 'bool',
        'foranyvalue:stringequals', 'foranyvalue:stringequalsignorecase', 'foranyvalue:stringlike', 'foranyvalue:arnequals',
        'foranyvalue:arnlike', 'foranyvalue:ipaddress'
    )
    and len({{ c }}.values) > 0
    and len(list_filter({{ c }}.values, lambda v: v is null or {{ is_anybodys('v', c ~ '.key') }})) = 0
{%- endmacro %}

{# The control that a type's own policy lets nobody in whom nobody knows. Without a policy nobody is let in. #}
{% macro policy_not_public(of, parts, applies='true') -%}
-- judged below, for `status` may be a column of the resources
select
    resource_uid,
    verdict as status,
    case
        when verdict = 'not_applicable' then 'it cannot be reached from outside its network'
        when verdict = 'fail' then 'its policy lets anyone do ' || array_to_string(list_slice(actions, 1, 5), ', ')
        when verdict = 'unknown' and problem is not null then 'its policy cannot be understood: ' || problem
        when verdict = 'unknown' then 'its policy could not be read'
        when not has_policy then 'it has no policy'
        when is_narrowed then 'its policy lets anyone in under conditions that tell who they are'
        else 'its policy names whom it lets in'
    end as reason,
    to_json({'actions': actions, 'Sid': sids}) as evidence
from (
    select
        resources.resource_uid,
        exposed.resource_uid is not null as has_policy,
        exposed.is_narrowed,
        exposed.problem,
        exposed.actions,
        exposed.sids,
        case
            when not ({{ applies }}) then 'not_applicable'
            when {{ is_unread(parts, 'resources.unknown_fields') }} then 'unknown'
            when exposed.is_public then 'fail'
            when exposed.problem is not null then 'unknown'
            else 'pass'
        end as verdict
    from {{ of }} as resources
    left join {{ ref('int_policies__exposed') }} as exposed on resources.resource_uid = exposed.resource_uid
)
{%- endmacro %}

{# Of each resource whether those statements of its policies that `which` is true of allow everything, what of these cannot be understood, and
   the `name` of those that do. #}
{% macro granted_everything(which, name) -%}
{%- set everything = "effect = 'Allow' and list_has_any(actions, ['*', '*:*']) and list_contains(resources, '*')" -%}
select
    resource_uid,
    coalesce(bool_or({{ everything }}), false) as allows_everything,
    max(problem) as problem,
    list({{ name }}) filter ({{ everything }}) as names
from {{ ref('int_policies__normalized') }}
where {{ which }}
group by resource_uid
{%- endmacro %}

{# The control that identities of a type are given no policy that allows everything: AWS's own, or one written into them. `holders` is their
   typed table. AWS's own policy cannot be mended: who has it attached can. #}
{% macro not_administrator(holders, resource_type) -%}
with inline as (
    {{ granted_everything("resource_type = '" ~ resource_type ~ "' and policy_path <> 'AssumeRolePolicyDocument'", 'policy_name') }}
)

select
    holders.resource_uid,
    case
        when {{ is_unread([], 'holders.unknown_fields') }} then 'unknown'
        when len(administrating) > 0 or inline.allows_everything then 'fail'
        when inline.problem is not null then 'unknown'
        else 'pass'
    end as status,
    case
        when status = 'unknown' then 'a policy of its own cannot be understood: ' || coalesce(inline.problem, 'it could not be read')
        when len(administrating) > 0 then 'AdministratorAccess is attached'
        when status = 'fail' then 'its own policy ' || array_to_string(inline.names, ', ') || ' allows everything'
        else 'nothing that it has allows everything'
    end as reason,
    to_json({'PolicyArn': administrating, 'PolicyName': inline.names}) as evidence
from (
    select
        resource_uid,
        unknown_fields,
        list_filter(
            list_transform(attached_managed_policies, lambda p: p['PolicyArn']),
            lambda a: a like 'arn:%:iam::aws:policy/AdministratorAccess'
        ) as administrating
    from {{ holders }}
) as holders
left join inline on holders.resource_uid = inline.resource_uid
{%- endmacro %}
