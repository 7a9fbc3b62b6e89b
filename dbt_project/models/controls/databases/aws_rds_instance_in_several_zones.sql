{{ config(meta={
    'title': 'Databases survive the loss of a zone',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': [], 'AWS::RDS::DBCluster': []},
    'parameters': {},
    'remediation': 'Make the instance Multi-AZ, or give the cluster a second member in another zone.',
}) }}
-- A member of a cluster is as safe as the cluster: two of its members have to lie in different zones. A replica, and what lies in a replicated
-- cluster, is no primary.
with spread as (
    select * from {{ clusters_spread(ref('stg_aws__rds_db_clusters'), ref('stg_aws__rds_db_instances')) }}
),

judged as (
    select
        instances.*,
        spread.zones,
        spread.multi_az as cluster_multi_az,
        if(instances.db_cluster_identifier is null, instances.multi_az, spread.is_spread) as survives,
        coalesce(instances.read_replica_source_db_instance_identifier, '') <> ''
        or coalesce(instances.read_replica_source_db_cluster_identifier, '') <> ''
        or coalesce(spread.replication_source_identifier, '') <> '' as is_replica
    from {{ ref('stg_aws__rds_db_instances') }} as instances
    left join spread
        on
            instances.account_id = spread.account_id
            and instances.region = spread.region
            and instances.db_cluster_identifier = spread.db_cluster_identifier
)

{{ judge(
    'judged',
    holds='survives',
    passes="if(db_cluster_identifier is null, 'it is Multi-AZ', 'its cluster lies in several zones')",
    fails="if(db_cluster_identifier is null, 'it lies in one zone', 'its cluster lies in one zone')",
    evidence={
        'MultiAZ': 'multi_az',
        'AvailabilityZone': 'availability_zone',
        'DBClusterIdentifier': 'db_cluster_identifier',
        'DBCluster.MultiAZ': 'cluster_multi_az',
        'zones_of_members': 'zones',
    },
    applies="engine not in ('neptune', 'docdb') and not is_replica",
    otherwise="if(is_replica, 'it is a replica', 'another service runs it: it is judged there')",
    unread="if(db_cluster_identifier is null, 'whether it is Multi-AZ could not be read', 'the zones of its cluster could not be read')",
) }}
