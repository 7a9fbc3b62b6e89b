{{ config(meta={
    'title': 'Origins of distributions fail over',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Make an origin group of two origins.',
}) }}
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds='distribution_config.OriginGroups.Quantity > 0',
    passes="'it has an origin group'",
    fails="'it has no origin group'",
    evidence={'OriginGroups': 'distribution_config.OriginGroups.Quantity'},
) }}
