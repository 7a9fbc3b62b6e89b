{{ config(meta={
    'title': 'Database clusters let IAM authenticate',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBCluster': []},
    'parameters': {},
    'remediation': 'Turn on IAM database authentication.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_clusters'),
    holds='iam_database_authentication_enabled',
    passes="'IAM authentication is on'",
    fails="'only passwords of the database let people in'",
    evidence={'IAMDatabaseAuthenticationEnabled': 'iam_database_authentication_enabled'},
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
) }}
