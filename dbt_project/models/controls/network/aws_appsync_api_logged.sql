{{ config(meta={
    'title': 'GraphQL APIs log fields',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::AppSync::GraphQLApi': []},
    'parameters': {},
    'remediation': 'Turn on field-level logging.',
}) }}
{{ judge(
    ref('stg_aws__appsync_graphql_apis'),
    holds="coalesce(log_config.fieldLogLevel in ('ERROR', 'ALL', 'INFO', 'DEBUG'), false)",
    passes="'fields are logged: ' || log_config.fieldLogLevel",
    fails="'fields are not logged'",
    evidence={'fieldLogLevel': 'log_config.fieldLogLevel'},
) }}
