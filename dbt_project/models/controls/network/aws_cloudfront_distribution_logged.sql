{{ config(meta={
    'title': 'Distributions write access logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Turn on standard or real-time logs.',
}) }}
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds='coalesce(distribution_config.Logging.Enabled, false) or distribution_config.DefaultCacheBehavior.RealtimeLogConfigArn is not null',
    passes="'requests are logged'",
    fails="'requests are not logged here; whether CloudWatch delivers logs is not read'",
    evidence={'Logging': 'distribution_config.Logging'},
) }}
