{{ config(meta={
    'title': 'Organizational units separate environments',
    'severity': 'low',
    'scope': 'organization',
    'assessment': 'manual',
    'reads': {'AWS::Organizations::OrganizationalUnit': []},
    'parameters': {},
    'remediation': 'Keep accounts of different environments and sensitivity in units of their own; none directly below the root.',
}) }}
-- Only the management account can say; in other accounts it does not apply.
with members as (
    select
        management_account_id,
        count(*) filter (ou_path is null or ou_path not like '/%/%') as below_root,
        list(distinct ou_path order by ou_path) as units
    from {{ ref('int_compliance__accounts') }}
    group by management_account_id
)

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
        else coalesce(members.below_root, 0) || ' accounts lie directly below the root, in '
            || len(coalesce(members.units, [])) || ' units in all'
    end as reason,
    to_json({'units': members.units, 'accounts_below_root': members.below_root}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join members on accounts.account_id = members.management_account_id
where accounts.provider = 'aws'
