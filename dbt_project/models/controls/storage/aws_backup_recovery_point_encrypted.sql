{{ config(meta={
    'title': 'Recovery points are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Backup::RecoveryPoint': []},
    'parameters': {},
    'remediation': 'Encrypt what is backed up, or copy it to an encrypted vault.',
}) }}
{{ judge(
    ref('stg_aws__backup_recovery_points'),
    holds='is_encrypted',
    passes="'it is encrypted'",
    fails="'it is not encrypted'",
    evidence={'IsEncrypted': 'is_encrypted'},
) }}
