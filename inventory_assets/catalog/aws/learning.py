"""Rows of machine learning: SageMaker's notebooks, models, endpoints and domains. Jobs are runs and no settings."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, in_subnet, in_vpc, notifies, uses_ecr_image, uses_role, uses_security_group
from inventory_assets.catalog.types import SWEEP, Describe, Detail, Edge, ResourceType

_S3_URL = r"^s3[an]?://([^/]+)"
_BUCKET = ("AWS::S3::Bucket",)

NOTEBOOK_INSTANCE = ResourceType(
    type="AWS::SageMaker::NotebookInstance",
    plural="sagemaker_notebook_instances",
    service="sagemaker",
    operation="ListNotebookInstances",
    items="NotebookInstances[]",
    describe=Describe("DescribeNotebookInstance", {"NotebookInstanceName": "{NotebookInstanceName}"}, result="@"),
    id="NotebookInstanceName",
    arn="NotebookInstanceArn",
    name="NotebookInstanceName",
    tags=SWEEP,
    created_at="CreationTime",
    sets=("SecurityGroups", "AcceleratorTypes", "AdditionalCodeRepositories"),
    edges=(
        uses_role(),
        in_subnet("SubnetId"),
        uses_security_group("SecurityGroups[]"),
        encrypted_with(),
    ),
    aliases=("sagemaker", "notebook", "aws_sagemaker_notebook_instance"),
)

_CONFIG = "EndpointConfig"
_VARIANTS = ("ProductionVariants", "ShadowProductionVariants")

ENDPOINT = ResourceType(
    type="AWS::SageMaker::Endpoint",
    plural="sagemaker_endpoints",
    service="sagemaker",
    operation="ListEndpoints",
    items="Endpoints[]",
    describe=Describe("DescribeEndpoint", {"EndpointName": "{EndpointName}"}, result="@"),
    # Which models it serves and by which key its volumes are encrypted is told by its configuration alone.
    details=(Detail(_CONFIG, "DescribeEndpointConfig", {"EndpointConfigName": "{EndpointConfigName}"}),),
    id="EndpointName",
    arn="EndpointArn",
    name="EndpointName",
    tags=SWEEP,
    created_at="CreationTime",
    # Application Auto Scaling updates an endpoint all day.
    volatile=(
        "LastModifiedTime",
        "PendingDeploymentSummary",
        *(f"{variants}[].{name}" for variants in _VARIANTS for name in ("CurrentWeight", "CurrentInstanceCount", "VariantStatus")),
        *(f"{variants}[].InstancePools[].CurrentInstanceCount" for variants in _VARIANTS),
    ),
    sets=(
        *_VARIANTS,
        *(f"{_CONFIG}.{variants}" for variants in _VARIANTS),
        f"{_CONFIG}.DataCaptureConfig.CaptureOptions",
        f"{_CONFIG}.VpcConfig.SecurityGroupIds",
        f"{_CONFIG}.VpcConfig.Subnets",
        "LastDeploymentConfig.AutoRollbackConfiguration.Alarms",
    ),
    edges=(
        *(Edge("serves_model", f"{_CONFIG}.{variants}[].ModelName", ("AWS::SageMaker::Model",)) for variants in _VARIANTS),
        encrypted_with(f"{_CONFIG}.KmsKeyId"),
        uses_role(f"{_CONFIG}.ExecutionRoleArn"),
        in_subnet(f"{_CONFIG}.VpcConfig.Subnets[]"),
        uses_security_group(f"{_CONFIG}.VpcConfig.SecurityGroupIds[]"),
        Edge("writes_to_bucket", "DataCaptureConfig.DestinationS3Uri", _BUCKET, pattern=_S3_URL),
        Edge("writes_to_bucket", "AsyncInferenceConfig.OutputConfig.S3OutputPath", _BUCKET, pattern=_S3_URL),
        notifies("AsyncInferenceConfig.OutputConfig.NotificationConfig.SuccessTopic"),
        notifies("AsyncInferenceConfig.OutputConfig.NotificationConfig.ErrorTopic"),
    ),
    aliases=("aws_sagemaker_endpoint",),
)

_CONTAINERS = ("PrimaryContainer", "Containers[]")

MODEL = ResourceType(
    type="AWS::SageMaker::Model",
    plural="sagemaker_models",
    service="sagemaker",
    operation="ListModels",
    items="Models[]",
    describe=Describe("DescribeModel", {"ModelName": "{ModelName}"}, result="@"),
    id="ModelName",
    arn="ModelArn",
    name="ModelName",
    tags=SWEEP,
    created_at="CreationTime",
    volatile=("DeploymentRecommendation.RecommendationStatus",),
    redact=(
        *(f"{container}.Environment" for container in _CONTAINERS),
        "DeploymentRecommendation.RealTimeInferenceRecommendations[].Environment",
    ),
    sets=("VpcConfig.SecurityGroupIds", "VpcConfig.Subnets", "DeploymentRecommendation.RealTimeInferenceRecommendations"),
    edges=(
        uses_role("ExecutionRoleArn"),
        in_subnet("VpcConfig.Subnets[]"),
        uses_security_group("VpcConfig.SecurityGroupIds[]"),
        *(Edge("reads_from_bucket", f"{container}.ModelDataUrl", _BUCKET, pattern=_S3_URL) for container in _CONTAINERS),
        *(
            Edge("reads_from_bucket", f"{container}.ModelDataSource.S3DataSource.S3Uri", _BUCKET, pattern=_S3_URL)
            for container in _CONTAINERS
        ),
        *(uses_ecr_image(f"{container}.Image") for container in _CONTAINERS),
    ),
    aliases=("aws_sagemaker_model",),
)

_USERS = ("DefaultUserSettings", "DefaultSpaceSettings")

DOMAIN = ResourceType(
    type="AWS::SageMaker::Domain",
    plural="sagemaker_domains",
    service="sagemaker",
    operation="ListDomains",
    items="Domains[]",
    describe=Describe("DescribeDomain", {"DomainId": "{DomainId}"}, result="@", absent=("ResourceNotFound",)),
    id="DomainId",
    arn="DomainArn",
    name="DomainName",
    tags=SWEEP,
    created_at="CreationTime",
    sets=(
        "SubnetIds",
        "DomainSettings.SecurityGroupIds",
        "DomainSettings.DockerSettings.VpcOnlyTrustedAccounts",
        *(f"{users}.SecurityGroups" for users in _USERS),
        *(f"{users}.CustomFileSystemConfigs" for users in _USERS),
        *(f"DefaultUserSettings.StudioWebPortalSettings.Hidden{name}" for name in ("MlTools", "AppTypes", "InstanceTypes")),
    ),
    edges=(
        in_vpc(),
        in_subnet(),
        encrypted_with(),
        uses_security_group("DomainSettings.SecurityGroupIds[]"),
        *(uses_security_group(f"{users}.SecurityGroups[]") for users in _USERS),
        *(uses_role(f"{users}.ExecutionRole") for users in _USERS),
        Edge("keeps_files_in", "HomeEfsFileSystemId", ("AWS::EFS::FileSystem",)),
        Edge("writes_to_bucket", "DefaultUserSettings.SharingSettings.S3OutputPath", _BUCKET, pattern=_S3_URL),
    ),
    aliases=("sagemaker:studio", "aws_sagemaker_domain"),
)

TYPES: tuple[ResourceType, ...] = (NOTEBOOK_INSTANCE, ENDPOINT, MODEL, DOMAIN)
