{{ config(meta={
    'title': 'Databases survive the loss of a zone',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': [], 'AWS::RDS::DBCluster': []},
    'parameters': {},
    'remediation': 'Make the instance Multi-AZ, or give the cluster a second member in another zone.',
}) }}
-- A member of a cluster is as safe as the cluster: two of its members have to lie in different zones. A replica is no primary.
with zones as (
    select account_id, region, db_cluster_identifier, count(distinct availability_zone) as zones, bool_or(availability_zone is null) as is_odd
    from {{ ref('stg_aws__rds_db_instances') }}
    where db_cluster_identifier is not null
    group by account_id, region, db_cluster_identifier
),

clusters as (
    select account_id, region, db_cluster_identifier, multi_az from {{ ref('stg_aws__rds_db_clusters') }}
),

judged as (
    select
        instances.*,
        zones.zones,
        case
            when instances.db_cluster_identifier is null then instances.multi_az
            when clusters.multi_az or zones.zones >= 2 then true
            when zones.is_odd then null
            else false
        end as survives
    from {{ ref('stg_aws__rds_db_instances') }} as instances
    left join zones
        on
            instances.account_id = zones.account_id
            and instances.region = zones.region
            and instances.db_cluster_identifier = zones.db_cluster_identifier
    left join clusters
        on
            instances.account_id = clusters.account_id
            and instances.region = clusters.region
            and instances.db_cluster_identifier = clusters.db_cluster_identifier
)

{{ judge(
    'judged',
    holds='survives',
    passes="if(db_cluster_identifier is null, 'it is Multi-AZ', 'its cluster lies in several zones')",
    fails="if(db_cluster_identifier is null, 'it lies in one zone', 'its cluster lies in one zone')",
    evidence={'MultiAZ': 'multi_az', 'zones_of_cluster': 'zones'},
    applies="engine not in ('neptune', 'docdb') and coalesce(read_replica_source_db_instance_identifier, '') = ''",
    otherwise="'it is a replica, or another service runs it'",
) }}
