{{ config(meta={
    'title': 'State machines write logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::StepFunctions::StateMachine': []},
    'parameters': {},
    'remediation': 'Turn on logging.',
}) }}
{{ judge(
    ref('stg_aws__stepfunctions_state_machines'),
    holds="logging_configuration.level <> 'OFF'",
    passes="'it writes logs'",
    fails="'it writes no logs'",
    evidence={'level': 'logging_configuration.level'},
) }}
