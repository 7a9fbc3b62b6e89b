{{ config(meta={
    'title': 'Administrators of database instances do not have the usual name',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': 'Make the database anew with an administrator of another name.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_instances'),
    holds="lower(master_username) not in ('admin', 'postgres', 'root', 'administrator', 'master', 'sa')",
    passes="'its administrator is called otherwise'",
    fails="'its administrator is called ' || master_username",
    evidence={'MasterUsername': 'master_username'},
    applies="engine not in ('neptune', 'docdb') and db_cluster_identifier is null",
    otherwise="'its cluster decides, or another service runs it'",
) }}
