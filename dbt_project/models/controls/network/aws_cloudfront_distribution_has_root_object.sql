{{ config(meta={
    'title': 'Distributions have a root object',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Set a default root object.',
}) }}
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds="coalesce(distribution_config.DefaultRootObject, '') <> ''",
    passes="'its root object is set'",
    fails="'its origin''s listing may be shown'",
    evidence={'DefaultRootObject': 'distribution_config.DefaultRootObject'},
) }}
