{{ config(meta={
    'title': 'Certificates are renewed in time',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CertificateManager::Certificate': []},
    'parameters': {'min_days': 30},
    'remediation': 'Import a new certificate, or see why renewal fails.',
}) }}
{{ judge(
    ref('stg_aws__acm_certificates'),
    holds='not_after > ' ~ as_of() ~ ' + to_days(' ~ parameter('min_days') ~ ')',
    passes="'it is good until ' || strftime(not_after, '%Y-%m-%d')",
    fails="if(not_after < " ~ as_of() ~ ", 'it expired on ', 'it expires on ') || strftime(not_after, '%Y-%m-%d')",
    evidence={'NotAfter': 'not_after', 'Type': 'type'},
    applies="coalesce(status in ('ISSUED', 'EXPIRED'), true)",
    otherwise="'it was never issued'",
) }}
