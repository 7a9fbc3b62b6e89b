{{ config(meta={
    'title': 'Public sharing of images is blocked',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::Account::Region': ['ImageBlockPublicAccess']},
    'parameters': {},
    'remediation': 'Block public sharing of images in every region.',
}) }}
{{ judge(
    ref('int_compliance__region_settings'),
    holds="image_block_public_access.ImageBlockPublicAccessState = 'block-new-sharing'",
    passes="'sharing with everybody is blocked'",
    fails="'images can be shared with everybody'",
    evidence={'ImageBlockPublicAccess': 'image_block_public_access.ImageBlockPublicAccessState'},
    parts=['ImageBlockPublicAccess'],
    unread="coalesce(cause, 'the setting could not be read')",
) }}
