{{ config(meta={
    'title': 'Volumes are encrypted',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::Volume': []},
    'parameters': {},
    'remediation': 'Copy a snapshot of the volume with encryption and make a new volume of it.',
}) }}
{{ judge(
    ref('stg_aws__ec2_volumes'),
    holds='encrypted',
    passes="'it is encrypted'",
    fails="'it is not encrypted' || if(len(attachments) > 0, ', and attached', '')",
    evidence={'Encrypted': 'encrypted', 'KmsKeyId': 'kms_key_id'},
) }}
