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
    holds='deletion_protection_enabled',
    passes="'deletion protection is on'",
    fails="'anyone with the right can delete it at once'",
    evidence={'DeletionProtectionEnabled': 'deletion_protection_enabled'},
) }}
