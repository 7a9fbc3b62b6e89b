{{ config(meta={
    'title': 'Replication tasks log what they write',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DMS::ReplicationTask': []},
    'parameters': {},
    'remediation': 'Log with the default severity or more.',
}) }}
{{ replication_logged("['TARGET_APPLY', 'TARGET_LOAD']", 'what it writes') }}
