{{ config(meta={
    'title': 'Distributions tell names apart by SNI',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Serve the certificate by SNI; addresses of its own cost and are rarely needed.',
}) }}
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds="distribution_config.ViewerCertificate.SSLSupportMethod = 'sni-only'",
    passes="'names are told apart by SNI'",
    fails="'it is served as ' || distribution_config.ViewerCertificate.SSLSupportMethod",
    evidence={'SSLSupportMethod': 'distribution_config.ViewerCertificate.SSLSupportMethod'},
    applies="not coalesce(distribution_config.ViewerCertificate.CloudFrontDefaultCertificate, false)",
    otherwise="'it has the certificate of CloudFront'",
) }}
