{{ config(meta={
    'title': 'Stacks tell of what happens to them',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFormation::Stack': []},
    'parameters': {},
    'remediation': 'Set notifications of the stack.',
}) }}
{{ judge(
    ref('stg_aws__cloudformation_stacks'),
    holds='len(coalesce(notification_arns, [])) > 0',
    passes="'events go to a topic'",
    fails="'events go to nobody'",
    evidence={'NotificationARNs': 'notification_arns'},
) }}
