{{ config(meta={
    'title': 'Policies of file systems (EFS) let nobody in whom nobody knows',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EFS::FileSystem': ['Policy']},
    'parameters': {},
    'remediation': 'Name the accounts, roles or services in the policy, or narrow it by a condition such as '
        'aws:SourceAccount or aws:PrincipalOrgID.',
}) }}
{{ policy_not_public(ref('stg_aws__efs_file_systems'), ['Policy']) }}
