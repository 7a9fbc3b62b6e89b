{{ config(meta={
    'title': 'DynamoDB tables are encrypted with a key of KMS',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DynamoDB::Table': []},
    'parameters': {},
    'remediation': 'Encrypt the table with a key of KMS.',
}) }}
-- Without a description the table is encrypted with a key that AWS owns.
{{ judge(
    ref('stg_aws__dynamodb_tables'),
    holds="case
            when sse_description is null then false
            when sse_description.Status in ('ENABLED', 'ENABLING', 'UPDATING') then true
            when sse_description.Status in ('DISABLED', 'DISABLING') then false
        end",
    passes="'it is encrypted with a key of KMS'",
    fails="'it is encrypted with a key that AWS owns, which nobody can watch or take away'",
    evidence={'SSEDescription': 'sse_description'},
) }}
