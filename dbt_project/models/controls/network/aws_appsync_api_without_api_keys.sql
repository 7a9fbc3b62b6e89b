{{ config(meta={
    'title': 'GraphQL APIs ask for more than an API key',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::AppSync::GraphQLApi': []},
    'parameters': {},
    'remediation': 'Authenticate by IAM, Cognito, OIDC or a function.',
}) }}
-- Each further way to authenticate is one more way in; the service leaves them out where there are none.
{{ judge(
    ref('stg_aws__appsync_graphql_apis'),
    holds="authentication_type <> 'API_KEY' and not list_contains("
    ~ "list_transform(coalesce(additional_authentication_providers, []), lambda p: p.authenticationType), 'API_KEY')",
    passes="'it authenticates by ' || authentication_type",
    fails="'an API key is enough'",
    evidence={
        'authenticationType': 'authentication_type',
        'additionalAuthenticationProviders': 'list_transform(additional_authentication_providers, lambda p: p.authenticationType)',
    },
) }}
