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
    holds="case when distribution_config.ViewerCertificate.CloudFrontDefaultCertificate then false "
    ~ "when coalesce(distribution_config.ViewerCertificate.ACMCertificateArn, distribution_config.ViewerCertificate.IAMCertificateId) "
    ~ "is not null then true end",
    passes="'it has a certificate of its own'",
    fails="'it has the certificate of CloudFront'",
    evidence={
        'CloudFrontDefaultCertificate': 'distribution_config.ViewerCertificate.CloudFrontDefaultCertificate',
        'ACMCertificateArn': 'distribution_config.ViewerCertificate.ACMCertificateArn',
    },
) }}
