{{ config(meta={
    'title': 'Actions of alarms are on',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudWatch::Alarm': []},
    'parameters': {},
    'remediation': 'Turn the actions on.',
}) }}
{{ judge(
    ref('stg_aws__cloudwatch_alarms'),
    holds='actions_enabled',
    passes="'its actions are on'",
    fails="'its actions are off'",
    evidence={'ActionsEnabled': 'actions_enabled'},
) }}
