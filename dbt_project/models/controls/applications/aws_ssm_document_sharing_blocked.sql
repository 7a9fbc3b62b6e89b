{{ config(meta={
    'title': 'Documents of Systems Manager cannot be shared with everybody',
    'severity': 'critical',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::Account::Region': ['SsmPublicSharing']},
    'parameters': {},
    'remediation': 'Block public sharing of documents in the region.',
}) }}
{{ judge(
    ref('int_compliance__region_settings'),
    holds="case ssm_public_sharing.SettingValue when 'Disable' then true when 'Enable' then false end",
    passes="'documents cannot be shared with everybody'",
    fails="'anyone with the right can share documents with everybody'",
    evidence={'SsmPublicSharing': 'ssm_public_sharing.SettingValue'},
    parts=['SsmPublicSharing'],
    unread="'the setting of the region could not be read'",
) }}
