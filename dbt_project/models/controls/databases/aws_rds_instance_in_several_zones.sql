{{ config(meta={
    'title': 'Databases survive the loss of a zone',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': [], 'AWS::RDS::DBCluster': []},
    'parameters': {},
    'remediation': 'Make the instance Multi-AZ, or give the cluster a second member in another zone.',
}) }}
-- A member of a cluster is as safe as the cluster: two of its members have to lie in different zones. A replica, and a
-- member of a cluster that replicates another, is no primary.
with spread as (
    select * from {{ clusters_spread(ref('stg_aws__rds_db_clusters'), ref('stg_aws__rds_db_instances')) }}
),

members as (
    select account_id, region, db_cluster_identifier, count(distinct availability_zone) as zones
    from {{ ref('stg_aws__rds_db_instances') }}
    where db_cluster_identifier is not null
    group by account_id, region, db_cluster_identifier
),

judged as (
    select
        instances.*,
        members.zones,
        spread.multi_az as cluster_multi_az,
        case
            when instances.db_cluster_identifier is null then instances.multi_az
            when members.zones >= 2 then true
            else spread.is_spread
        end as survives,
        coalesce(instances.read_replica_source_db_instance_identifier, '') <> ''
        or coalesce(instances.read_replica_source_db_cluster_identifier, '') <> ''
        or coalesce(spread.replication_source_identifier, '') <> '' as is_replica
    from {{ ref('stg_aws__rds_db_instances') }} as instances
    left join members
        on
            instances.account_id = members.account_id
            and instances.region = members.region
            and instances.db_cluster_identifier = members.db_cluster_identifier
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
    unread="if(
            db_cluster_identifier is null,
            'whether it is Multi-AZ could not be read',
            'the zones of its cluster could not be read'
        )",
) }}
