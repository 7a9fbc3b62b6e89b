{{ config(meta={
    'title': 'Logs of builds in S3 are encrypted',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CodeBuild::Project': []},
    'parameters': {},
    'remediation': 'Turn on encryption of logs in S3.',
}) }}
-- CodeBuild leaves the logs' settings out where nobody set any, and then none go to S3.
{{ judge(
    ref('stg_aws__codebuild_projects'),
    holds='not coalesce(logs_config.s3Logs.encryptionDisabled, false)',
    passes="'logs in S3 are encrypted'",
    fails="'logs in S3 are not encrypted'",
    evidence={'s3Logs': 'logs_config.s3Logs'},
    applies="coalesce(logs_config.s3Logs.status = 'ENABLED', list_contains(unknown_fields, '*'))",
    otherwise="'it writes no logs to S3'",
) }}
