{{ config(meta={
    'title': 'Database clusters lie in several zones',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBCluster': [], 'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': 'Give the cluster a second member in another zone.',
}) }}
{{ judge(
    clusters_spread(ref('stg_aws__rds_db_clusters'), ref('stg_aws__rds_db_instances')),
    holds='is_spread',
    passes="'it lies in several zones'",
    fails="'it lies in one zone'",
    evidence={'MultiAZ': 'multi_az', 'zones_of_members': 'zones', 'DBClusterMembers': 'len(db_cluster_members)'},
    applies="engine not in ('neptune', 'docdb') and coalesce(replication_source_identifier, '') = ''",
    otherwise="'it is a replica, or another service runs it'",
    unread="'the zones of its members could not be read'",
) }}
