{{ config(meta={
    'title': 'Neptune clusters are protected from deletion',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Neptune::DBCluster': []},
    'parameters': {},
    'remediation': 'Turn on deletion protection.',
}) }}
{{ judge(
    ref('stg_aws__neptune_db_clusters'),
    holds='deletion_protection',
    passes="'deletion protection is on'",
    fails="'anyone with the right can delete it at once'",
    evidence={'DeletionProtection': 'deletion_protection'},
) }}
