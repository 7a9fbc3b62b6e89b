{{ config(meta={
    'title': 'The account blocks public access to buckets',
    'severity': 'high',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['PublicAccessBlock']},
    'parameters': {},
    'remediation': 'Turn on all four settings of Block Public Access for the account.',
}) }}
-- S3 has no such setting of an account that never set it: then nothing is blocked.
{{ judge(
    ref('int_compliance__account_settings'),
    holds='coalesce(public_access_block.BlockPublicAcls and public_access_block.IgnorePublicAcls and public_access_block.BlockPublicPolicy and public_access_block.RestrictPublicBuckets, false)',
    passes="'all four settings are on for the account'",
    fails="'not all four settings are on for the account'",
    evidence={'PublicAccessBlock': 'public_access_block'},
    parts=['PublicAccessBlock'],
    unread="coalesce(cause, 'the setting could not be read')",
) }}
