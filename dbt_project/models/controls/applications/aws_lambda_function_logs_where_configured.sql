{{ config(meta={
    'title': 'Functions say where they log',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Lambda::Function': []},
    'parameters': {},
    'remediation': 'Set the logging configuration of the function.',
}) }}
-- Lambda leaves the configuration out where nobody set any.
{{ judge(
    ref('stg_aws__lambda_functions'),
    holds='logging_config.LogGroup is not null',
    passes="'it logs to ' || logging_config.LogGroup",
    fails="'nothing says where it logs'",
    evidence={'LoggingConfig': 'logging_config'},
) }}
