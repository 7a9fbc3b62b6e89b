-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Account::Region, their configuration by column.
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
    typed."EbsEncryptionByDefault" as ebs_encryption_by_default,
    typed."SseType" as sse_type,
    typed."EbsDefaultKmsKeyId" as ebs_default_kms_key_id,
    typed."InstanceMetadataDefaults" as instance_metadata_defaults,
    typed."SnapshotBlockPublicAccess" as snapshot_block_public_access,
    typed."ImageBlockPublicAccess" as image_block_public_access,
    typed."SerialConsoleAccess" as serial_console_access,
    typed."VpcBlockPublicAccess" as vpc_block_public_access,
    typed."EmrBlockPublicAccess" as emr_block_public_access,
    typed."SsmPublicSharing" as ssm_public_sharing
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
            "EbsEncryptionByDefault": "BOOLEAN",
            "SseType": "VARCHAR",
            "EbsDefaultKmsKeyId": "VARCHAR",
            "InstanceMetadataDefaults": {"HttpTokens": "VARCHAR", "HttpPutResponseHopLimit": "BIGINT", "HttpEndpoint": "VARCHAR", "InstanceMetadataTags": "VARCHAR", "ManagedBy": "VARCHAR", "ManagedExceptionMessage": "VARCHAR", "HttpTokensEnforced": "VARCHAR"},
            "SnapshotBlockPublicAccess": {"State": "VARCHAR", "ManagedBy": "VARCHAR"},
            "ImageBlockPublicAccess": {"ImageBlockPublicAccessState": "VARCHAR", "ManagedBy": "VARCHAR"},
            "SerialConsoleAccess": {"SerialConsoleAccessEnabled": "BOOLEAN", "ManagedBy": "VARCHAR"},
            "VpcBlockPublicAccess": {"AwsAccountId": "VARCHAR", "AwsRegion": "VARCHAR", "State": "VARCHAR", "InternetGatewayBlockMode": "VARCHAR", "Reason": "VARCHAR", "ManagedBy": "VARCHAR", "ExclusionsAllowed": "VARCHAR"},
            "EmrBlockPublicAccess": {"BlockPublicSecurityGroupRules": "BOOLEAN", "PermittedPublicSecurityGroupRuleRanges": [{"MinRange": "BIGINT", "MaxRange": "BIGINT"}]},
            "SsmPublicSharing": {"SettingId": "VARCHAR", "SettingValue": "VARCHAR", "LastModifiedDate": "TIMESTAMPTZ", "LastModifiedUser": "VARCHAR", "ARN": "VARCHAR", "Status": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Account::Region'
)
