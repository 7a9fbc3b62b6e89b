{{ config(meta={
    'title': 'Keys of certificates are long enough',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CertificateManager::Certificate': []},
    'parameters': {},
    'remediation': 'Replace the certificate by one with a longer key.',
}) }}
{{ judge(
    ref('stg_aws__acm_certificates'),
    holds="key_algorithm not in ('RSA-1024', 'RSA_1024')",
    passes="'its key is ' || key_algorithm",
    fails="'its key is ' || key_algorithm",
    evidence={'KeyAlgorithm': 'key_algorithm'},
) }}
