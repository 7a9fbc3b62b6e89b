{{ config(meta={
    'title': 'Database instances let IAM authenticate',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': 'Turn on IAM database authentication.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_instances'),
    holds='iam_database_authentication_enabled',
    passes="'IAM authentication is on'",
    fails="'only passwords of the database let people in'",
    evidence={'IAMDatabaseAuthenticationEnabled': 'iam_database_authentication_enabled'},
    applies="engine in ('mysql', 'postgres', 'mariadb') and db_cluster_identifier is null",
    otherwise="'its engine has none, or its cluster decides'",
) }}
