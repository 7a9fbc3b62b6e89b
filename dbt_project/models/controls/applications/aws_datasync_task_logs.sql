{{ config(meta={
    'title': 'Transfers of DataSync write logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DataSync::Task': []},
    'parameters': {},
    'remediation': 'Set a log group for the task.',
}) }}
{{ judge(
    ref('stg_aws__datasync_tasks'),
    holds="coalesce(cloud_watch_log_group_arn, '') <> ''",
    passes="'it writes logs'",
    fails="'it writes no logs'",
    evidence={'CloudWatchLogGroupArn': 'cloud_watch_log_group_arn'},
) }}
