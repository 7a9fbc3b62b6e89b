{{ config(meta={
    'title': 'GuardDuty watches buckets in every region',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::GuardDuty::Detector': []},
    'parameters': {},
    'remediation': 'Turn on the feature S3_DATA_EVENTS of GuardDuty.',
}) }}
{{ on_in_region(
    'stg_aws__guardduty_detectors', 'AWS::GuardDuty::Detector',
    holds="status = 'ENABLED' and len(list_filter(features, lambda f: f.Name = 'S3_DATA_EVENTS' and f.Status = 'ENABLED')) > 0",
    passes="'S3_DATA_EVENTS is on'",
    fails="'S3_DATA_EVENTS is off'",
    evidence={'Status': 'status', 'Feature': "list_filter(features, lambda f: f.Name = 'S3_DATA_EVENTS')[1].Status"},
) }}
