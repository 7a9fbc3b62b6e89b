-- Storage that is not encrypted at rest.
select resource_uid, 'found' as status, 'the volume is not encrypted' as reason
from staging.stg_aws__ec2_volumes
where not encrypted
union all
select resource_uid, 'found', 'the snapshot is not encrypted'
from staging.stg_aws__ec2_snapshots
where not encrypted
union all
select resource_uid, 'found', 'its storage is not encrypted'
from staging.stg_aws__rds_db_instances
where not storage_encrypted
union all
select resource_uid, 'found', 'its storage is not encrypted'
from staging.stg_aws__rds_db_clusters
where not storage_encrypted
union all
select resource_uid, 'found', 'the snapshot is not encrypted'
from staging.stg_aws__rds_db_snapshots
where not encrypted
union all
select resource_uid, 'found', 'the file system is not encrypted'
from staging.stg_aws__efs_file_systems
where not encrypted
union all
select resource_uid, 'found', 'the cluster is not encrypted'
from staging.stg_aws__redshift_clusters
where not encrypted
union all
select resource_uid, 'found', 'the domain is not encrypted'
from staging.stg_aws__opensearch_domains
where not encryption_at_rest_options.Enabled
union all
select resource_uid, 'unknown', 'its encryption could not be read'
from staging.stg_aws__opensearch_domains
where encryption_at_rest_options.Enabled is null and list_contains(unknown_fields, '*')
union all
select resource_uid, 'found', 'the stream is not encrypted'
from staging.stg_aws__kinesis_streams
where encryption_type = 'NONE'
union all
select resource_uid, 'unknown', 'its encryption could not be read'
from staging.stg_aws__kinesis_streams
where encryption_type is null and list_contains(unknown_fields, '*')
