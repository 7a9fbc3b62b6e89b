{{ config(meta={
    'title': 'Administrators of database clusters do not have the usual name',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBCluster': []},
    'parameters': {},
    'remediation': 'Make the cluster anew with an administrator of another name.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_clusters'),
    holds="lower(master_username) not in ('admin', 'postgres', 'root', 'administrator', 'master', 'sa')",
    passes="'its administrator is called otherwise'",
    fails="'its administrator is called ' || master_username",
    evidence={'MasterUsername': 'master_username'},
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
) }}
