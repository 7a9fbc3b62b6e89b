{{ config(meta={
    'title': 'Models cannot reach the network',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SageMaker::Model': []},
    'parameters': {},
    'remediation': 'Make the model anew with network isolation.',
}) }}
{{ judge(
    ref('stg_aws__sagemaker_models'),
    holds='enable_network_isolation',
    passes="'it is isolated'",
    fails="'it can reach the network'",
    evidence={'EnableNetworkIsolation': 'enable_network_isolation'},
) }}
