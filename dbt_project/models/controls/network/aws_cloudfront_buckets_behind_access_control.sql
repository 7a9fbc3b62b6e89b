{{ config(meta={
    'title': 'Buckets behind distributions are reached by them alone',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Use origin access control.',
}) }}
-- The older origin access identity keeps others out as well. Websites of S3 are origins like any other.
with buckets as (
    select
        *,
        list_transform(
            list_filter(distribution_config.Origins.Items, lambda o: o.S3OriginConfig is not null),
            lambda o: coalesce(nullif(o.OriginAccessControlId, ''), nullif(o.S3OriginConfig.OriginAccessIdentity, ''))
        ) as identities
    from {{ ref('stg_aws__cloudfront_distributions') }}
)

{{ judge(
    'buckets',
    holds='len(list_filter(identities, lambda i: i is null)) = 0',
    passes="'buckets are reached with an identity'",
    fails="'a bucket is reached without an identity'",
    evidence={'identities': 'identities'},
    applies='len(identities) > 0',
    otherwise="'it has no bucket as an origin'",
) }}
