{{ config(meta={
    'title': 'No permission set that is in use allows everything',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SSO::PermissionSet': ['InlinePolicy', 'ManagedPolicies', 'Accounts']},
    'parameters': {},
    'remediation': 'Give people the rights they need; keep a permission set of administrators to few accounts and people, and exempt it.',
}) }}
-- Its roles in the accounts come from it: this is where they are mended.
with inline as (
    {{ granted_everything("resource_type = 'AWS::SSO::PermissionSet'", 'sid') }}
),

judged as (
    select
        sets.resource_uid,
        sets.accounts,
        sets.unknown_fields,
        inline.problem,
        list_filter(
            list_transform(sets.managed_policies, lambda p: p['Arn']), lambda a: a like 'arn:%:iam::aws:policy/AdministratorAccess'
        ) as administrating,
        coalesce(inline.allows_everything, false) as is_own
    from {{ ref('stg_aws__sso_permission_sets') }} as sets
    left join inline on sets.resource_uid = inline.resource_uid
)

select
    resource_uid,
    case
        when not is_own and coalesce(len(administrating), 0) = 0 then
            if({{ is_unread(['InlinePolicy', 'ManagedPolicies']) }} or problem is not null, 'unknown', 'pass')
        when len(accounts) > 0 then 'fail'
        when {{ is_unread(['Accounts']) }} or accounts is null then 'unknown'
        else 'pass'
    end as status,
    case
        when status = 'fail' then 'it allows everything in ' || len(accounts) || ' accounts'
        when status = 'unknown' and (is_own or len(administrating) > 0)
            then 'it allows everything; whether any account has it could not be read'
        when status = 'unknown' then coalesce('its own policy cannot be understood: ' || problem, 'its policies could not be read')
        when is_own or len(administrating) > 0 then 'it allows everything, but no account has it'
        else 'nothing that it has allows everything'
    end as reason,
    to_json({
        'ManagedPolicies': administrating, 'InlinePolicy_allows_everything': is_own, 'Accounts': list_slice(accounts, 1, 20)
    }) as evidence
from judged
