-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Logs::LogGroup, their configuration by column.
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
    typed."logGroupName" as log_group_name,
    typed."creationTime" as creation_time,
    typed."retentionInDays" as retention_in_days,
    typed."metricFilterCount" as metric_filter_count,
    typed."arn" as arn,
    typed."kmsKeyId" as kms_key_id,
    typed."dataProtectionStatus" as data_protection_status,
    typed."inheritedProperties" as inherited_properties,
    typed."logGroupClass" as log_group_class,
    typed."logGroupArn" as log_group_arn,
    typed."deletionProtectionEnabled" as deletion_protection_enabled,
    typed."bearerTokenAuthenticationEnabled" as bearer_token_authentication_enabled,
    typed."retentionPolicyName" as retention_policy_name
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
            "logGroupName": "VARCHAR",
            "creationTime": "BIGINT",
            "retentionInDays": "BIGINT",
            "metricFilterCount": "BIGINT",
            "arn": "VARCHAR",
            "kmsKeyId": "VARCHAR",
            "dataProtectionStatus": "VARCHAR",
            "inheritedProperties": ["VARCHAR"],
            "logGroupClass": "VARCHAR",
            "logGroupArn": "VARCHAR",
            "deletionProtectionEnabled": "BOOLEAN",
            "bearerTokenAuthenticationEnabled": "BOOLEAN",
            "retentionPolicyName": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Logs::LogGroup'
)
