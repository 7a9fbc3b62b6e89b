{{ config(meta={
    'title': 'Redshift clusters take new versions by themselves',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Redshift::Cluster': []},
    'parameters': {},
    'remediation': 'Allow version upgrades.',
}) }}
{{ judge(
    ref('stg_aws__redshift_clusters'),
    holds='allow_version_upgrade',
    passes="'new versions are installed in its maintenance window'",
    fails="'new versions wait for somebody'",
    evidence={'AllowVersionUpgrade': 'allow_version_upgrade'},
) }}
