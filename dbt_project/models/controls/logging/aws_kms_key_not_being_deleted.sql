{{ config(meta={
    'title': 'Keys are not about to be deleted',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::KMS::Key': []},
    'parameters': {},
    'remediation': 'Cancel the deletion where something is still encrypted with it.',
}) }}
{{ judge(
    ref('stg_aws__kms_keys'),
    holds="key_state <> 'PendingDeletion'",
    passes="'it is not about to be deleted'",
    fails="'it will be deleted on ' || coalesce(strftime(deletion_date, '%Y-%m-%d'), 'some day')",
    evidence={'KeyState': 'key_state', 'DeletionDate': 'deletion_date'},
    applies="coalesce(key_manager = 'CUSTOMER', true)",
    otherwise="'AWS manages it'",
) }}
