{{ config(meta={
    'title': 'Services of the organization are run by delegated administrators',
    'severity': 'low',
    'scope': 'organization',
    'assessment': 'manual',
    'reads': {'AWS::Organizations::Organization': ['ServiceAccess', 'DelegatedAdministrators']},
    'parameters': {},
    'remediation': 'Register a member account as the delegated administrator of each service that is integrated.',
}) }}
-- Only the management account can say; in other accounts it does not apply.
select
    accounts.resource_uid,
    case
        when not accounts.is_management then 'not_applicable'
        when accounts.is_management is null then 'unknown'
        when organization.resource_uid is null
            or {{ is_unread(['ServiceAccess', 'DelegatedAdministrators'], 'organization.unknown_fields') }} then 'unknown'
        else 'manual'
    end as status,
    case
        when status = 'not_applicable' then 'it is not the management account of an organization'
        when accounts.is_management is null then 'whether there is an organization is not known'
        when status = 'unknown' then 'the integrated services could not be read'
        else len(coalesce(organization.service_access, [])) || ' services are integrated, '
            || len(coalesce(organization.delegated_administrators, [])) || ' accounts are delegated administrators'
    end as reason,
    to_json({
        'services': list_transform(organization.service_access, lambda s: s['ServicePrincipal']),
        'administrators': list_transform(organization.delegated_administrators, lambda a: a['Id'])
    }) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join {{ ref('stg_aws__organizations_organizations') }} as organization on accounts.account_id = organization.account_id
where accounts.provider = 'aws'
