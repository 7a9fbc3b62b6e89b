{{ config(meta={
    'title': 'Transfers of DataSync write logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DataSync::Task': []},
    'parameters': {},
    'remediation': 'Set a log group for the task.',
}) }}
-- DataSync leaves the log group out where there is none; a level of OFF writes nothing to it.
{{ judge(
    ref('stg_aws__datasync_tasks'),
    holds="coalesce(cloud_watch_log_group_arn, '') <> '' and coalesce(options.LogLevel <> 'OFF', true)",
    passes="'it writes logs'",
    fails="'it writes no logs'",
    evidence={'CloudWatchLogGroupArn': 'cloud_watch_log_group_arn', 'LogLevel': 'options.LogLevel'},
) }}
