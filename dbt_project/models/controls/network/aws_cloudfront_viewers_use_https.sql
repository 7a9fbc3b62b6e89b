{{ config(meta={
    'title': 'Viewers of distributions use HTTPS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Redirect to HTTPS, or allow HTTPS alone.',
}) }}
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds="distribution_config.DefaultCacheBehavior.ViewerProtocolPolicy in ('redirect-to-https', 'https-only') and len(list_filter(coalesce(distribution_config.CacheBehaviors.Items, []), lambda b: b.ViewerProtocolPolicy = 'allow-all')) = 0",
    passes="'viewers use HTTPS'",
    fails="'viewers may use plain HTTP'",
    evidence={'ViewerProtocolPolicy': 'distribution_config.DefaultCacheBehavior.ViewerProtocolPolicy'},
) }}
