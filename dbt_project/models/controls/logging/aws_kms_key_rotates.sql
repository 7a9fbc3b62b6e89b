{{ config(meta={
    'title': 'Keys rotate by themselves',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::KMS::Key': ['KeyRotationStatus'], 'AWS::KMS::Alias': []},
    'parameters': {},
    'remediation': 'Turn on rotation of the key.',
}) }}
-- Rotation is there for symmetric keys that customers manage, that KMS made itself and that are enabled. A key behind an alias of AWS's is
-- AWS's.
{{ judge(
    "(select keys.*, aliases.target_key_id is not null as is_of_aws from " ~ ref('stg_aws__kms_keys') ~ " as keys left join ("
    ~ "select distinct account_id, region, target_key_id from " ~ ref('stg_aws__kms_aliases') ~ " where alias_name like 'alias/aws/%') "
    ~ "as aliases on keys.account_id = aliases.account_id and keys.region = aliases.region and keys.key_id = aliases.target_key_id)",
    holds='key_rotation_status.KeyRotationEnabled',
    passes="'it rotates by itself'",
    fails="'it does not rotate'",
    evidence={
        'KeyManager': 'key_manager', 'KeySpec': 'key_spec', 'Origin': 'origin', 'KeyState': 'key_state',
        'KeyRotationEnabled': 'key_rotation_status.KeyRotationEnabled'
    },
    parts=['KeyRotationStatus'],
    applies="key_manager = 'CUSTOMER' and not is_of_aws and coalesce(key_spec, customer_master_key_spec) = 'SYMMETRIC_DEFAULT' "
    ~ "and key_state = 'Enabled' and origin = 'AWS_KMS'",
    otherwise="'it cannot rotate by itself: ' || concat_ws(', ', key_manager, coalesce(key_spec, customer_master_key_spec), origin, "
    ~ "key_state)",
    unread="'whether it rotates could not be read'",
) }}
