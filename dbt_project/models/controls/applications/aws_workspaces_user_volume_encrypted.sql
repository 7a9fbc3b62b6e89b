{{ config(meta={
    'title': 'The user volumes of desktops are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::WorkSpaces::Workspace': []},
    'parameters': {},
    'remediation': 'Make the desktop anew with encrypted volumes.',
}) }}
-- WorkSpaces leaves the flag out where it is off.
{{ judge(
    ref('stg_aws__workspaces_workspaces'),
    holds='coalesce(user_volume_encryption_enabled, false)',
    passes="'it is encrypted'",
    fails="'it is not encrypted'",
    evidence={'UserVolumeEncryptionEnabled': 'user_volume_encryption_enabled'},
) }}
