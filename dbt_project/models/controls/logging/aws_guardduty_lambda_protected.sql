{{ config(meta={
    'title': 'GuardDuty watches functions in every region',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::GuardDuty::Detector': []},
    'parameters': {},
    'remediation': 'Turn on the feature LAMBDA_NETWORK_LOGS of GuardDuty.',
}) }}
{{ on_in_region(
    'stg_aws__guardduty_detectors', 'AWS::GuardDuty::Detector',
    holds="status = 'ENABLED' and len(list_filter(features, lambda f: f.Name = 'LAMBDA_NETWORK_LOGS' and f.Status = 'ENABLED')) > 0",
    passes="'LAMBDA_NETWORK_LOGS is on'",
    fails="'LAMBDA_NETWORK_LOGS is off'",
    evidence={'Status': 'status', 'Feature': "list_filter(features, lambda f: f.Name = 'LAMBDA_NETWORK_LOGS')[1].Status"},
) }}
