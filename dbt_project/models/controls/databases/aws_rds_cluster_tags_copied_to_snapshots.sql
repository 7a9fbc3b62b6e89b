{{ config(meta={
    'title': 'Snapshots of database clusters carry their tags',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBCluster': []},
    'parameters': {},
    'remediation': 'Turn on copying tags to snapshots.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_clusters'),
    holds='copy_tags_to_snapshot',
    passes="'tags are copied to snapshots'",
    fails="'snapshots have no tags and so no owner'",
    evidence={'CopyTagsToSnapshot': 'copy_tags_to_snapshot'},
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
) }}
