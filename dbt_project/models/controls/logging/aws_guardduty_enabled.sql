{{ config(meta={
    'title': 'GuardDuty is on in every region',
    'severity': 'high',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::GuardDuty::Detector': []},
    'parameters': {},
    'remediation': 'Turn on GuardDuty in the region.',
}) }}
{{ on_in_region(
    'stg_aws__guardduty_detectors', 'AWS::GuardDuty::Detector',
    holds="status = 'ENABLED'",
    passes="'GuardDuty is on'",
    fails="'GuardDuty is off'",
    evidence={'Status': 'status'},
) }}
