{{ config(meta={
    'title': 'Files of trails can be told from forged ones',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudTrail::Trail': []},
    'parameters': {},
    'remediation': 'Turn on log file validation.',
}) }}
-- Each trail once, where it was made. An account that no trail watches fails as a whole.
select resource_uid, status, reason, evidence
from (
    {{ judge(
        ref('stg_aws__cloudtrail_trails'),
        holds="log_file_validation_enabled",
        passes="'digests are written'",
        fails="'no digests are written'",
        evidence={'LogFileValidationEnabled': 'log_file_validation_enabled'},
    ) }}
)
union all
select accounts.resource_uid, 'fail', 'no trail watches the account', to_json({'trails': 0})
from {{ ref('int_compliance__accounts') }} as accounts
anti join {{ ref('int_trails__covering') }} as trails on accounts.account_id = trails.account_id
anti join {{ ref('int_trails__blind') }} as blind on accounts.account_id = blind.account_id
where accounts.provider = 'aws'
