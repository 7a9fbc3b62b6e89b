{{ config(meta={
    'title': 'Database instances do not listen on the port that everybody tries',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': 'Move the database to another port, together with its clients.',
}) }}
with instances as (
    select *, coalesce(endpoint.Port, nullif(db_instance_port, 0)) as port from {{ ref('stg_aws__rds_db_instances') }}
)

{{ judge(
    'instances',
    holds="case
            engine
            when 'mysql' then port <> 3306
            when 'mariadb' then port <> 3306
            when 'postgres' then port <> 5432
            else port not in (1433, 1521, 3306, 5432, 50000)
        end",
    passes="'it listens on ' || port",
    fails="'it listens on ' || port || ', as all do'",
    evidence={'Engine': 'engine', 'Port': 'port'},
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
    unread="'it has no endpoint yet, or its port could not be read'",
) }}
