{{ config(meta={
    'title': 'Workgroups publish metrics of queries',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Athena::WorkGroup': []},
    'parameters': {},
    'remediation': 'Publish metrics to CloudWatch.',
}) }}
{{ judge(
    ref('stg_aws__athena_work_groups'),
    holds='configuration.PublishCloudWatchMetricsEnabled',
    passes="'metrics are published'",
    fails="'metrics are not published'",
    evidence={'PublishCloudWatchMetricsEnabled': 'configuration.PublishCloudWatchMetricsEnabled'},
) }}
