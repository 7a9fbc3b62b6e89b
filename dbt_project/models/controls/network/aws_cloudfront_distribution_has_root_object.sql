{{ config(meta={
    'title': 'Distributions have a root object',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Set a default root object.',
}) }}
-- It matters where a bucket is behind: one may list what it has. CloudFront says an empty text where there is no root object.
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds="distribution_config.DefaultRootObject <> ''",
    passes="'its root object is ' || distribution_config.DefaultRootObject",
    fails="'it has no root object: the listing of its bucket may be shown'",
    evidence={'DefaultRootObject': 'distribution_config.DefaultRootObject'},
    applies='len(list_filter(distribution_config.Origins.Items, lambda o: o.S3OriginConfig is not null)) > 0',
    otherwise="'it has no bucket as an origin'",
) }}
