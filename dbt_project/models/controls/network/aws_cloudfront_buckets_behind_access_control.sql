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
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds="len(list_filter(distribution_config.Origins.Items, lambda o: o.S3OriginConfig is not null and coalesce(o.OriginAccessControlId, '') = '' "
    ~ "and coalesce(o.S3OriginConfig.OriginAccessIdentity, '') = '')) = 0",
    passes="'buckets are reached with an identity'",
    fails="'a bucket is reached without an identity'",
    evidence={
        'OriginAccessControlId': 'list_transform(distribution_config.Origins.Items, lambda o: o.OriginAccessControlId)',
        'OriginAccessIdentity': 'list_transform(distribution_config.Origins.Items, lambda o: o.S3OriginConfig.OriginAccessIdentity)',
    },
    applies='len(list_filter(distribution_config.Origins.Items, lambda o: o.S3OriginConfig is not null)) > 0',
    otherwise="'it has no bucket as an origin'",
) }}
