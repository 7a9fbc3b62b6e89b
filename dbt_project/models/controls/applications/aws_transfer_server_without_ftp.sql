{{ config(meta={
    'title': 'File servers do not speak plain FTP',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Transfer::Server': []},
    'parameters': {},
    'remediation': 'Take FTP out of the protocols.',
}) }}
{{ judge(
    ref('stg_aws__transfer_servers'),
    holds="not list_contains(protocols, 'FTP')",
    passes="'it speaks ' || array_to_string(protocols, ', ')",
    fails="'it speaks plain FTP'",
    evidence={'Protocols': 'protocols'},
) }}
