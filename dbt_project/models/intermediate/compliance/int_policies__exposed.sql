{{ config(materialized='ephemeral') }}
-- Of each resource's own policies, whether they let anyone in. Anyone is `*`, or everybody but some; a condition narrows that only where it
-- always has to hold: no IfExists, no negation, no ForAllValues, and no value that anybody has.
with statements as (
    select
        resource_uid,
        provider,
        account_id,
        region,
        resource_type,
        problem,
        sid,
        coalesce(actions, ['all but ' || array_to_string(not_actions, ', ')]) as actions,
        -- of a statement that is odd nobody knows whom it lets in
        problem is null
        and effect = 'Allow'
        and (len(list_filter(principals, lambda p: p.kind = '*')) > 0 or not_principals is not null) as is_of_anyone,
        len(list_filter(conditions, lambda c: {{ condition_narrows('c') }})) > 0 as is_narrowed,
        len(coalesce(conditions, [])) > 0 as has_conditions
    from {{ ref('int_policies__normalized') }}
    where is_default_version is not false
)

select
    resource_uid,
    any_value(account_id) as account_id,
    any_value(resource_type) as resource_type,
    coalesce(bool_or(is_of_anyone and not coalesce(is_narrowed, false)), false) as is_public,
    coalesce(bool_or(is_of_anyone and is_narrowed), false) as is_narrowed,
    -- whatever its conditions are: what a program may take for open that only looks at them
    coalesce(bool_or(is_of_anyone and not has_conditions), false) as is_unconditional,
    max(problem) as problem,
    list_distinct(flatten(list(actions) filter (is_of_anyone and not coalesce(is_narrowed, false)))) as actions,
    list(sid) filter (is_of_anyone and not coalesce(is_narrowed, false)) as sids
from statements
group by resource_uid
