{{ config(meta={
    'title': 'Snapshots of Neptune clusters carry their tags',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Neptune::DBCluster': []},
    'parameters': {},
    'remediation': 'Turn on copying tags to snapshots.',
}) }}
{{ judge(
    ref('stg_aws__neptune_db_clusters'),
    holds='copy_tags_to_snapshot',
    passes="'tags are copied to snapshots'",
    fails="'snapshots have no tags and so no owner'",
    evidence={'CopyTagsToSnapshot': 'copy_tags_to_snapshot'},
) }}
