{{ config(meta={
    'title': 'DocumentDB clusters are protected from deletion',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DocDB::DBCluster': []},
    'parameters': {},
    'remediation': 'Turn on deletion protection.',
}) }}
{{ judge(
    ref('stg_aws__docdb_db_clusters'),
    holds='deletion_protection',
    passes="'deletion protection is on'",
    fails="'anyone with the right can delete it at once'",
    evidence={'DeletionProtection': 'deletion_protection'},
) }}
