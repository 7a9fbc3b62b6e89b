{{ config(meta={
    'title': 'Database instances are protected from deletion',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': 'Turn on deletion protection.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_instances'),
    holds='deletion_protection',
    passes="'deletion protection is on'",
    fails="'anyone with the right can delete it at once'",
    evidence={'DeletionProtection': 'deletion_protection'},
    applies="engine not in ('neptune', 'docdb') and db_cluster_identifier is null",
    otherwise="'its cluster is protected, or not'",
) }}
