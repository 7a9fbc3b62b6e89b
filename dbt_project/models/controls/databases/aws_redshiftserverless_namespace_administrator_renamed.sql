{{ config(meta={
    'title': 'Administrators of Redshift Serverless do not have the usual name',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RedshiftServerless::Namespace': []},
    'parameters': {},
    'remediation': 'Give the administrator another name.',
}) }}
{{ judge(
    ref('stg_aws__redshift_serverless_namespaces'),
    holds="lower(admin_username) <> 'admin'",
    passes="'its administrator is called otherwise'",
    fails="'its administrator is called admin'",
    evidence={'adminUsername': 'admin_username'},
) }}
