{{ config(meta={
    'title': 'Policies do not allow everything but some actions or resources',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::Policy': []},
    'parameters': {},
    'remediation': 'Name what is allowed; NotAction and NotResource also allow what does not exist yet.',
}) }}
{% set near -%}
    effect = 'Allow'
        and (not_actions is not null or list_has_any(actions, ['*', '*:*']))
        and (not_resources is not null or list_contains(resources, '*'))
        and (not_actions is not null or not_resources is not null)
{%- endset %}
with granted as (
    select
        resource_uid,
        coalesce(bool_or({{ near }}), false) as is_near,
        max(problem) as problem,
        flatten(list(list_concat(not_actions, not_resources)) filter ({{ near }})) as left_out
    from {{ ref('int_policies__normalized') }}
    where resource_type = 'AWS::IAM::Policy' and is_default_version
    group by resource_uid
)

select
    policies.resource_uid,
    case
        when granted.is_near then 'fail'
        when granted.problem is null and granted.resource_uid is not null then 'pass'
        else 'unknown'
    end as status,
    case status
        when 'fail' then 'it allows everything but ' || array_to_string(list_slice(granted.left_out, 1, 5), ', ')
        when 'pass' then 'it names what it allows'
        else 'it cannot be understood: ' || coalesce(granted.problem, 'it has no default version')
    end as reason,
    to_json({'all_but': granted.left_out}) as evidence
from {{ ref('stg_aws__iam_policies') }} as policies
left join granted on policies.resource_uid = granted.resource_uid
