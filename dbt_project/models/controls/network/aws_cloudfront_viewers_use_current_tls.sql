{{ config(meta={
    'title': 'Distributions speak current TLS to viewers',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {'policies': ['TLSv1.2_2021', 'TLSv1.2_2025', 'TLSv1.3_2025']},
    'remediation': 'Choose a security policy of TLS 1.2 of 2021 or newer.',
}) }}
-- With the certificate of CloudFront nobody can choose.
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds='list_contains(' ~ parameter('policies') ~ ', distribution_config.ViewerCertificate.MinimumProtocolVersion)',
    passes="'its policy is ' || distribution_config.ViewerCertificate.MinimumProtocolVersion",
    fails="'its policy ' || distribution_config.ViewerCertificate.MinimumProtocolVersion || ' allows old versions or ciphers'",
    evidence={'MinimumProtocolVersion': 'distribution_config.ViewerCertificate.MinimumProtocolVersion'},
    applies="not coalesce(distribution_config.ViewerCertificate.CloudFrontDefaultCertificate, false)",
    otherwise="'it has the certificate of CloudFront'",
) }}
