{{ config(meta={
    'title': 'Distributions speak current TLS to origins',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {'old_protocols': ['SSLv3', 'TLSv1', 'TLSv1.1']},
    'remediation': 'Allow TLS 1.2 alone.',
}) }}
-- Buckets, and origins in networks of one's own, are asked in ways that are not chosen here.
with chosen as (
    select
        *,
        list_transform(
            list_filter(distribution_config.Origins.Items, lambda o: o.CustomOriginConfig is not null),
            lambda o: o.CustomOriginConfig.OriginSslProtocols.Items
        ) as protocols
    from {{ ref('stg_aws__cloudfront_distributions') }}
)

{{ judge(
    'chosen',
    holds='case when list_has_any(flatten(protocols), ' ~ parameter('old_protocols') ~ ') then false '
    ~ 'when len(list_filter(protocols, lambda p: p is null)) = 0 then true end',
    passes="'origins are asked by current TLS'",
    fails="'an origin may be asked by old TLS'",
    evidence={'OriginSslProtocols': 'protocols'},
    applies='len(protocols) > 0',
    otherwise="'no origin is asked by a protocol that is chosen here'",
) }}
