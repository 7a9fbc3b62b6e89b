{{ config(meta={
    'title': 'Public sharing of snapshots is blocked',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::Account::Region': ['SnapshotBlockPublicAccess']},
    'parameters': {},
    'remediation': 'Block all public sharing of snapshots in every region.',
}) }}
-- Blocking new sharing alone leaves open to everybody what was shared before.
{{ judge(
    ref('int_compliance__region_settings'),
    holds="snapshot_block_public_access.State = 'block-all-sharing'",
    passes="'sharing with everybody is blocked'",
    fails="if(snapshot_block_public_access.State = 'block-new-sharing', 'what was shared with everybody before still is', 'snapshots can be shared with everybody')",
    evidence={'SnapshotBlockPublicAccess': 'snapshot_block_public_access.State'},
    parts=['SnapshotBlockPublicAccess'],
    unread="coalesce(cause, 'the setting could not be read')",
) }}
