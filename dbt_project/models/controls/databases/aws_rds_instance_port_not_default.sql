{{ config(meta={
    'title': 'Database instances do not listen on the port that everybody tries',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': 'Move the database to another port, together with its clients.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_instances'),
    holds="case engine when 'mysql' then endpoint.Port <> 3306 when 'mariadb' then endpoint.Port <> 3306 when 'postgres' then endpoint.Port <> 5432 else endpoint.Port not in (1433, 1521, 3306, 5432) end",
    passes="'it listens on ' || endpoint.Port",
    fails="'it listens on ' || endpoint.Port || ', as all do'",
    evidence={'Port': 'endpoint.Port'},
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
) }}
