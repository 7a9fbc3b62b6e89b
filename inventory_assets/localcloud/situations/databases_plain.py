"""Plain situations for the controls of databases: a resource right, wrong and unread. The others stand in `databases.py` and beside it."""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation
from inventory_assets.localcloud.situations.plain import plain

_MANUAL: JsonObject = {"SnapshotType": "manual"}


def _shared(*accounts: str) -> JsonObject:
    return {"AttributeName": "restore", "AttributeValues": list(accounts)}


SITUATIONS: tuple[Situation, ...] = (
    *plain(
        "aws_rds_instance_minor_upgrades", "AWS::RDS::DBInstance", {"AutoMinorVersionUpgrade": True},
        {"AutoMinorVersionUpgrade": False}, ("a Neptune instance", {"Engine": "neptune"}, "not_applicable"),
        odd={"AutoMinorVersionUpgrade": "perhaps"},
    ),
    *plain(
        "aws_rds_instance_not_public", "AWS::RDS::DBInstance", {"PubliclyAccessible": False}, {"PubliclyAccessible": True},
        ("a Neptune instance", {"Engine": "neptune"}, "not_applicable"), odd={"PubliclyAccessible": "perhaps"},
    ),
    *plain(
        "aws_rds_instance_deletion_protected", "AWS::RDS::DBInstance", {"DeletionProtection": True}, {"DeletionProtection": False},
        ("a member of a cluster", {"DBClusterIdentifier": "c", "DeletionProtection": False}, "not_applicable"),
        odd={"DeletionProtection": "perhaps"},
    ),
    *plain(
        "aws_rds_instance_tags_copied_to_snapshots", "AWS::RDS::DBInstance", {"CopyTagsToSnapshot": True},
        {"CopyTagsToSnapshot": False}, odd={"CopyTagsToSnapshot": "perhaps"},
    ),
    *plain(
        "aws_rds_instance_backups_kept", "AWS::RDS::DBInstance", {"BackupRetentionPeriod": 7}, {"BackupRetentionPeriod": 6},
        ("never backed up", {"BackupRetentionPeriod": 0}, "fail"),
        ("a replica", {"BackupRetentionPeriod": 0, "ReadReplicaSourceDBInstanceIdentifier": "p"}, "not_applicable"),
        ("a replica of a cluster", {"BackupRetentionPeriod": 0, "ReadReplicaSourceDBClusterIdentifier": "c"}, "not_applicable"),
        ("a member of a cluster", {"BackupRetentionPeriod": 1, "DBClusterIdentifier": "c"}, "not_applicable"),
        odd={"BackupRetentionPeriod": None},
    ),
    *plain(
        "aws_rds_instance_monitored", "AWS::RDS::DBInstance", {"MonitoringInterval": 60}, {"MonitoringInterval": 0},
        ("a Neptune instance", {"Engine": "neptune"}, "not_applicable"), odd={},
    ),
    *plain(
        "aws_rds_instance_iam_authentication", "AWS::RDS::DBInstance", {"IAMDatabaseAuthenticationEnabled": True},
        {"IAMDatabaseAuthenticationEnabled": False},
        ("that has no such engine", {"Engine": "oracle-ee", "IAMDatabaseAuthenticationEnabled": False}, "not_applicable"),
        odd={"IAMDatabaseAuthenticationEnabled": "perhaps"},
    ),
    *plain(
        "aws_rds_instance_logs_exported", "AWS::RDS::DBInstance", {"EnabledCloudwatchLogsExports": ["postgresql", "upgrade"]},
        {"EnabledCloudwatchLogsExports": []}, ("that says nothing of it", {}, "fail"),
        ("with one log of two", {"EnabledCloudwatchLogsExports": ["postgresql"]}, "fail"),
        ("of MySQL without slow queries", {"Engine": "mysql", "EnabledCloudwatchLogsExports": ["audit", "error", "general"]}, "fail"),
        ("of SQL Server", {"Engine": "sqlserver-se", "EnabledCloudwatchLogsExports": ["agent", "error"]}, "pass"),
        ("of SQL Server without an agent", {"Engine": "sqlserver-ex", "EnabledCloudwatchLogsExports": ["error"]}, "pass"),
        ("of an engine of another kind", {"Engine": "db2-se", "EnabledCloudwatchLogsExports": ["diag.log"]}, "pass"),
        ("a member of a cluster", {"DBClusterIdentifier": "c"}, "not_applicable"),
        ("a Neptune instance", {"Engine": "neptune"}, "not_applicable"),
    ),
    *plain(
        "aws_rds_instance_port_not_default", "AWS::RDS::DBInstance", {"Endpoint": {"Address": "a", "Port": 6033}},
        {"Endpoint": {"Address": "a", "Port": 5432}},
        ("that has no endpoint yet", {"DbInstancePort": 0}, "unknown"),
        ("of Db2", {"Engine": "db2-se", "Endpoint": {"Port": 50000}}, "fail"),
        ("of MySQL at the port of PostgreSQL", {"Engine": "mysql", "Endpoint": {"Port": 5432}}, "pass"),
        ("whose endpoint says nothing", {"DbInstancePort": 5432}, "fail"), odd={"Endpoint": {"Address": "a"}},
    ),
    *plain(
        "aws_rds_instance_administrator_renamed", "AWS::RDS::DBInstance", {"MasterUsername": "meridian"},
        {"MasterUsername": "postgres"}, odd={"MasterUsername": None},
    ),
    *plain(
        "aws_rds_cluster_encrypted", "AWS::RDS::DBCluster", {"StorageEncrypted": True}, {"StorageEncrypted": False},
        ("a Neptune instance", {"Engine": "neptune"}, "not_applicable"), odd={"StorageEncrypted": "perhaps"},
    ),
    *plain(
        "aws_rds_cluster_deletion_protected", "AWS::RDS::DBCluster", {"DeletionProtection": True}, {"DeletionProtection": False},
        ("a Neptune instance", {"Engine": "neptune"}, "not_applicable"), odd={"DeletionProtection": "perhaps"},
    ),
    *plain(
        "aws_rds_cluster_tags_copied_to_snapshots", "AWS::RDS::DBCluster", {"CopyTagsToSnapshot": True}, {"CopyTagsToSnapshot": False},
        ("a Neptune instance", {"Engine": "neptune"}, "not_applicable"), odd={"CopyTagsToSnapshot": "perhaps"},
    ),
    *plain(
        "aws_rds_cluster_backups_kept", "AWS::RDS::DBCluster", {"BackupRetentionPeriod": 7}, {"BackupRetentionPeriod": 6},
        ("a Neptune instance", {"Engine": "neptune"}, "not_applicable"), odd={"BackupRetentionPeriod": None},
    ),
    *plain(
        "aws_rds_cluster_iam_authentication", "AWS::RDS::DBCluster", {"IAMDatabaseAuthenticationEnabled": True},
        {"IAMDatabaseAuthenticationEnabled": False}, ("a Neptune instance", {"Engine": "neptune"}, "not_applicable"),
        odd={"IAMDatabaseAuthenticationEnabled": "perhaps"},
    ),
    *plain(
        "aws_rds_cluster_logs_exported", "AWS::RDS::DBCluster", {"EnabledCloudwatchLogsExports": ["postgresql"]}, {},
        ("of MySQL", {"Engine": "aurora-mysql", "EnabledCloudwatchLogsExports": ["audit", "error"]}, "pass"),
        ("of MySQL without its audit log", {"Engine": "aurora-mysql", "EnabledCloudwatchLogsExports": ["error"]}, "fail"),
        ("of MySQL, Multi-AZ", {"Engine": "mysql", "EnabledCloudwatchLogsExports": ["error"]}, "pass"),
        ("a Neptune instance", {"Engine": "neptune"}, "not_applicable"),
    ),
    *plain(
        "aws_rds_cluster_administrator_renamed", "AWS::RDS::DBCluster", {"MasterUsername": "meridian"}, {"MasterUsername": "admin"},
        odd={"MasterUsername": None},
    ),
    *plain("aws_rds_snapshot_encrypted", "AWS::RDS::DBSnapshot", {"Encrypted": True}, {"Encrypted": False}, odd={"Encrypted": "perhaps"}),
    *plain(
        "aws_rds_snapshot_not_public", "AWS::RDS::DBSnapshot",
        _MANUAL | {"Attributes": [_shared("999988887777")]}, _MANUAL | {"Attributes": [_shared("all")]},
        ("shared with nobody", _MANUAL | {"Attributes": []}, "pass"),
        ("shared with somebody and everybody", _MANUAL | {"Attributes": [_shared("999988887777", "all")]}, "fail"),
        ("with another attribute", _MANUAL | {"Attributes": [{"AttributeName": "copy", "AttributeValues": ["all"]}]}, "pass"),
        ("whose attribute says nothing", _MANUAL | {"Attributes": [{"AttributeName": "restore"}]}, "unknown"),
        ("that RDS made", {"SnapshotType": "automated"}, "not_applicable"),
        ("that Backup made", {"SnapshotType": "awsbackup"}, "not_applicable"),
    ),
    *plain(
        "aws_rds_cluster_snapshot_encrypted", "AWS::RDS::DBClusterSnapshot", {"StorageEncrypted": True}, {"StorageEncrypted": False},
        odd={"StorageEncrypted": "perhaps"},
    ),
    *plain(
        "aws_rds_cluster_snapshot_not_public", "AWS::RDS::DBClusterSnapshot",
        _MANUAL | {"Attributes": [_shared("999988887777")]}, _MANUAL | {"Attributes": [_shared("all")]},
        ("shared with nobody", _MANUAL | {"Attributes": []}, "pass"),
        ("shared with somebody and everybody", _MANUAL | {"Attributes": [_shared("999988887777", "all")]}, "fail"),
        ("with another attribute", _MANUAL | {"Attributes": [{"AttributeName": "copy", "AttributeValues": ["all"]}]}, "pass"),
        ("whose attribute says nothing", _MANUAL | {"Attributes": [{"AttributeName": "restore"}]}, "unknown"),
        ("that RDS made", {"SnapshotType": "automated"}, "not_applicable"),
        ("that Backup made", {"SnapshotType": "awsbackup"}, "not_applicable"),
    ),
    *plain(
        "aws_docdb_cluster_encrypted", "AWS::DocDB::DBCluster", {"StorageEncrypted": True}, {"StorageEncrypted": False},
        odd={"StorageEncrypted": "perhaps"},
    ),
    *plain(
        "aws_docdb_cluster_backups_kept", "AWS::DocDB::DBCluster", {"BackupRetentionPeriod": 7}, {"BackupRetentionPeriod": 6},
        odd={"BackupRetentionPeriod": None},
    ),
    *plain(
        "aws_docdb_cluster_audit_logged", "AWS::DocDB::DBCluster", {"EnabledCloudwatchLogsExports": ["audit"]},
        {"EnabledCloudwatchLogsExports": ["profiler"]}, ("that says nothing of it", {}, "fail"),
    ),
    *plain(
        "aws_docdb_cluster_deletion_protected", "AWS::DocDB::DBCluster", {"DeletionProtection": True}, {"DeletionProtection": False},
        odd={"DeletionProtection": "perhaps"},
    ),
    *plain(
        "aws_neptune_cluster_encrypted", "AWS::Neptune::DBCluster", {"StorageEncrypted": True}, {"StorageEncrypted": False},
        odd={"StorageEncrypted": "perhaps"},
    ),
    *plain(
        "aws_neptune_cluster_backups_kept", "AWS::Neptune::DBCluster", {"BackupRetentionPeriod": 7}, {"BackupRetentionPeriod": 6},
        odd={"BackupRetentionPeriod": None},
    ),
    *plain(
        "aws_neptune_cluster_audit_logged", "AWS::Neptune::DBCluster", {"EnabledCloudwatchLogsExports": ["audit"]},
        {"EnabledCloudwatchLogsExports": ["profiler"]}, ("that says nothing of it", {}, "fail"),
    ),
    *plain(
        "aws_neptune_cluster_deletion_protected", "AWS::Neptune::DBCluster", {"DeletionProtection": True},
        {"DeletionProtection": False}, odd={"DeletionProtection": "perhaps"},
    ),
    *plain(
        "aws_neptune_cluster_iam_authentication", "AWS::Neptune::DBCluster", {"IAMDatabaseAuthenticationEnabled": True},
        {"IAMDatabaseAuthenticationEnabled": False}, odd={"IAMDatabaseAuthenticationEnabled": "perhaps"},
    ),
    *plain(
        "aws_dynamodb_table_encrypted_with_key", "AWS::DynamoDB::Table", {"SSEDescription": {"Status": "ENABLED", "SSEType": "KMS"}},
        {}, ("whose key is being taken away", {"SSEDescription": {"Status": "DISABLING"}}, "fail"),
        ("whose key is being put in", {"SSEDescription": {"Status": "ENABLING"}}, "pass"), part="*",
        odd={"SSEDescription": {"SSEType": "KMS"}},
    ),
    *plain(
        "aws_dynamodb_table_deletion_protected", "AWS::DynamoDB::Table", {"DeletionProtectionEnabled": True},
        {"DeletionProtectionEnabled": False}, part="*", odd={},
    ),
    *plain(
        "aws_dax_cluster_encrypted_at_rest", "AWS::DAX::Cluster", {"SSEDescription": {"Status": "ENABLED"}},
        {"SSEDescription": {"Status": "DISABLED"}}, odd={"SSEDescription": {"Status": "RESTING"}},
    ),
    *plain(
        "aws_dax_cluster_encrypted_in_transit", "AWS::DAX::Cluster", {"ClusterEndpointEncryptionType": "TLS"},
        {"ClusterEndpointEncryptionType": "NONE"}, odd={"ClusterEndpointEncryptionType": "SOME"},
    ),
    *plain(
        "aws_elasticache_group_encrypted_at_rest", "AWS::ElastiCache::ReplicationGroup", {"AtRestEncryptionEnabled": True},
        {"AtRestEncryptionEnabled": False}, odd={"AtRestEncryptionEnabled": "perhaps"},
    ),
    *plain(
        "aws_elasticache_group_encrypted_in_transit", "AWS::ElastiCache::ReplicationGroup", {"TransitEncryptionEnabled": True},
        {"TransitEncryptionEnabled": False},
        ("that takes plain connections as well", {"TransitEncryptionEnabled": True, "TransitEncryptionMode": "preferred"}, "fail"),
        ("that takes encrypted ones alone", {"TransitEncryptionEnabled": True, "TransitEncryptionMode": "required"}, "pass"),
        odd={"TransitEncryptionEnabled": "perhaps"},
    ),
    *plain(
        "aws_elasticache_group_fails_over", "AWS::ElastiCache::ReplicationGroup", {"AutomaticFailover": "enabled"},
        {"AutomaticFailover": "disabled"}, odd={"AutomaticFailover": "perhaps"},
    ),
    *plain(
        "aws_elasticache_group_backed_up", "AWS::ElastiCache::ReplicationGroup", {"SnapshotRetentionLimit": 1},
        {"SnapshotRetentionLimit": 0}, odd={"SnapshotRetentionLimit": None},
    ),
    *plain(
        "aws_elasticache_group_authenticates", "AWS::ElastiCache::ReplicationGroup", {"AuthTokenEnabled": True},
        {"AuthTokenEnabled": False}, ("with user groups", {"AuthTokenEnabled": False, "UserGroupIds": ["app"]}, "pass"),
        odd={"AuthTokenEnabled": "perhaps"},
    ),
    *plain(
        "aws_elasticache_cluster_minor_upgrades", "AWS::ElastiCache::CacheCluster", {"AutoMinorVersionUpgrade": True},
        {"AutoMinorVersionUpgrade": False}, odd={"AutoMinorVersionUpgrade": "perhaps"},
    ),
    *plain(
        "aws_elasticache_cluster_own_subnet_group", "AWS::ElastiCache::CacheCluster", {"CacheSubnetGroupName": "caches"},
        {"CacheSubnetGroupName": "default"}, odd={},
    ),
    *plain(
        "aws_elasticache_memcached_encrypted_in_transit", "AWS::ElastiCache::CacheCluster",
        {"Engine": "memcached", "TransitEncryptionEnabled": True}, {"Engine": "memcached", "TransitEncryptionEnabled": False},
        ("a Redis cluster", {"Engine": "redis", "TransitEncryptionEnabled": False}, "not_applicable"),
        odd={"Engine": "memcached", "TransitEncryptionEnabled": "perhaps"},
    ),
    *plain(
        "aws_memorydb_cluster_encrypted_in_transit", "AWS::MemoryDB::Cluster", {"TLSEnabled": True}, {"TLSEnabled": False},
        odd={"TLSEnabled": "perhaps"},
    ),
    *plain(
        "aws_redshift_cluster_not_public", "AWS::Redshift::Cluster", {"PubliclyAccessible": False}, {"PubliclyAccessible": True},
        odd={"PubliclyAccessible": "perhaps"},
    ),
    *plain(
        "aws_redshift_cluster_encrypted", "AWS::Redshift::Cluster", {"Encrypted": True}, {"Encrypted": False},
        odd={"Encrypted": "perhaps"},
    ),
    *plain(
        "aws_redshift_cluster_backups_kept", "AWS::Redshift::Cluster", {"AutomatedSnapshotRetentionPeriod": 7},
        {"AutomatedSnapshotRetentionPeriod": 1}, odd={"AutomatedSnapshotRetentionPeriod": None},
    ),
    *plain(
        "aws_redshift_cluster_audit_logged", "AWS::Redshift::Cluster", {"Logging": {"LoggingEnabled": True}},
        {"Logging": {"LoggingEnabled": False}}, part="Logging",
    ),
    *plain(
        "aws_redshift_cluster_upgrades", "AWS::Redshift::Cluster", {"AllowVersionUpgrade": True}, {"AllowVersionUpgrade": False},
        odd={"AllowVersionUpgrade": "perhaps"},
    ),
    *plain(
        "aws_redshift_cluster_routes_through_vpc", "AWS::Redshift::Cluster", {"EnhancedVpcRouting": True},
        {"EnhancedVpcRouting": False}, odd={"EnhancedVpcRouting": "perhaps"},
    ),
    *plain(
        "aws_redshift_cluster_administrator_renamed", "AWS::Redshift::Cluster", {"MasterUsername": "meridian"},
        {"MasterUsername": "awsuser"}, odd={},
    ),
    *plain(
        "aws_redshiftserverless_workgroup_not_public", "AWS::RedshiftServerless::Workgroup", {"publiclyAccessible": False},
        {"publiclyAccessible": True}, odd={"publiclyAccessible": "perhaps"},
    ),
    *plain(
        "aws_redshiftserverless_workgroup_routes_through_vpc", "AWS::RedshiftServerless::Workgroup", {"enhancedVpcRouting": True},
        {"enhancedVpcRouting": False}, odd={"enhancedVpcRouting": "perhaps"},
    ),
    *plain(
        "aws_opensearch_domain_encrypted_at_rest", "AWS::OpenSearchService::Domain", {"EncryptionAtRestOptions": {"Enabled": True}},
        {"EncryptionAtRestOptions": {"Enabled": False}}, part="*", odd={},
    ),
    *plain("aws_opensearch_domain_in_vpc", "AWS::OpenSearchService::Domain", {"VPCOptions": {"VPCId": "vpc-1"}}, {}, part="*"),
    *plain(
        "aws_opensearch_domain_nodes_encrypted", "AWS::OpenSearchService::Domain", {"NodeToNodeEncryptionOptions": {"Enabled": True}},
        {"NodeToNodeEncryptionOptions": {"Enabled": False}}, part="*", odd={},
    ),
    *plain(
        "aws_opensearch_domain_https_only", "AWS::OpenSearchService::Domain",
        {"DomainEndpointOptions": {"EnforceHTTPS": True, "TLSSecurityPolicy": "Policy-Min-TLS-1-2-PFS-2023-10"}},
        {"DomainEndpointOptions": {"EnforceHTTPS": False, "TLSSecurityPolicy": "Policy-Min-TLS-1-2-2019-07"}},
        ("with old TLS", {"DomainEndpointOptions": {"EnforceHTTPS": True, "TLSSecurityPolicy": "Policy-Min-TLS-1-0-2019-07"}}, "fail"),
        ("with a policy of tomorrow", {"DomainEndpointOptions": {"EnforceHTTPS": True, "TLSSecurityPolicy": "Policy-2027"}}, "unknown"),
        ("that does not say which TLS", {"DomainEndpointOptions": {"EnforceHTTPS": True}}, "unknown"), part="*", odd={},
    ),
    *plain(
        "aws_opensearch_domain_audit_logged", "AWS::OpenSearchService::Domain",
        {"LogPublishingOptions": {"AUDIT_LOGS": {"Enabled": True}}},
        {"LogPublishingOptions": {"ES_APPLICATION_LOGS": {"Enabled": True}}}, ("that publishes nothing", {}, "fail"),
        ("that has turned them off", {"LogPublishingOptions": {"AUDIT_LOGS": {"Enabled": False}}}, "fail"), part="*",
        odd={"LogPublishingOptions": {"AUDIT_LOGS": {"Enabled": "perhaps"}}},
    ),
    *plain(
        "aws_opensearch_domain_fine_grained", "AWS::OpenSearchService::Domain", {"AdvancedSecurityOptions": {"Enabled": True}},
        {"AdvancedSecurityOptions": {"Enabled": False}}, part="*", odd={},
    ),
    *plain(
        "aws_dms_instance_not_public", "AWS::DMS::ReplicationInstance", {"PubliclyAccessible": False}, {"PubliclyAccessible": True},
        odd={"PubliclyAccessible": "perhaps"},
    ),
    *plain(
        "aws_dms_instance_minor_upgrades", "AWS::DMS::ReplicationInstance", {"AutoMinorVersionUpgrade": True},
        {"AutoMinorVersionUpgrade": False}, odd={"AutoMinorVersionUpgrade": "perhaps"},
    ),
    *plain(
        "aws_dms_endpoint_encrypted_in_transit", "AWS::DMS::Endpoint", {"EngineName": "postgres", "SslMode": "require"},
        {"EngineName": "postgres", "SslMode": "none"}, ("in S3", {"EngineName": "s3", "SslMode": "none"}, "not_applicable"),
        ("in Kafka", {"EngineName": "kafka", "SslMode": "none"}, "not_applicable"),
        ("in Redshift", {"EngineName": "redshift", "SslMode": "none"}, "not_applicable"),
        odd={"EngineName": "postgres"},
    ),
)  # fmt: skip
