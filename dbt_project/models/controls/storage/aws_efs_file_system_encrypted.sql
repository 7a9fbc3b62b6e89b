{{ config(meta={
    'title': 'File systems are encrypted',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EFS::FileSystem': []},
    'parameters': {},
    'remediation': 'Make the file system anew with encryption and move the files.',
}) }}
{{ judge(
    ref('stg_aws__efs_file_systems'),
    holds='encrypted',
    passes="'it is encrypted'",
    fails="'it is not encrypted'",
    evidence={'Encrypted': 'encrypted', 'KmsKeyId': 'kms_key_id'},
) }}
