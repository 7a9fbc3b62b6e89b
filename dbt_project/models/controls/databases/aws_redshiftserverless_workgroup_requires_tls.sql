{{ config(meta={
    'title': 'Redshift Serverless workgroups require TLS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RedshiftServerless::Workgroup': []},
    'parameters': {},
    'remediation': 'Set require_ssl to true.',
}) }}
{{ judge(
    ref('stg_aws__redshift_serverless_workgroups'),
    holds="case
            lower(list_filter(config_parameters, lambda p: p.parameterKey = 'require_ssl')[1].parameterValue)
            when 'true' then true
            when 'false' then false
        end",
    passes="'clients have to speak TLS'",
    fails="'clients may come without TLS'",
    evidence={'require_ssl': "list_filter(config_parameters, lambda p: p.parameterKey = 'require_ssl')"},
) }}
