{{ config(meta={
    'title': 'MemoryDB clusters take minor versions by themselves',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::MemoryDB::Cluster': []},
    'parameters': {},
    'remediation': 'Turn on automatic minor version upgrades.',
}) }}
{{ judge(
    ref('stg_aws__memorydb_clusters'),
    holds='auto_minor_version_upgrade',
    passes="'minor versions are installed in its maintenance window'",
    fails="'minor versions wait for somebody'",
    evidence={'AutoMinorVersionUpgrade': 'auto_minor_version_upgrade'},
) }}
