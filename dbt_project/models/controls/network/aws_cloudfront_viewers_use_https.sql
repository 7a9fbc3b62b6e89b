{{ config(meta={
    'title': 'Viewers of distributions use HTTPS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Redirect to HTTPS, or allow HTTPS alone.',
}) }}
-- The items are left out where there are no further paths.
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds="case when distribution_config.DefaultCacheBehavior.ViewerProtocolPolicy = 'allow-all' or coalesce(len(list_filter(distribution_config.CacheBehaviors.Items, lambda b: b.ViewerProtocolPolicy = 'allow-all')) > 0, false) then false "
    ~ "when distribution_config.DefaultCacheBehavior.ViewerProtocolPolicy in ('redirect-to-https', 'https-only') "
    ~ "and coalesce(distribution_config.CacheBehaviors.Quantity, 0) = len(list_filter(coalesce(distribution_config.CacheBehaviors.Items, []), "
    ~ "lambda b: coalesce(b.ViewerProtocolPolicy in ('redirect-to-https', 'https-only'), false))) then true end",
    passes="'viewers use HTTPS'",
    fails="'viewers may use plain HTTP'",
    evidence={
        'ViewerProtocolPolicy': 'distribution_config.DefaultCacheBehavior.ViewerProtocolPolicy',
        'CacheBehaviors': 'list_transform(distribution_config.CacheBehaviors.Items, lambda b: b.ViewerProtocolPolicy)',
    },
) }}
