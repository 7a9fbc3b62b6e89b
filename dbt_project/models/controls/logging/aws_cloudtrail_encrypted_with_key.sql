{{ config(meta={
    'title': 'Trails are encrypted with a key of the account',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudTrail::Trail': [], 'AWS::KMS::Key': []},
    'parameters': {},
    'remediation': 'Encrypt the trail with a key of your own.',
}) }}
-- Each trail once, where it was made. An account that no trail watches is judged as a whole.
-- Without a key of KMS the reply leaves KmsKeyId out.
select resource_uid, status, reason, evidence
from (
    {{ judge(
        "(select trails.*, keys.key_manager from " ~ ref('stg_aws__cloudtrail_trails') ~ " as trails left join "
        ~ ref('stg_aws__kms_keys') ~ " as keys on trails.kms_key_id = keys.resource_uid)",
        holds="kms_key_id is not null and kms_key_id not like '%alias/aws/%' and coalesce(key_manager, '') <> 'AWS'",
        passes="'it is encrypted with a key of KMS'",
        fails="if(kms_key_id is null, 'it is not encrypted with a key of KMS', 'it is encrypted with a key that AWS manages')",
        evidence={'KmsKeyId': 'kms_key_id', 'KeyManager': 'key_manager'},
    ) }}
)
union all
{{ accounts_without_trail() }}
