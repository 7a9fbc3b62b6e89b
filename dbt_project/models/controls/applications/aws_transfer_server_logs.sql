{{ config(meta={
    'title': 'File servers write logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Transfer::Server': []},
    'parameters': {},
    'remediation': 'Turn on structured logging.',
}) }}
-- Transfer leaves out what was never set.
{{ judge(
    ref('stg_aws__transfer_servers'),
    holds="coalesce(logging_role, '') <> '' or len(coalesce(structured_log_destinations, [])) > 0",
    passes="'it writes logs'",
    fails="'it writes no logs'",
    evidence={'StructuredLogDestinations': 'structured_log_destinations'},
) }}
