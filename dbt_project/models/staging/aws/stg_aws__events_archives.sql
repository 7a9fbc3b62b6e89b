-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Events::Archive, their configuration by column.
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
    typed."ArchiveArn" as archive_arn,
    typed."ArchiveName" as archive_name,
    typed."EventSourceArn" as event_source_arn,
    typed."Description" as description,
    typed."EventPattern" as event_pattern,
    typed."State" as state,
    typed."StateReason" as state_reason,
    typed."KmsKeyIdentifier" as kms_key_identifier,
    typed."RetentionDays" as retention_days,
    typed."CreationTime" as creation_time
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
            "ArchiveArn": "VARCHAR",
            "ArchiveName": "VARCHAR",
            "EventSourceArn": "VARCHAR",
            "Description": "VARCHAR",
            "EventPattern": "JSON",
            "State": "VARCHAR",
            "StateReason": "VARCHAR",
            "KmsKeyIdentifier": "VARCHAR",
            "RetentionDays": "BIGINT",
            "CreationTime": "TIMESTAMPTZ"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Events::Archive'
)
