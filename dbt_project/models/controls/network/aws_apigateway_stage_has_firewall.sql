{{ config(meta={
    'title': 'Stages of REST APIs lie behind a web application firewall',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ApiGateway::Stage': []},
    'parameters': {},
    'remediation': 'Attach a web ACL.',
}) }}
{{ judge(
    ref('stg_aws__apigateway_stages'),
    holds="coalesce(web_acl_arn, '') <> ''",
    passes="'a web ACL is attached'",
    fails="'no web ACL is attached'",
    evidence={'webAclArn': 'web_acl_arn'},
) }}
