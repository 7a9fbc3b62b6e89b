{{ config(meta={
    'title': 'Database proxies require TLS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBProxy': []},
    'parameters': {},
    'remediation': 'Have the proxy require TLS.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_proxies'),
    holds='require_tls',
    passes="'clients have to speak TLS'",
    fails="'clients may come without TLS'",
    evidence={'RequireTLS': 'require_tls'},
) }}
