{{ config(meta={
    'title': 'Distributions write access logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Turn on standard or real-time logs.',
}) }}
-- Standard logs to a bucket, or a real-time log of the default path or of another; an empty ARN is none. Logs that CloudWatch delivers are
-- configured elsewhere, where the inventory does not look: a distribution that has them alone fails, and says so.
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds="distribution_config.Logging.Enabled or coalesce(distribution_config.DefaultCacheBehavior.RealtimeLogConfigArn, '') != '' "
    ~ "or coalesce(len(list_filter(distribution_config.CacheBehaviors.Items, lambda b: b.RealtimeLogConfigArn != '')) > 0, false)",
    passes="'requests are logged'",
    fails="'requests are not logged here; whether CloudWatch delivers logs is not read'",
    evidence={'Logging': 'distribution_config.Logging'},
) }}
