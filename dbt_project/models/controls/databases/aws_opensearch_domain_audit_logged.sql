{{ config(meta={
    'title': 'OpenSearch domains write audit logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::OpenSearchService::Domain': []},
    'parameters': {},
    'remediation': 'Publish audit logs to CloudWatch Logs.',
}) }}
{{ judge(
    ref('stg_aws__opensearch_domains'),
    holds=domain_publishes('AUDIT_LOGS'),
    passes="'audit logs are published'",
    fails="'audit logs are not published'",
    evidence={'AUDIT_LOGS': "log_publishing_options->'$.AUDIT_LOGS'"},
) }}
