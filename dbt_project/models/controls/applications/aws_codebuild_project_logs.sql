{{ config(meta={
    'title': 'Builds write logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CodeBuild::Project': []},
    'parameters': {},
    'remediation': 'Turn on logs in CloudWatch or S3.',
}) }}
-- Where nothing is said logs go to CloudWatch.
{{ judge(
    ref('stg_aws__codebuild_projects'),
    holds="coalesce(logs_config.cloudWatchLogs.status, 'ENABLED') = 'ENABLED' or coalesce(logs_config.s3Logs.status = 'ENABLED', false)",
    passes="'builds write logs'",
    fails="'builds write no logs'",
    evidence={'logsConfig': 'logs_config'},
) }}
