-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EKS::FargateProfile, their configuration by column.
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
    typed."fargateProfileName" as fargate_profile_name,
    typed."fargateProfileArn" as fargate_profile_arn,
    typed."clusterName" as cluster_name,
    typed."createdAt" as aws_created_at,
    typed."podExecutionRoleArn" as pod_execution_role_arn,
    typed."subnets" as subnets,
    typed."selectors" as selectors,
    typed."status" as status
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
            "fargateProfileName": "VARCHAR",
            "fargateProfileArn": "VARCHAR",
            "clusterName": "VARCHAR",
            "createdAt": "TIMESTAMPTZ",
            "podExecutionRoleArn": "VARCHAR",
            "subnets": ["VARCHAR"],
            "selectors": [{"namespace": "VARCHAR", "labels": "MAP(VARCHAR, VARCHAR)"}],
            "status": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EKS::FargateProfile'
)
