{{ config(meta={
    'title': 'A trail records what happens in every region',
    'severity': 'high',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::CloudTrail::Trail': ['Status', 'EventSelectors']},
    'parameters': {},
    'remediation': 'Make a trail of all regions that records all management events, and start it.',
}) }}
{{ trail_covers(
    holds='is_multi_region_trail and is_logging and records_management',
    passes="'recorded by'",
    fails="'no running trail of all regions records all management events'",
) }}
