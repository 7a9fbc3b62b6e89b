{{ config(meta={
    'title': 'GraphQL APIs do not trust API keys alone',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::AppSync::GraphQLApi': []},
    'parameters': {},
    'remediation': 'Authenticate by IAM, Cognito, OIDC or a function.',
}) }}
{{ judge(
    ref('stg_aws__appsync_graphql_apis'),
    holds="authentication_type <> 'API_KEY'",
    passes="'it authenticates by ' || authentication_type",
    fails="'an API key is all that is asked'",
    evidence={'authenticationType': 'authentication_type'},
) }}
