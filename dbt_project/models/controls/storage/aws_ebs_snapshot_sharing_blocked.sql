{{ config(meta={
    'title': 'Public sharing of snapshots is blocked',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::Account::Region': ['SnapshotBlockPublicAccess']},
    'parameters': {},
    'remediation': 'Block public sharing of snapshots in every region.',
}) }}
{{ judge(
    ref('int_compliance__region_settings'),
    holds="snapshot_block_public_access.State in ('block-all-sharing', 'block-new-sharing')",
    passes="'sharing with everybody is blocked'",
    fails="'snapshots can be shared with everybody'",
    evidence={'SnapshotBlockPublicAccess': 'snapshot_block_public_access.State'},
    parts=['SnapshotBlockPublicAccess'],
) }}
