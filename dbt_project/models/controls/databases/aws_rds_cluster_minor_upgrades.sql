{{ config(meta={
    'title': 'Multi-AZ clusters take minor versions by themselves',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBCluster': []},
    'parameters': {},
    'remediation': 'Turn on automatic minor version upgrades.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_clusters'),
    holds='auto_minor_version_upgrade',
    passes="'minor versions are installed in its maintenance window'",
    fails="'minor versions wait for somebody'",
    evidence={'AutoMinorVersionUpgrade': 'auto_minor_version_upgrade'},
    applies="engine not in ('neptune', 'docdb') and engine not like 'aurora%'",
    otherwise="if(engine like 'aurora%', 'its members decide', 'another service runs it: it is judged there')",
) }}
