{{ config(meta={
    'title': 'Root credentials of member accounts are managed centrally',
    'severity': 'high',
    'scope': 'organization',
    'assessment': 'manual',
    'reads': {'AWS::Organizations::Organization': []},
    'parameters': {},
    'remediation': 'Turn on central management of root access in IAM of the management account, and delete root credentials of members.',
}) }}
-- Only the management account can say; in other accounts it does not apply.
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
        else 'somebody has to say whether root access is managed centrally: the inventory does not read iam:ListOrganizationsFeatures'
    end as reason,
    to_json({'FeatureSet': organization.feature_set}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join {{ ref('stg_aws__organizations_organizations') }} as organization on accounts.account_id = organization.account_id
where accounts.provider = 'aws'
