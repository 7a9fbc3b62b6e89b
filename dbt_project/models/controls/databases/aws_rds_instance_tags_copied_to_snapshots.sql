{{ config(meta={
    'title': 'Snapshots of database instances carry their tags',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': 'Turn on copying tags to snapshots.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_instances'),
    holds='copy_tags_to_snapshot',
    passes="'tags are copied to snapshots'",
    fails="'snapshots have no tags and so no owner'",
    evidence={'CopyTagsToSnapshot': 'copy_tags_to_snapshot'},
    applies="engine not in ('neptune', 'docdb') and db_cluster_identifier is null",
    otherwise="'its cluster decides'",
) }}
