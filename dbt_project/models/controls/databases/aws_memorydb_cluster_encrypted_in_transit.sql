{{ config(meta={
    'title': 'MemoryDB clusters are encrypted in transit',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::MemoryDB::Cluster': []},
    'parameters': {},
    'remediation': 'Make the cluster anew with TLS.',
}) }}
{{ judge(
    ref('stg_aws__memorydb_clusters'),
    holds='tls_enabled',
    passes="'it speaks TLS'",
    fails="'it speaks no TLS'",
    evidence={'TLSEnabled': 'tls_enabled'},
) }}
