{{ config(meta={
    'title': 'Distributions fetch from origins by HTTPS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Set the origin protocol policy to HTTPS.',
}) }}
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds="len(list_filter(distribution_config.Origins.Items, lambda o: o.CustomOriginConfig.OriginProtocolPolicy = 'http-only' or (o.CustomOriginConfig.OriginProtocolPolicy = 'match-viewer' and distribution_config.DefaultCacheBehavior.ViewerProtocolPolicy = 'allow-all'))) = 0",
    passes="'origins are asked by HTTPS'",
    fails="'an origin is asked by plain HTTP'",
    evidence={'OriginProtocolPolicy': 'list_transform(distribution_config.Origins.Items, lambda o: o.CustomOriginConfig.OriginProtocolPolicy)'},
) }}
