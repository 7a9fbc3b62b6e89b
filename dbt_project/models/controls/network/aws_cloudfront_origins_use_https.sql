{{ config(meta={
    'title': 'Distributions fetch from origins by HTTPS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Set the origin protocol policy to HTTPS.',
}) }}
-- An origin that does as the viewer does is asked by plain HTTP where a path lets viewers do so. Buckets, and origins in networks of one's
-- own, are asked in ways that are not chosen here.
with chosen as (
    select
        *,
        list_transform(
            list_filter(distribution_config.Origins.Items, lambda o: o.CustomOriginConfig is not null),
            lambda o: o.CustomOriginConfig.OriginProtocolPolicy
        ) as policies,
        case
            when
                distribution_config.DefaultCacheBehavior.ViewerProtocolPolicy = 'allow-all'
                or len(list_filter(distribution_config.CacheBehaviors.Items, lambda b: b.ViewerProtocolPolicy = 'allow-all')) > 0
                then 'http'
            when distribution_config.DefaultCacheBehavior.ViewerProtocolPolicy is not null then 'https'
        end as viewers
    from {{ ref('stg_aws__cloudfront_distributions') }}
)

{{ judge(
    'chosen',
    holds="case when list_contains(policies, 'http-only') or (viewers = 'http' and list_contains(policies, 'match-viewer')) then false "
    ~ "when len(list_filter(policies, lambda p: p = 'https-only' or (p = 'match-viewer' and viewers = 'https'))) = len(policies) "
    ~ 'then true end',
    passes="'origins are asked by HTTPS'",
    fails="'an origin may be asked by plain HTTP'",
    evidence={'OriginProtocolPolicy': 'policies', 'viewers': 'viewers'},
    applies='len(policies) > 0',
    otherwise="'no origin is asked by a protocol that is chosen here'",
) }}
