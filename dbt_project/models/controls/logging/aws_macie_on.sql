{{ config(meta={
    'title': 'Macie is on in every region',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::Macie::Session': []},
    'parameters': {},
    'remediation': 'Enable Macie in the region, best for the whole organization.',
}) }}
-- Where it was never enabled there is no session to list.
{{ on_in_region(
    'stg_aws__macie_sessions', 'AWS::Macie::Session',
    holds="status = 'ENABLED'",
    passes="'Macie is on'",
    fails="'Macie is off or paused'",
    evidence={'status': 'status'},
) }}
