{{ config(meta={
    'title': 'GuardDuty watches sign-ins to databases in every region',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::GuardDuty::Detector': []},
    'parameters': {},
    'remediation': 'Turn on the feature RDS_LOGIN_EVENTS of GuardDuty.',
}) }}
{{ on_in_region(
    'stg_aws__guardduty_detectors', 'AWS::GuardDuty::Detector',
    holds="status = 'ENABLED' and len(list_filter(features, lambda f: f.Name = 'RDS_LOGIN_EVENTS' and f.Status = 'ENABLED')) > 0",
    passes="'RDS_LOGIN_EVENTS is on'",
    fails="'RDS_LOGIN_EVENTS is off'",
    evidence={'Status': 'status', 'Feature': "list_filter(features, lambda f: f.Name = 'RDS_LOGIN_EVENTS')[1].Status"},
) }}
