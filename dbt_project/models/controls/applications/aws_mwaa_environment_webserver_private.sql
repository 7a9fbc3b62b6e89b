{{ config(meta={
    'title': 'Web servers of Airflow are private',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::MWAA::Environment': []},
    'parameters': {},
    'remediation': 'Set the access mode to private.',
}) }}
{{ judge(
    ref('stg_aws__mwaa_environments'),
    holds="webserver_access_mode = 'PRIVATE_ONLY'",
    passes="'its web server is private'",
    fails="'its web server is on the internet'",
    evidence={'WebserverAccessMode': 'webserver_access_mode'},
) }}
