{{ config(meta={
    'title': 'Public zones log queries',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Route53::HostedZone': ['QueryLogging']},
    'parameters': {},
    'remediation': 'Turn on query logging.',
}) }}
{{ judge(
    ref('stg_aws__route53_hosted_zones'),
    holds='query_logging.CloudWatchLogsLogGroupArn is not null',
    passes="'queries are logged'",
    fails="'queries are not logged'",
    evidence={'QueryLogging': 'query_logging.CloudWatchLogsLogGroupArn'},
    parts=['QueryLogging'],
    applies='not coalesce(config.PrivateZone, false)',
    otherwise="'it is private'",
) }}
