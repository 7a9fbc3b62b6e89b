{{ config(meta={
    'title': 'Neptune clusters let IAM authenticate',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Neptune::DBCluster': []},
    'parameters': {},
    'remediation': 'Turn on IAM database authentication.',
}) }}
{{ judge(
    ref('stg_aws__neptune_db_clusters'),
    holds='iam_database_authentication_enabled',
    passes="'IAM authenticates'",
    fails="'anyone in the network is let in'",
    evidence={'IAMDatabaseAuthenticationEnabled': 'iam_database_authentication_enabled'},
) }}
