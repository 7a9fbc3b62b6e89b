{{ config(materialized='ephemeral') }}
-- What stores data without encryption at rest, and what may do so for all that could be read. An Aurora instance has its cluster's storage.
{%- set flags = {
    'ec2_volumes': ['encrypted', 'the volume is not encrypted'],
    'ec2_snapshots': ['encrypted', 'the snapshot is not encrypted'],
    'rds_db_instances': ['storage_encrypted', 'its storage is not encrypted'],
    'rds_db_clusters': ['storage_encrypted', 'its storage is not encrypted'],
    'rds_db_snapshots': ['encrypted', 'the snapshot is not encrypted'],
    'rds_db_cluster_snapshots': ['storage_encrypted', 'the snapshot is not encrypted'],
    'docdb_db_clusters': ['storage_encrypted', 'its storage is not encrypted'],
    'neptune_db_clusters': ['storage_encrypted', 'its storage is not encrypted'],
    'efs_file_systems': ['encrypted', 'the file system is not encrypted'],
    'redshift_clusters': ['encrypted', 'the cluster is not encrypted'],
    'opensearch_domains': ['encryption_at_rest_options.Enabled', 'the domain is not encrypted'],
    'kinesis_streams': ["encryption_type = 'KMS'", 'the stream is not encrypted'],
    'elasticache_replication_groups': ['at_rest_encryption_enabled', 'the group is not encrypted'],
    'dax_clusters': ["sse_description.Status in ('ENABLED', 'ENABLING')", 'the cluster is not encrypted'],
    'backup_recovery_points': ['is_encrypted', 'the recovery point is not encrypted']
} %}
{%- for table, (encrypted, reason) in flags.items() %}
select
    resource_uid,
    if(({{ encrypted }}) is null, 'unknown', 'unencrypted') as encryption,
    if(({{ encrypted }}) is null, 'its encryption could not be read', '{{ reason }}') as reason
from {{ ref('stg_aws__' ~ table) }}
where ({{ encrypted }}) is distinct from true
{{ 'union all' if not loop.last }}
{%- endfor %}
