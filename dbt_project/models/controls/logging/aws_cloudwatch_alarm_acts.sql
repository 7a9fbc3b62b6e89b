{{ config(meta={
    'title': 'Alarms do something',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudWatch::Alarm': []},
    'parameters': {},
    'remediation': 'Give the alarm an action.',
}) }}
{{ judge(
    ref('stg_aws__cloudwatch_alarms'),
    holds='len(coalesce(alarm_actions, [])) > 0',
    passes="'it acts when it goes off'",
    fails="'nothing happens when it goes off'",
    evidence={'AlarmActions': 'alarm_actions'},
) }}
