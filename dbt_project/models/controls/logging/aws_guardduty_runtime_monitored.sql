{{ config(meta={
    'title': 'GuardDuty watches what runs in every region',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::GuardDuty::Detector': []},
    'parameters': {},
    'remediation': 'Turn on the feature RUNTIME_MONITORING of GuardDuty.',
}) }}
{{ on_in_region(
    'stg_aws__guardduty_detectors', 'AWS::GuardDuty::Detector',
    holds="status = 'ENABLED' and len(list_filter(features, lambda f: f.Name = 'RUNTIME_MONITORING' and f.Status = 'ENABLED')) > 0",
    passes="'RUNTIME_MONITORING is on'",
    fails="'RUNTIME_MONITORING is off'",
    evidence={'Status': 'status', 'Feature': "list_filter(features, lambda f: f.Name = 'RUNTIME_MONITORING')[1].Status"},
) }}
