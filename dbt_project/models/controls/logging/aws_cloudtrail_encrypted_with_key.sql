{{ config(meta={
    'title': 'Trails are encrypted with a key of the account',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudTrail::Trail': []},
    'parameters': {},
    'remediation': 'Encrypt the trail with a key of your own.',
}) }}
-- Each trail once, where it was made. An account that no trail watches fails as a whole.
select resource_uid, status, reason, evidence
from (
    {{ judge(
        ref('stg_aws__cloudtrail_trails'),
        holds="coalesce(kms_key_id not like '%alias/aws/%', false)",
        passes="'it is encrypted with a key of KMS'",
        fails="'it is not encrypted with a key of the account'",
        evidence={'KmsKeyId': 'kms_key_id'},
    ) }}
)
union all
select accounts.resource_uid, 'fail', 'no trail watches the account', to_json({'trails': 0})
from {{ ref('int_compliance__accounts') }} as accounts
anti join {{ ref('int_trails__covering') }} as trails on accounts.account_id = trails.account_id
anti join {{ ref('int_trails__blind') }} as blind on accounts.account_id = blind.account_id
where accounts.provider = 'aws'
