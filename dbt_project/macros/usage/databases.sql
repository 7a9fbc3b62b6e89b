{# Databases, caches and search. A branch for each type: what of it is paid for, and what its configuration says about its use (see
   words.sql). #}
{% macro usage_of_databases() %}
    {{ usage_of(
        'AWS::DynamoDB::Table',
        '{"BillingModeSummary": {"BillingMode": "VARCHAR"}, "TableClassSummary": {"TableClass": "VARCHAR"},
          "ProvisionedThroughput": {"ReadCapacityUnits": "BIGINT", "WriteCapacityUnits": "BIGINT"},
          "GlobalSecondaryIndexes": [{"ProvisionedThroughput": {"ReadCapacityUnits": "BIGINT", "WriteCapacityUnits": "BIGINT"} }] }',
        [
            paid('write capacity', 'hour', "'wcu'", "c.ProvisionedThroughput.WriteCapacityUnits + coalesce(list_sum(
                list_transform(c.GlobalSecondaryIndexes, lambda i: i.ProvisionedThroughput.WriteCapacityUnits)), 0)",
                 when="c.BillingModeSummary.BillingMode is distinct from 'PAY_PER_REQUEST'"),
            paid('read capacity', 'hour', "'rcu'", "c.ProvisionedThroughput.ReadCapacityUnits + coalesce(list_sum(
                list_transform(c.GlobalSecondaryIndexes, lambda i: i.ProvisionedThroughput.ReadCapacityUnits)), 0)",
                 when="c.BillingModeSummary.BillingMode is distinct from 'PAY_PER_REQUEST'"),
            paid('writes', 'request_million', "'write'", when="c.BillingModeSummary.BillingMode = 'PAY_PER_REQUEST'"),
            paid('reads', 'request_million', "'read'", when="c.BillingModeSummary.BillingMode = 'PAY_PER_REQUEST'"),
            paid('storage', 'gb_month', "
                if(c.TableClassSummary.TableClass = 'STANDARD_INFREQUENT_ACCESS', 'standard-ia:storage', 'standard:storage')"),
        ],
        facts=[fact('provisioned', "c.BillingModeSummary.BillingMode is distinct from 'PAY_PER_REQUEST'")]
    ) }}
    {{ usage_of(
        'AWS::RDS::DBInstance',
        '{"DBInstanceClass": "VARCHAR", "Engine": "VARCHAR", "LicenseModel": "VARCHAR", "MultiAZ": "BOOLEAN",
          "DBInstanceStatus": "VARCHAR", "StorageType": "VARCHAR", "AllocatedStorage": "BIGINT", "Iops": "BIGINT",
          "ReadReplicaSourceDBInstanceIdentifier": "VARCHAR", "ReadReplicaSourceDBClusterIdentifier": "VARCHAR"}',
        [
            paid('instance', 'hour',
                 "c.DBInstanceClass || ':' || c.Engine || if(c.LicenseModel = 'bring-your-own-license', ':byol', '')",
                 "if(c.DBInstanceStatus = 'stopped', 0, 1) * if(c.MultiAZ, 2, 1)"),
            paid('storage', 'gb_month', "c.StorageType || ':storage'", 'c.AllocatedStorage * if(c.MultiAZ, 2, 1)',
                 when="c.Engine not like 'aurora%'"),
            paid('iops', 'iops_month', "c.StorageType || ':iops'",
                 "if(c.StorageType = 'gp3',
                     greatest(coalesce(c.Iops, 0) - if(c.AllocatedStorage >= 400 and c.Engine not like 'sqlserver%', 12000, 3000), 0),
                     c.Iops) * if(c.MultiAZ, 2, 1)",
                 when="c.StorageType in ('gp3', 'io1', 'io2') and c.Engine not like 'aurora%'"),
            paid('backups', 'gb_month', "'backup'", metered=true, when="c.Engine not like 'aurora%'"),
        ],
        facts=[
            fact('running', "c.DBInstanceStatus <> 'stopped'"),
            fact('stopped', "c.DBInstanceStatus = 'stopped'"),
        ],
        spec="c.DBInstanceClass || if(c.MultiAZ, ' Multi-AZ', '')",
        excluded="if(
            coalesce(c.ReadReplicaSourceDBInstanceIdentifier, c.ReadReplicaSourceDBClusterIdentifier, '') <> '',
            'a replica', null
        )"
    ) }}
    {{ usage_of(
        'AWS::RDS::DBCluster', '{"Engine": "VARCHAR", "StorageType": "VARCHAR"}',
        [
            paid('storage', 'gb_month', "if(c.Engine like 'aurora%', coalesce(nullif(c.StorageType, ''), 'aurora'), c.StorageType)
                || ':storage'"),
            paid('requests', 'request_million', "'aurora:io'", metered=true,
                 when="c.Engine like 'aurora%' and c.StorageType is distinct from 'aurora-iopt1'"),
        ]
    ) }}
    {{ usage_of(
        'AWS::RDS::DBSnapshot', '{"AllocatedStorage": "BIGINT"}',
        [paid('storage', 'gb_month', "'storage'", 'c.AllocatedStorage', upper_bound=true)]
    ) }}
    {{ usage_of(
        'AWS::RDS::DBClusterSnapshot', '{"Engine": "VARCHAR", "AllocatedStorage": "BIGINT"}',
        [paid('storage', 'gb_month', "'storage'", 'c.AllocatedStorage', upper_bound=true)]
    ) }}
    {{ usage_of(
        'AWS::DocDB::DBInstance', '{"DBInstanceClass": "VARCHAR", "DBInstanceStatus": "VARCHAR"}',
        [paid('instance', 'hour', 'c.DBInstanceClass', "if(c.DBInstanceStatus = 'stopped', 0, 1)")]
    ) }}
    {{ usage_of(
        'AWS::DocDB::DBCluster', '{"Engine": "VARCHAR"}',
        [paid('storage', 'gb_month', "'storage'"), paid('requests', 'request_million', "'io'", metered=true)]
    ) }}
    {{ usage_of(
        'AWS::Neptune::DBInstance', '{"DBInstanceClass": "VARCHAR", "DBInstanceStatus": "VARCHAR"}',
        [paid('instance', 'hour', 'c.DBInstanceClass', "if(c.DBInstanceStatus = 'stopped', 0, 1)")]
    ) }}
    {{ usage_of(
        'AWS::Neptune::DBCluster', '{"Engine": "VARCHAR"}',
        [paid('storage', 'gb_month', "'storage'"), paid('requests', 'request_million', "'io'", metered=true)]
    ) }}
    {{ usage_of(
        'AWS::ElastiCache::CacheCluster', '{"CacheNodeType": "VARCHAR", "NumCacheNodes": "BIGINT", "Engine": "VARCHAR"}',
        [paid('nodes', 'hour', "c.CacheNodeType || if(c.Engine = 'valkey', ':valkey', '')", 'c.NumCacheNodes')]
    ) }}
    {{ usage_of(
        'AWS::OpenSearchService::Domain',
        '{"ClusterConfig": {"InstanceType": "VARCHAR", "InstanceCount": "BIGINT", "DedicatedMasterEnabled": "BOOLEAN",
          "DedicatedMasterType": "VARCHAR", "DedicatedMasterCount": "BIGINT", "WarmEnabled": "BOOLEAN", "WarmType": "VARCHAR",
          "WarmCount": "BIGINT"}, "EBSOptions": {"EBSEnabled": "BOOLEAN", "VolumeType": "VARCHAR", "VolumeSize": "BIGINT"} }',
        [
            paid('nodes', 'hour', 'c.ClusterConfig.InstanceType', 'c.ClusterConfig.InstanceCount'),
            paid('dedicated masters', 'hour', 'c.ClusterConfig.DedicatedMasterType', 'c.ClusterConfig.DedicatedMasterCount',
                 when='c.ClusterConfig.DedicatedMasterEnabled'),
            paid('warm nodes', 'hour', 'c.ClusterConfig.WarmType', 'c.ClusterConfig.WarmCount', when='c.ClusterConfig.WarmEnabled'),
            paid('storage', 'gb_month', "c.EBSOptions.VolumeType || ':storage'",
                 'c.EBSOptions.VolumeSize * c.ClusterConfig.InstanceCount', when='c.EBSOptions.EBSEnabled'),
        ]
    ) }}
    {{ usage_of(
        'AWS::Redshift::Cluster', '{"NodeType": "VARCHAR", "NumberOfNodes": "BIGINT", "ClusterStatus": "VARCHAR"}',
        [
            paid('nodes', 'hour', 'c.NodeType', "if(c.ClusterStatus = 'paused', 0, c.NumberOfNodes)"),
            paid('storage', 'gb_month', "'ra3:storage'", metered=true, when="c.NodeType like 'ra3%'"),
        ]
    ) }}
    {{ usage_of(
        'AWS::DMS::ReplicationInstance', '{"ReplicationInstanceClass": "VARCHAR", "MultiAZ": "BOOLEAN", "AllocatedStorage": "BIGINT"}',
        [
            paid('instance', 'hour', 'c.ReplicationInstanceClass', 'if(c.MultiAZ, 2, 1)'),
            paid('storage', 'gb_month', "'storage'", 
                 beyond('c.AllocatedStorage', "if(c.ReplicationInstanceClass like 'dms.t%', 50, 100)") ~ ' * if(c.MultiAZ, 2, 1)'),
        ]
    ) }}
{% endmacro %}
