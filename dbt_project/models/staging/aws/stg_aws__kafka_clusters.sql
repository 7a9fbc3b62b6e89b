-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::MSK::Cluster, their configuration by column.
select
    resource_uid,
    provider,
    account_id,
    region,
    resource_type,
    resource_id,
    name,
    tags,
    created_at,
    unknown_fields,
    cell_region,
    scan_id,
    typed."ClusterType" as cluster_type,
    typed."ClusterArn" as cluster_arn,
    typed."ClusterName" as cluster_name,
    typed."CreationTime" as creation_time,
    typed."CurrentVersion" as current_version,
    typed."State" as state,
    typed."Provisioned" as provisioned,
    typed."Serverless" as serverless,
    typed."Policy" as policy
from (
    select
        resource_uid,
        provider,
        account_id,
        region,
        resource_type,
        resource_id,
        name,
        tags,
        created_at,
        unknown_fields,
        cell_region,
        scan_id,
        json_transform(configuration, '{
            "ClusterType": "VARCHAR",
            "ClusterArn": "VARCHAR",
            "ClusterName": "VARCHAR",
            "CreationTime": "TIMESTAMPTZ",
            "CurrentVersion": "VARCHAR",
            "State": "VARCHAR",
            "Provisioned": {"BrokerNodeGroupInfo": {"BrokerAZDistribution": "VARCHAR", "ClientSubnets": ["VARCHAR"], "InstanceType": "VARCHAR", "SecurityGroups": ["VARCHAR"], "StorageInfo": {"EbsStorageInfo": {"ProvisionedThroughput": {"Enabled": "BOOLEAN", "VolumeThroughput": "BIGINT"}, "VolumeSize": "BIGINT"}}, "ConnectivityInfo": {"PublicAccess": {"Type": "VARCHAR"}, "VpcConnectivity": {"ClientAuthentication": {"Sasl": {"Scram": {"Enabled": "BOOLEAN"}, "Iam": {"Enabled": "BOOLEAN"}}, "Tls": {"Enabled": "BOOLEAN"}}}, "NetworkType": "VARCHAR"}, "ZoneIds": ["VARCHAR"]}, "Rebalancing": {"Status": "VARCHAR"}, "CurrentBrokerSoftwareInfo": {"ConfigurationArn": "VARCHAR", "ConfigurationRevision": "BIGINT", "KafkaVersion": "VARCHAR"}, "ClientAuthentication": {"Sasl": {"Scram": {"Enabled": "BOOLEAN"}, "Iam": {"Enabled": "BOOLEAN"}}, "Tls": {"CertificateAuthorityArnList": ["VARCHAR"], "Enabled": "BOOLEAN"}, "Unauthenticated": {"Enabled": "BOOLEAN"}}, "EncryptionInfo": {"EncryptionAtRest": {"DataVolumeKMSKeyId": "VARCHAR"}, "EncryptionInTransit": {"ClientBroker": "VARCHAR", "InCluster": "BOOLEAN"}}, "EnhancedMonitoring": "VARCHAR", "OpenMonitoring": {"Prometheus": {"JmxExporter": {"EnabledInBroker": "BOOLEAN"}, "NodeExporter": {"EnabledInBroker": "BOOLEAN"}}}, "LoggingInfo": {"AuthorizerLogs": {"CloudWatchLogs": {"Enabled": "BOOLEAN", "LogGroup": "VARCHAR"}, "Firehose": {"DeliveryStream": "VARCHAR", "Enabled": "BOOLEAN"}, "S3": {"Bucket": "VARCHAR", "Enabled": "BOOLEAN", "Prefix": "VARCHAR"}}, "BrokerLogs": {"CloudWatchLogs": {"Enabled": "BOOLEAN", "LogGroup": "VARCHAR"}, "Firehose": {"DeliveryStream": "VARCHAR", "Enabled": "BOOLEAN"}, "S3": {"Bucket": "VARCHAR", "Enabled": "BOOLEAN", "Prefix": "VARCHAR"}}}, "NumberOfBrokerNodes": "BIGINT", "ZookeeperConnectString": "VARCHAR", "ZookeeperConnectStringTls": "VARCHAR", "StorageMode": "VARCHAR"},
            "Serverless": {"VpcConfigs": [{"SubnetIds": ["VARCHAR"], "SecurityGroupIds": ["VARCHAR"]}], "ClientAuthentication": {"Sasl": {"Iam": {"Enabled": "BOOLEAN"}}}, "ConnectivityInfo": {"NetworkType": "VARCHAR"}},
            "Policy": "JSON"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::MSK::Cluster'
)
