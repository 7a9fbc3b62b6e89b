{{ config(meta={
    'title': 'DynamoDB tables are protected from deletion',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DynamoDB::Table': []},
    'parameters': {},
    'remediation': 'Turn on deletion protection.',
}) }}
{{ judge(
    ref('stg_aws__dynamodb_tables'),
    holds='coalesce(deletion_protection_enabled, false)',
    passes="'deletion protection is on'",
    fails="'anyone with the right can delete it at once'",
    evidence={'DeletionProtectionEnabled': 'coalesce(deletion_protection_enabled, false)'},
) }}
