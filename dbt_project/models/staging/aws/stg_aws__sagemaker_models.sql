-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::SageMaker::Model, their configuration by column.
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
    typed."ModelName" as model_name,
    typed."PrimaryContainer" as primary_container,
    typed."Containers" as containers,
    typed."InferenceExecutionConfig" as inference_execution_config,
    typed."ExecutionRoleArn" as execution_role_arn,
    typed."VpcConfig" as vpc_config,
    typed."CreationTime" as creation_time,
    typed."ModelArn" as model_arn,
    typed."EnableNetworkIsolation" as enable_network_isolation,
    typed."DeploymentRecommendation" as deployment_recommendation
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
            "ModelName": "VARCHAR",
            "PrimaryContainer": {"ContainerHostname": "VARCHAR", "Image": "VARCHAR", "ImageConfig": {"RepositoryAccessMode": "VARCHAR", "RepositoryAuthConfig": {"RepositoryCredentialsProviderArn": "VARCHAR"}}, "Mode": "VARCHAR", "ModelDataUrl": "VARCHAR", "ModelDataSource": {"S3DataSource": {"S3Uri": "VARCHAR", "S3DataType": "VARCHAR", "CompressionType": "VARCHAR", "ModelAccessConfig": {"AcceptEula": "BOOLEAN"}, "HubAccessConfig": {"HubContentArn": "VARCHAR"}, "ManifestS3Uri": "VARCHAR", "ETag": "VARCHAR", "ManifestEtag": "VARCHAR"}}, "AdditionalModelDataSources": [{"ChannelName": "VARCHAR", "S3DataSource": {"S3Uri": "VARCHAR", "S3DataType": "VARCHAR", "CompressionType": "VARCHAR", "ModelAccessConfig": {"AcceptEula": "BOOLEAN"}, "HubAccessConfig": {"HubContentArn": "VARCHAR"}, "ManifestS3Uri": "VARCHAR", "ETag": "VARCHAR", "ManifestEtag": "VARCHAR"}}], "Environment": "MAP(VARCHAR, VARCHAR)", "ModelPackageName": "VARCHAR", "InferenceSpecificationName": "VARCHAR", "MultiModelConfig": {"ModelCacheSetting": "VARCHAR"}, "ContainerMetricsConfig": {"MetricsEndpoints": [{"MetricsEndpointPath": "VARCHAR", "MetricPublishFrequencyInSeconds": "BIGINT"}]}},
            "Containers": [{"ContainerHostname": "VARCHAR", "Image": "VARCHAR", "ImageConfig": {"RepositoryAccessMode": "VARCHAR", "RepositoryAuthConfig": {"RepositoryCredentialsProviderArn": "VARCHAR"}}, "Mode": "VARCHAR", "ModelDataUrl": "VARCHAR", "ModelDataSource": {"S3DataSource": {"S3Uri": "VARCHAR", "S3DataType": "VARCHAR", "CompressionType": "VARCHAR", "ModelAccessConfig": {"AcceptEula": "BOOLEAN"}, "HubAccessConfig": {"HubContentArn": "VARCHAR"}, "ManifestS3Uri": "VARCHAR", "ETag": "VARCHAR", "ManifestEtag": "VARCHAR"}}, "AdditionalModelDataSources": [{"ChannelName": "VARCHAR", "S3DataSource": {"S3Uri": "VARCHAR", "S3DataType": "VARCHAR", "CompressionType": "VARCHAR", "ModelAccessConfig": {"AcceptEula": "BOOLEAN"}, "HubAccessConfig": {"HubContentArn": "VARCHAR"}, "ManifestS3Uri": "VARCHAR", "ETag": "VARCHAR", "ManifestEtag": "VARCHAR"}}], "Environment": "MAP(VARCHAR, VARCHAR)", "ModelPackageName": "VARCHAR", "InferenceSpecificationName": "VARCHAR", "MultiModelConfig": {"ModelCacheSetting": "VARCHAR"}, "ContainerMetricsConfig": {"MetricsEndpoints": [{"MetricsEndpointPath": "VARCHAR", "MetricPublishFrequencyInSeconds": "BIGINT"}]}}],
            "InferenceExecutionConfig": {"Mode": "VARCHAR"},
            "ExecutionRoleArn": "VARCHAR",
            "VpcConfig": {"SecurityGroupIds": ["VARCHAR"], "Subnets": ["VARCHAR"]},
            "CreationTime": "TIMESTAMPTZ",
            "ModelArn": "VARCHAR",
            "EnableNetworkIsolation": "BOOLEAN",
            "DeploymentRecommendation": {"RealTimeInferenceRecommendations": [{"RecommendationId": "VARCHAR", "InstanceType": "VARCHAR", "Environment": "MAP(VARCHAR, VARCHAR)"}]}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::SageMaker::Model'
)
