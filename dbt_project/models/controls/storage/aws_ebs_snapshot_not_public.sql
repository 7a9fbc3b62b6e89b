{{ config(meta={
    'title': 'Snapshots of volumes are not shared with everybody',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::Snapshot': ['Public']},
    'parameters': {},
    'remediation': 'Make the snapshot private, and take what was in it for known.',
}) }}
{{ judge(
    ref('stg_aws__ec2_snapshots'),
    holds='not public',
    passes="'it is not shared with everybody'",
    fails="'everybody can make volumes of it'",
    evidence={'Public': 'public'},
    parts=['Public'],
    unread="'whom it is shared with could not be read'",
) }}
