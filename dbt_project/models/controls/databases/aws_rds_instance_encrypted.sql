{{ config(meta={
    'title': 'Database instances are encrypted',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': [], 'AWS::RDS::DBCluster': []},
    'parameters': {},
    'remediation': 'Restore the instance from a snapshot that was copied with encryption.',
}) }}
-- The members of an Aurora cluster have the cluster's storage: what they say of their own is not about it.
with judged as (
    select
        instances.*,
        instances.engine like 'aurora%' as is_aurora,
        clusters.storage_encrypted as cluster_storage_encrypted,
        if(instances.engine like 'aurora%', clusters.storage_encrypted, instances.storage_encrypted) as is_encrypted
    from {{ ref('stg_aws__rds_db_instances') }} as instances
    left join {{ ref('stg_aws__rds_db_clusters') }} as clusters
        on
            instances.account_id = clusters.account_id
            and instances.region = clusters.region
            and instances.db_cluster_identifier = clusters.db_cluster_identifier
)

{{ judge(
    'judged',
    holds='is_encrypted',
    passes="if(is_aurora, 'the storage of its cluster is encrypted', 'its storage is encrypted')",
    fails="if(is_aurora, 'the storage of its cluster is not encrypted', 'its storage is not encrypted')",
    evidence={
        'StorageEncrypted': 'storage_encrypted',
        'DBClusterIdentifier': 'db_cluster_identifier',
        'DBCluster.StorageEncrypted': 'cluster_storage_encrypted',
    },
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
    unread="if(is_aurora, 'the encryption of its cluster could not be read', 'its encryption could not be read')",
) }}
