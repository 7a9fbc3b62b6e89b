{{ config(meta={
    'title': 'The root volumes of desktops are encrypted',
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
    holds='coalesce(root_volume_encryption_enabled, false)',
    passes="'it is encrypted'",
    fails="'it is not encrypted'",
    evidence={'RootVolumeEncryptionEnabled': 'root_volume_encryption_enabled'},
) }}
