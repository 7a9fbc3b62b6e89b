{{ config(meta={
    'title': 'Guardrail policies are attached to every account',
    'severity': 'medium',
    'scope': 'organization',
    'assessment': 'manual',
    'reads': {'AWS::Organizations::Policy': ['Targets']},
    'parameters': {},
    'remediation': 'Attach service control policies (and resource control policies) that hold in every account to the root or its units.',
}) }}
-- Only the management account can say; in other accounts it does not apply.
with guardrails as (
    select
        account_id,
        list(aws_name order by aws_name) filter (
            type in ('SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY') and not coalesce(aws_managed, false) and len(targets) > 0
        ) as attached,
        bool_or({{ is_unread(['Targets']) }}) as is_unread
    from {{ ref('stg_aws__organizations_policies') }}
    group by account_id
)

select
    accounts.resource_uid,
    case
        when not accounts.is_management then 'not_applicable'
        when accounts.is_management is null then 'unknown'
        when len(guardrails.attached) > 0 then 'manual'
        when guardrails.is_unread or blind.cause is not null then 'unknown'
        else 'fail'
    end as status,
    case
        when status = 'not_applicable' then 'it is not the management account of an organization'
        when accounts.is_management is null then 'whether there is an organization is not known'
        when status = 'unknown' then coalesce(blind.cause, 'what the policies of the organization are attached to could not be read')
        when status = 'fail' then 'no policy but those of AWS, which allow everything, is attached to anything'
        else array_to_string(guardrails.attached, ', ') || ' are attached: somebody has to say whether they are enough'
    end as reason,
    to_json({'attached': guardrails.attached}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join guardrails on accounts.account_id = guardrails.account_id
left join {{ ref('int_compliance__blind_accounts') }} as blind
    on accounts.account_id = blind.account_id and blind.resource_type = 'AWS::Organizations::Policy'
where accounts.provider = 'aws'
