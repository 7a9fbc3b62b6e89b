{{ config(meta={
    'title': 'OpenSearch domains write error logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::OpenSearchService::Domain': []},
    'parameters': {},
    'remediation': 'Publish error logs to CloudWatch Logs.',
}) }}
{{ judge(
    ref('stg_aws__opensearch_domains'),
    holds=domain_publishes('ES_APPLICATION_LOGS'),
    passes="'error logs are published'",
    fails="'error logs are not published'",
    evidence={'ES_APPLICATION_LOGS': "log_publishing_options->'$.ES_APPLICATION_LOGS'"},
) }}
