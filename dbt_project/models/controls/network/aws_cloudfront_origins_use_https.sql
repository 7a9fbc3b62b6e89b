{{ config(meta={
    'title': 'Distributions fetch from origins by HTTPS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Set the origin protocol policy to HTTPS.',
}) }}
-- An origin that does as the viewer does is asked by plain HTTP where a path lets viewers do so.
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds="case when len(list_filter(distribution_config.Origins.Items, lambda o: coalesce(o.CustomOriginConfig.OriginProtocolPolicy = 'http-only' "
    ~ "or (o.CustomOriginConfig.OriginProtocolPolicy = 'match-viewer' and (distribution_config.DefaultCacheBehavior.ViewerProtocolPolicy = 'allow-all' "
    ~ "or len(list_filter(distribution_config.CacheBehaviors.Items, lambda b: b.ViewerProtocolPolicy = 'allow-all')) > 0)), false))) > 0 then false "
    ~ "when len(list_filter(distribution_config.Origins.Items, lambda o: o.CustomOriginConfig is not null and (o.CustomOriginConfig.OriginProtocolPolicy is null "
    ~ "or (o.CustomOriginConfig.OriginProtocolPolicy = 'match-viewer' and distribution_config.DefaultCacheBehavior.ViewerProtocolPolicy is null)))) = 0 then true end",
    passes="'origins are asked by HTTPS'",
    fails="'an origin may be asked by plain HTTP'",
    evidence={'OriginProtocolPolicy': 'list_transform(distribution_config.Origins.Items, lambda o: o.CustomOriginConfig.OriginProtocolPolicy)'},
    applies='len(list_filter(distribution_config.Origins.Items, lambda o: o.CustomOriginConfig is not null)) > 0',
    otherwise="'no origin is asked by a protocol that is chosen here'",
) }}
