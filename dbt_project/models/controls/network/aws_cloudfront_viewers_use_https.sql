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
with paths as (
    select
        *,
        list_concat(
            [distribution_config.DefaultCacheBehavior.ViewerProtocolPolicy],
            list_transform(distribution_config.CacheBehaviors.Items, lambda b: b.ViewerProtocolPolicy)
        ) as policies,
        1 + coalesce(distribution_config.CacheBehaviors.Quantity, 0) as paths
    from {{ ref('stg_aws__cloudfront_distributions') }}
)

{{ judge(
    'paths',
    holds="case when list_contains(policies, 'allow-all') then false "
    ~ "when len(list_filter(policies, lambda p: p in ('redirect-to-https', 'https-only'))) = paths then true end",
    passes="'viewers use HTTPS'",
    fails="'viewers may use plain HTTP'",
    evidence={'ViewerProtocolPolicy': 'policies'},
) }}
