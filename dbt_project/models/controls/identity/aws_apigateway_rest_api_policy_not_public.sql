{{ config(meta={
    'title': 'The policy of every rest api (apigateway) names whom it lets in',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ApiGateway::RestApi': []},
    'parameters': {},
    'remediation': 'Name the accounts, roles or services in the policy, or narrow it by a condition such as aws:SourceAccount or ' 
        'aws:PrincipalOrgID.',
}) }}
{{ policy_not_public(ref('stg_aws__apigateway_rest_apis'), [], applies="not list_contains(coalesce(resources.endpoint_configuration.types, []), 'PRIVATE')") }}
