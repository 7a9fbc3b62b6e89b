{{ config(meta={
    'title': 'Root credentials of member accounts are managed centrally',
    'severity': 'high',
    'scope': 'organization',
    'assessment': 'manual',
    'reads': {'AWS::Organizations::Organization': []},
    'parameters': {},
    'remediation': 'Turn on central management of root access in IAM of the management account, and delete root credentials of members.',
}) }}
{{ asked_of_management(
    found="'somebody has to say whether root access is managed centrally: the inventory does not read iam:ListOrganizationsFeatures'",
    evidence={'FeatureSet': 'organization.feature_set'},
    joined="left join " ~ ref('stg_aws__organizations_organizations') ~ " as organization on accounts.account_id = organization.account_id",
) }}
