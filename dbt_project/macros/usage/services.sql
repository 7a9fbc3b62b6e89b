{# Storage, streams, logs, keys and the rest. A branch for each type: what of it is paid for, and what its configuration says about its
   use (see words.sql). #}
{% macro usage_of_services() %}
    {{ usage_of(
        'AWS::S3::Bucket', '{"Name": "VARCHAR"}',
        [
            paid('storage', 'gb_month', 'null'),
            paid('requests', 'request_million', "'requests'", metered=true),
        ]
    ) }}
    {{ usage_of(
        'AWS::Logs::LogGroup', '{"logGroupClass": "VARCHAR", "retentionInDays": "BIGINT"}',
        [
            paid('storage', 'gb_month', "'storage'"),
            paid('ingestion', 'gb',
                 "if(c.logGroupClass = 'INFREQUENT_ACCESS', 'infrequent-access:ingestion', 'standard:ingestion')", metered=true),
        ],
        facts=[fact('no_retention', 'c.retentionInDays is null')]
    ) }}
    {{ usage_of(
        'AWS::CloudWatch::Alarm', '{"Metrics": [{"MetricStat": {"Period": "BIGINT"} }]}',
        [paid('metrics', 'month', "'alarm'", "
            greatest(coalesce(len(list_filter(c.Metrics, lambda m: m.MetricStat.Period is not null)), 0), 1)")]
    ) }}
    {{ usage_of(
        'AWS::CloudWatch::CompositeAlarm', '{"AlarmName": "VARCHAR"}', [paid('alarm', 'month', "'alarm'", '1')]
    ) }}
    {{ usage_of(
        'AWS::KMS::Key', '{"KeyManager": "VARCHAR", "KeyState": "VARCHAR"}',
        [
            paid('key', 'month', "'key'", "(c.KeyManager = 'CUSTOMER' and c.KeyState <> 'PendingDeletion')::integer"),
            paid('requests', 'request_million', "'requests'", metered=true, when="c.KeyManager = 'CUSTOMER'"),
        ]
    ) }}
    {{ usage_of(
        'AWS::SecretsManager::Secret', '{"DeletedDate": "VARCHAR"}',
        [
            paid('secret', 'month', "'secret'", 'if(c.DeletedDate is null, 1, 0)'),
            paid('requests', 'request_million', "'requests'", metered=true),
        ]
    ) }}
    {{ usage_of(
        'AWS::SSM::Parameter', '{"Tier": "VARCHAR"}', [paid('parameter', 'month', "'advanced'", "(c.Tier = 'Advanced')::integer")]
    ) }}
    {{ usage_of(
        'AWS::WAFv2::WebACL', '{"Rules": [{"Name": "VARCHAR"}]}',
        [
            paid('access control list', 'month', "'acl'", '1'),
            paid('rules', 'month', "'rule'", 'len(c.Rules)'),
            paid('requests', 'request_million', "'requests'", metered=true),
        ]
    ) }}
    {{ usage_of(
        'AWS::ACMPCA::CertificateAuthority', '{"UsageMode": "VARCHAR", "Status": "VARCHAR"}',
        [
            paid('authority', 'month', "if(c.UsageMode = 'SHORT_LIVED_CERTIFICATE', 'short-lived', 'general')",
                 "(c.Status <> 'DELETED')::integer"),
            paid('certificates', 'certificate', "'certificate'", metered=true),
        ]
    ) }}
    {{ usage_of(
        'AWS::Kinesis::Stream', '{"StreamModeDetails": {"StreamMode": "VARCHAR"} }',
        [
            paid('shards', 'hour', "'shard'", when="c.StreamModeDetails.StreamMode is distinct from 'ON_DEMAND'"),
            paid('stream', 'hour', "'on-demand'", '1', when="c.StreamModeDetails.StreamMode = 'ON_DEMAND'"),
            paid('data', 'gb', "'data'", metered=true),
        ]
    ) }}
    {{ usage_of(
        'AWS::EFS::FileSystem', '{"ThroughputMode": "VARCHAR", "ProvisionedThroughputInMibps": "DOUBLE"}',
        [
            paid('storage', 'gb_month', 'null'),
            paid('throughput', 'mibps_month', "'provisioned'", 'c.ProvisionedThroughputInMibps',
                 when="c.ThroughputMode = 'provisioned'"),
            paid('data', 'gb', "'elastic'", metered=true, when="c.ThroughputMode = 'elastic'"),
        ]
    ) }}
    {{ usage_of(
        'AWS::FSx::FileSystem',
        '{"FileSystemType": "VARCHAR", "StorageType": "VARCHAR", "StorageCapacity": "BIGINT",
          "WindowsConfiguration": {"DeploymentType": "VARCHAR", "ThroughputCapacity": "BIGINT"} }',
        [
            paid('storage', 'gb_month', "
                lower(c.FileSystemType)
                || coalesce(if(c.WindowsConfiguration.DeploymentType like 'MULTI_AZ%', ':multi-az', ':single-az'), '')
                || ':' || lower(coalesce(c.StorageType, 'ssd')) || ':storage'", 'c.StorageCapacity'),
            paid('throughput', 'mibps_month',
                 "'windows' || if(c.WindowsConfiguration.DeploymentType like 'MULTI_AZ%', ':multi-az', ':single-az') || ':throughput'",
                 'c.WindowsConfiguration.ThroughputCapacity', when="c.FileSystemType = 'WINDOWS'"),
        ]
    ) }}
    {{ usage_of(
        'AWS::MSK::Cluster',
        '{"ClusterType": "VARCHAR", "Provisioned": {"NumberOfBrokerNodes": "BIGINT", "BrokerNodeGroupInfo": {"InstanceType": "VARCHAR",
          "StorageInfo": {"EbsStorageInfo": {"VolumeSize": "BIGINT"} } } } }',
        [
            paid('brokers', 'hour', "coalesce(c.Provisioned.BrokerNodeGroupInfo.InstanceType, lower(c.ClusterType))",
                 'c.Provisioned.NumberOfBrokerNodes'),
            paid('storage', 'gb_month', "'storage'",
                 'c.Provisioned.NumberOfBrokerNodes * c.Provisioned.BrokerNodeGroupInfo.StorageInfo.EbsStorageInfo.VolumeSize',
                 when="c.ClusterType = 'PROVISIONED'"),
        ]
    ) }}
{% endmacro %}
