{{ config(meta={
    'title': 'Administrators of Redshift clusters do not have the usual name',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Redshift::Cluster': []},
    'parameters': {},
    'remediation': 'Make the cluster anew with an administrator of another name.',
}) }}
{{ judge(
    ref('stg_aws__redshift_clusters'),
    holds="lower(master_username) <> 'awsuser'",
    passes="'its administrator is called otherwise'",
    fails="'its administrator is called awsuser'",
    evidence={'MasterUsername': 'master_username'},
) }}
