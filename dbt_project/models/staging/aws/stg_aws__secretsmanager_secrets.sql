-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::SecretsManager::Secret, their configuration by column.
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
    typed."ARN" as arn,
    typed."Name" as aws_name,
    typed."Type" as type,
    typed."Description" as description,
    typed."KmsKeyId" as kms_key_id,
    typed."RotationEnabled" as rotation_enabled,
    typed."RotationLambdaARN" as rotation_lambda_arn,
    typed."RotationRules" as rotation_rules,
    typed."ExternalSecretRotationMetadata" as external_secret_rotation_metadata,
    typed."ExternalSecretRotationRoleArn" as external_secret_rotation_role_arn,
    typed."DeletedDate" as deleted_date,
    typed."OwningService" as owning_service,
    typed."CreatedDate" as created_date,
    typed."PrimaryRegion" as primary_region,
    typed."ResourcePolicy" as resource_policy
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
            "ARN": "VARCHAR",
            "Name": "VARCHAR",
            "Type": "VARCHAR",
            "Description": "VARCHAR",
            "KmsKeyId": "VARCHAR",
            "RotationEnabled": "BOOLEAN",
            "RotationLambdaARN": "VARCHAR",
            "RotationRules": {"AutomaticallyAfterDays": "BIGINT", "Duration": "VARCHAR", "ScheduleExpression": "VARCHAR"},
            "ExternalSecretRotationMetadata": [{"Key": "VARCHAR", "Value": "VARCHAR"}],
            "ExternalSecretRotationRoleArn": "VARCHAR",
            "DeletedDate": "TIMESTAMPTZ",
            "OwningService": "VARCHAR",
            "CreatedDate": "TIMESTAMPTZ",
            "PrimaryRegion": "VARCHAR",
            "ResourcePolicy": "JSON"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::SecretsManager::Secret'
)
