{{ config(meta={
    'title': 'GuardDuty watches audit logs of Kubernetes in every region',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::GuardDuty::Detector': []},
    'parameters': {},
    'remediation': 'Turn on the feature EKS_AUDIT_LOGS of GuardDuty.',
}) }}
{{ on_in_region(
    'stg_aws__guardduty_detectors', 'AWS::GuardDuty::Detector',
    holds="status = 'ENABLED' and len(list_filter(features, lambda f: f.Name = 'EKS_AUDIT_LOGS' and f.Status = 'ENABLED')) > 0",
    passes="'EKS_AUDIT_LOGS is on'",
    fails="'EKS_AUDIT_LOGS is off'",
    evidence={'Status': 'status', 'Feature': "list_filter(features, lambda f: f.Name = 'EKS_AUDIT_LOGS')[1].Status"},
) }}
