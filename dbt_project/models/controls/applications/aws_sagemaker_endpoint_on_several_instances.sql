{{ config(meta={
    'title': 'Endpoints run on more than one instance',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SageMaker::Endpoint': ['EndpointConfig']},
    'parameters': {},
    'remediation': 'Make a new endpoint configuration with two instances or more for each variant.',
}) }}
-- Variants without servers have no instances.
{{ judge(
    "(select *, list_filter(endpoint_config.ProductionVariants, lambda v: v.InstanceType is not null "
    ~ "or v.InitialInstanceCount is not null) as variants from " ~ ref('stg_aws__sagemaker_endpoints') ~ ")",
    holds='len(list_filter(variants, lambda v: v.InitialInstanceCount is null or v.InitialInstanceCount <= 1)) = 0',
    passes="'every variant starts on several instances'",
    fails="'a variant starts on one instance'",
    evidence={'ProductionVariants':
        'list_transform(variants, lambda v: {VariantName: v.VariantName, InitialInstanceCount: v.InitialInstanceCount})'},
    parts=['EndpointConfig'],
    applies="len(variants) > 0",
    otherwise="'it has no instances'",
    unread="'the configuration of the endpoint could not be read'",
) }}
