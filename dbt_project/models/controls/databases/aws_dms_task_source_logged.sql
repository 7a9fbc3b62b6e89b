{{ config(meta={
    'title': 'Replication tasks log what they read',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DMS::ReplicationTask': []},
    'parameters': {},
    'remediation': 'Log with the default severity or more.',
}) }}
{{ replication_logged("['SOURCE_CAPTURE', 'SOURCE_UNLOAD']", 'what it reads') }}
