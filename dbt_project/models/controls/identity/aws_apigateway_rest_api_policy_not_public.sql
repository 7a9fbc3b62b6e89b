{{ config(meta={
    'title': 'Policies of REST APIs let nobody in whom nobody knows',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ApiGateway::RestApi': []},
    'parameters': {},
    'remediation': 'Name the accounts, roles or services in the policy, or narrow it by a condition such as '
        'aws:SourceAccount or aws:PrincipalOrgID.',
}) }}
{{ policy_not_public(
    ref('stg_aws__apigateway_rest_apis'), [],
    applies="not list_contains(coalesce(resources.endpoint_configuration.types, []), 'PRIVATE')"
) }}
