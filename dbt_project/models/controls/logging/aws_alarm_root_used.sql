{{ config(meta={
    'title': 'Somebody is told when the root user acts',
    'severity': 'low',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {
        'AWS::CloudTrail::Trail': ['Status', 'EventSelectors'],
        'AWS::Logs::MetricFilter': [],
        'AWS::CloudWatch::Alarm': [],
        'AWS::SNS::Subscription': [],
        'AWS::SNS::Topic': [],
        'AWS::Events::Rule': ['Targets'],
    },
    'parameters': {},
    'remediation': 'Send the trail to a log group, count the events by a metric filter, and let an alarm on the metric tell a topic ' 
        'that somebody listens to.',
}) }}
{{ told_of_events() }}
