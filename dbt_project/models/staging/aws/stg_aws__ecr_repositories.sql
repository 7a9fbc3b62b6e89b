-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::ECR::Repository, their configuration by column.
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
    typed."repositoryArn" as repository_arn,
    typed."registryId" as registry_id,
    typed."repositoryName" as repository_name,
    typed."repositoryUri" as repository_uri,
    typed."createdAt" as aws_created_at,
    typed."imageTagMutability" as image_tag_mutability,
    typed."imageTagMutabilityExclusionFilters" as image_tag_mutability_exclusion_filters,
    typed."imageScanningConfiguration" as image_scanning_configuration,
    typed."encryptionConfiguration" as encryption_configuration,
    typed."Policy" as policy,
    typed."LifecyclePolicy" as lifecycle_policy
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
            "repositoryArn": "VARCHAR",
            "registryId": "VARCHAR",
            "repositoryName": "VARCHAR",
            "repositoryUri": "VARCHAR",
            "createdAt": "TIMESTAMPTZ",
            "imageTagMutability": "VARCHAR",
            "imageTagMutabilityExclusionFilters": [{"filterType": "VARCHAR", "filter": "VARCHAR"}],
            "imageScanningConfiguration": {"scanOnPush": "BOOLEAN"},
            "encryptionConfiguration": {"encryptionType": "VARCHAR", "kmsKey": "VARCHAR"},
            "Policy": "JSON",
            "LifecyclePolicy": "JSON"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::ECR::Repository'
)
