{{ config(meta={
    'title': 'Organizational units separate environments',
    'severity': 'low',
    'scope': 'organization',
    'assessment': 'manual',
    'reads': {'AWS::Organizations::OrganizationalUnit': []},
    'parameters': {},
    'remediation': 'Keep accounts of different environments and sensitivity in units of their own; none directly below the root.',
}) }}
with members as (
    select
        management_account_id,
        count(*) filter (ou_path is null or ou_path not like '/%/%') as below_root,
        list(distinct ou_path order by ou_path) as units
    from {{ ref('int_compliance__accounts') }}
    group by management_account_id
)

{{ asked_of_management(
    found="coalesce(members.below_root, 0) || ' accounts lie directly below the root, in '
            || len(coalesce(members.units, [])) || ' units in all'",
    evidence={'units': 'members.units', 'accounts_below_root': 'members.below_root'},
    joined='left join members on accounts.account_id = members.management_account_id',
) }}
