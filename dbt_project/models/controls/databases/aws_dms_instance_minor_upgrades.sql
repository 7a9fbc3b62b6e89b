{{ config(meta={
    'title': 'Replication instances take minor versions by themselves',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DMS::ReplicationInstance': []},
    'parameters': {},
    'remediation': 'Turn on automatic minor version upgrades.',
}) }}
{{ judge(
    ref('stg_aws__dms_replication_instances'),
    holds='auto_minor_version_upgrade',
    passes="'minor versions are installed in its maintenance window'",
    fails="'minor versions wait for somebody'",
    evidence={'AutoMinorVersionUpgrade': 'auto_minor_version_upgrade'},
) }}
