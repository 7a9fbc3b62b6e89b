{{ config(meta={
    'title': 'Inspector scans functions in every region',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::InspectorV2::AccountStatus': []},
    'parameters': {},
    'remediation': 'Turn on Inspector for lambda.',
}) }}
{{ on_in_region(
    'stg_aws__inspector2_account_statuses', 'AWS::InspectorV2::AccountStatus',
    holds="resource_state['lambda'].status = 'ENABLED'",
    passes="'Inspector scans it'",
    fails="'Inspector does not scan it'",
    evidence={'status': 'state.status', 'lambda': "resource_state['lambda'].status"},
) }}
