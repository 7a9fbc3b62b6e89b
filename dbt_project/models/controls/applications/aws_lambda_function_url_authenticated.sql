{{ config(meta={
    'title': 'Function URLs ask who comes',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Lambda::Function': ['UrlConfig']},
    'parameters': {},
    'remediation': 'Set the URL to AWS_IAM, or put something in front that asks.',
}) }}
{{ judge(
    ref('stg_aws__lambda_functions'),
    holds="url_config.AuthType <> 'NONE'",
    passes="'its URL asks who comes'",
    fails="'anyone on the internet can call its URL'",
    evidence={'AuthType': 'url_config.AuthType'},
    parts=['UrlConfig'],
    applies="url_config is not null or list_contains(unknown_fields, 'UrlConfig')",
    otherwise="'it has no URL'",
) }}
