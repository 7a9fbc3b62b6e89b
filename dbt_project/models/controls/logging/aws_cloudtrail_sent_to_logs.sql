{{ config(meta={
    'title': 'Trails are sent to CloudWatch Logs',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudTrail::Trail': []},
    'parameters': {},
    'remediation': 'Send the trail to a log group.',
}) }}
-- Each trail once, where it was made. An account that no trail watches is judged as a whole.
select resource_uid, status, reason, evidence
from (
    {{ judge(
        ref('stg_aws__cloudtrail_trails'),
        holds="coalesce(cloud_watch_logs_log_group_arn, '') <> ''",
        passes="'it is sent to a log group'",
        fails="'it is sent to no log group'",
        evidence={'CloudWatchLogsLogGroupArn': 'cloud_watch_logs_log_group_arn'},
    ) }}
)
union all
{{ accounts_without_trail() }}
