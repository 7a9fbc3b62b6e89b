{{ config(meta={
    'title': 'Distributions speak current TLS to origins',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Allow TLS 1.2 alone.',
}) }}
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds="len(list_filter(distribution_config.Origins.Items, lambda o: list_has_any(coalesce(o.CustomOriginConfig.OriginSslProtocols.Items, []), ['SSLv3', 'TLSv1', 'TLSv1.1']))) = 0",
    passes="'origins are asked by current TLS'",
    fails="'an origin may be asked by old TLS'",
    evidence={'OriginSslProtocols': 'list_transform(distribution_config.Origins.Items, lambda o: o.CustomOriginConfig.OriginSslProtocols.Items)'},
) }}
