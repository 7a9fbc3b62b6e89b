{{ config(meta={
    'title': 'Distributions speak current TLS to origins',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {'old_protocols': ['SSLv3', 'TLSv1', 'TLSv1.1']},
    'remediation': 'Allow TLS 1.2 alone.',
}) }}
-- Buckets, and origins in networks of one's own, are asked in ways that are not chosen here; nor are any that are asked by plain HTTP.
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds="case when len(list_filter(distribution_config.Origins.Items, lambda o: coalesce(list_has_any(o.CustomOriginConfig.OriginSslProtocols.Items, "
    ~ parameter('old_protocols') ~ "), false))) > 0 then false when len(list_filter(distribution_config.Origins.Items, "
    ~ "lambda o: o.CustomOriginConfig is not null and o.CustomOriginConfig.OriginSslProtocols.Items is null)) = 0 then true end",
    passes="'origins are asked by current TLS'",
    fails="'an origin may be asked by old TLS'",
    evidence={
        'OriginSslProtocols': 'list_transform(distribution_config.Origins.Items, lambda o: o.CustomOriginConfig.OriginSslProtocols.Items)',
    },
    applies='len(list_filter(distribution_config.Origins.Items, lambda o: o.CustomOriginConfig is not null)) > 0',
    otherwise="'no origin is asked by a protocol that is chosen here'",
) }}
