-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Kinesis::Stream, their configuration by column.
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
    typed."StreamName" as stream_name,
    typed."StreamARN" as stream_arn,
    typed."StreamId" as stream_id,
    typed."StreamStatus" as stream_status,
    typed."StreamModeDetails" as stream_mode_details,
    typed."RetentionPeriodHours" as retention_period_hours,
    typed."StreamCreationTimestamp" as stream_creation_timestamp,
    typed."EnhancedMonitoring" as enhanced_monitoring,
    typed."EncryptionType" as encryption_type,
    typed."KeyId" as key_id,
    typed."ConsumerCount" as consumer_count,
    typed."WarmThroughput" as warm_throughput,
    typed."MaxRecordSizeInKiB" as max_record_size_in_ki_b,
    typed."RecordDistributionStrategy" as record_distribution_strategy,
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
            "StreamName": "VARCHAR",
            "StreamARN": "VARCHAR",
            "StreamId": "VARCHAR",
            "StreamStatus": "VARCHAR",
            "StreamModeDetails": {"StreamMode": "VARCHAR"},
            "RetentionPeriodHours": "BIGINT",
            "StreamCreationTimestamp": "TIMESTAMPTZ",
            "EnhancedMonitoring": [{"ShardLevelMetrics": ["VARCHAR"]}],
            "EncryptionType": "VARCHAR",
            "KeyId": "VARCHAR",
            "ConsumerCount": "BIGINT",
            "WarmThroughput": {"TargetMiBps": "BIGINT"},
            "MaxRecordSizeInKiB": "BIGINT",
            "RecordDistributionStrategy": "VARCHAR",
            "Policy": "JSON"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Kinesis::Stream'
)
