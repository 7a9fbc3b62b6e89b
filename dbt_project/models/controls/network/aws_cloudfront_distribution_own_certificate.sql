{{ config(meta={
    'title': 'Distributions have a certificate of their own',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Use a certificate of ACM.',
}) }}
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds='not coalesce(distribution_config.ViewerCertificate.CloudFrontDefaultCertificate, false)',
    passes="'it has a certificate of its own'",
    fails="'it has the certificate of CloudFront'",
    evidence={'ViewerCertificate': 'distribution_config.ViewerCertificate.CertificateSource'},
) }}
