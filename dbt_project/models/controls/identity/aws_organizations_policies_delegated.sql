{{ config(meta={
    'title': 'Policies of the organization are managed by a delegated administrator',
    'severity': 'low',
    'scope': 'organization',
    'assessment': 'manual',
    'reads': {'AWS::Organizations::Organization': ['ResourcePolicy']},
    'parameters': {},
    'remediation': 'Delegate the management of policies to an account that is not the management account.',
}) }}
-- Only the management account can say; in other accounts it does not apply.
select
    accounts.resource_uid,
    case
        when not accounts.is_management then 'not_applicable'
        when accounts.is_management is null then 'unknown'
        when organization.resource_uid is null or {{ is_unread(['ResourcePolicy'], 'organization.unknown_fields') }} then 'unknown'
        else 'manual'
    end as status,
    case
        when status = 'not_applicable' then 'it is not the management account of an organization'
        when accounts.is_management is null then 'whether there is an organization is not known'
        when status = 'unknown' then 'the resource policy of the organization could not be read'
        when organization.resource_policy is null or organization.resource_policy::varchar = 'null' then 'nothing is delegated'
        else 'the organization has a resource policy: somebody has to say whether it delegates enough'
    end as reason,
    to_json({'has_resource_policy': organization.resource_policy is not null}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join {{ ref('stg_aws__organizations_organizations') }} as organization on accounts.account_id = organization.account_id
where accounts.provider = 'aws'
