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
        count(*) filter (type = 'SERVICE_CONTROL_POLICY') as controls,
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
        when guardrails.account_id is null or guardrails.is_unread then 'unknown'
        when len(guardrails.attached) > 0 then 'manual'
        else 'fail'
    end as status,
    case
        when status = 'not_applicable' then 'it is not the management account of an organization'
        when accounts.is_management is null then 'whether there is an organization is not known'
        when status = 'unknown' then 'the policies of the organization could not be read'
        when status = 'fail' then 'no policy but those of AWS, which allow everything, is attached to anything'
        else array_to_string(guardrails.attached, ', ') || ' are attached: somebody has to say whether they are enough'
    end as reason,
    to_json({'attached': guardrails.attached}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join guardrails on accounts.account_id = guardrails.account_id
where accounts.provider = 'aws'
