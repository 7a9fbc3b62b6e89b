{{ config(meta={
    'title': 'Jobs of Glue run on a supported version',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Glue::Job': []},
    'parameters': {'oldest_version': 3.0},
    'remediation': 'Move the job to a current version of Glue.',
}) }}
{{ judge(
    "(select *, try_cast(glue_version as double) as number from " ~ ref('stg_aws__glue_jobs') ~ ")",
    holds='number >= ' ~ parameter('oldest_version'),
    passes="'it runs on Glue ' || glue_version",
    fails="'it runs on Glue ' || glue_version",
    evidence={'GlueVersion': 'glue_version', 'Command': 'command.Name'},
    applies="command.Name in ('glueetl', 'gluestreaming')",
    otherwise="'it does not run on Spark'",
    unread="'its version of Glue is not known'",
) }}
