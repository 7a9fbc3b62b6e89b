{{ config(meta={
    'title': 'Trails are running',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudTrail::Trail': ['Status']},
    'parameters': {},
    'remediation': 'Start the trail, or delete it.',
}) }}
{{ judge(
    ref('stg_aws__cloudtrail_trails'),
    holds='status.IsLogging',
    passes="'it is running'",
    fails="'it was stopped'",
    evidence={'IsLogging': 'status.IsLogging'},
    parts=['Status'],
    unread="'whether it is running could not be read'",
) }}
