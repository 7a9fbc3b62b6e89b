{{ config(meta={
    'title': 'Snapshots of volumes are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::Snapshot': []},
    'parameters': {},
    'remediation': 'Copy the snapshot with encryption and delete this one.',
}) }}
{{ judge(
    ref('stg_aws__ec2_snapshots'),
    holds='encrypted',
    passes="'it is encrypted'",
    fails="'it is not encrypted'",
    evidence={'Encrypted': 'encrypted'},
) }}
