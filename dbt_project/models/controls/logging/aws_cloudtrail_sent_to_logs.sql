{{ config(meta={
    'title': 'Trails are sent to CloudWatch Logs',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudTrail::Trail': []},
    'parameters': {},
    'remediation': 'Send the trail to a log group.',
}) }}
-- Each trail once, where it was made. An account that no trail watches fails as a whole.
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
select accounts.resource_uid, 'fail', 'no trail watches the account', to_json({'trails': 0})
from {{ ref('int_compliance__accounts') }} as accounts
anti join {{ ref('int_trails__covering') }} as trails on accounts.account_id = trails.account_id
anti join {{ ref('int_trails__blind') }} as blind on accounts.account_id = blind.account_id
where accounts.provider = 'aws'
