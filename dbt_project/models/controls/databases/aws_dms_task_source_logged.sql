{{ config(meta={
    'title': 'Replication tasks log what they read',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DMS::ReplicationTask': []},
    'parameters': {},
    'remediation': 'Log with the default severity or more.',
}) }}
with tasks as (
    select
        *,
        json_transform(replication_task_settings, '{
            "Logging": {"EnableLogging": "BOOLEAN", "LogComponents": [{"Id": "VARCHAR", "Severity": "VARCHAR"}]}
        }') as settings
    from {{ ref('stg_aws__dms_replication_tasks') }}
)

{{ judge(
    'tasks',
    holds=task_logs("['SOURCE_CAPTURE', 'SOURCE_UNLOAD']"),
    passes="'it logs what it reads'",
    fails="if(settings.Logging.EnableLogging, 'it logs too little of what it reads', 'logging is off')",
    evidence={'Logging': 'settings.Logging'},
) }}
