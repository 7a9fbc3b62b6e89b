{{ config(meta={
    'title': 'Redshift Serverless namespaces export who connects',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RedshiftServerless::Namespace': []},
    'parameters': {},
    'remediation': 'Export the logs of connections and of users.',
}) }}
{{ judge(
    ref('stg_aws__redshift_serverless_namespaces'),
    holds="list_has_all(log_exports, ['connectionlog', 'userlog'])",
    passes="'connections and users are logged'",
    fails="if(len(log_exports) = 0, 'it exports no logs', 'it exports only ' || array_to_string(log_exports, ', '))",
    evidence={'logExports': 'log_exports'},
) }}
