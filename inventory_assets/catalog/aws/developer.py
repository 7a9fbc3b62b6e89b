"""Rows of pipelines and builds."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, in_subnet, in_vpc, logs_to, uses_role, uses_security_group
from inventory_assets.catalog.types import SWEEP, Describe, Edge, ResourceType

PIPELINE = ResourceType(
    type="AWS::CodePipeline::Pipeline",
    plural="codepipeline_pipelines",
    service="codepipeline",
    operation="ListPipelines",
    items="pipelines[]",
    describe=Describe(
        "GetPipeline",
        {"name": "{name}"},
        result="pipeline",
        keep_listed="summary",  # the structure has no times
        absent=("PipelineNotFoundException",),
    ),
    id="name",
    arn="arn:{partition}:codepipeline:{region}:{account}:{name}",
    name="name",
    tags=SWEEP,
    created_at="summary.created",
    volatile=("summary.updated",),  # the version says the same
    redact=(
        "stages[].actions[].configuration.OAuthToken",
        "stages[].actions[].configuration.EnvironmentVariables",
        "stages[].actions[].configuration.ParameterOverrides",
        "stages[].actions[].environmentVariables[].value",
        "variables[].defaultValue",
    ),
    sets=("variables", "stages[].actions[].environmentVariables"),
    edges=(
        uses_role("roleArn"),
        Edge("keeps_artifacts_in", "artifactStore.location", ("AWS::S3::Bucket",)),
        encrypted_with("artifactStore.encryptionKey.id"),
    ),
    aliases=("codepipeline", "pipeline", "aws_codepipeline"),
)

PROJECT = ResourceType(
    type="AWS::CodeBuild::Project",
    plural="codebuild_projects",
    service="codebuild",
    operation="ListProjects",
    items="projects[]",
    describe=Describe("BatchGetProjects", {"names": "{[]}"}, result="projects", batch=100, match="name", keep_listed="name"),
    id="name",
    arn="arn:{partition}:codebuild:{region}:{account}:project/{name}",
    name="name",
    tags="tags",
    created_at="created",
    # The badge's address carries a token that is encrypted anew each time.
    volatile=("badge.badgeRequestUrl", "environment.dockerServer.status"),
    redact=("environment.environmentVariables[].value", "webhook.secret", "badge.badgeRequestUrl"),
    sets=(
        "environment.environmentVariables",
        "environment.dockerServer.securityGroupIds",
        "vpcConfig.subnets",
        "vpcConfig.securityGroupIds",
        "secondarySources",
        "secondaryArtifacts",
        "secondarySourceVersions",
        "cache.modes",
        "fileSystemLocations",
        "buildBatchConfig.restrictions.computeTypesAllowed",
        "buildBatchConfig.restrictions.fleetsAllowed",
    ),
    edges=(
        uses_role("serviceRole"),
        in_vpc("vpcConfig.vpcId"),
        in_subnet("vpcConfig.subnets[]"),
        uses_security_group("vpcConfig.securityGroupIds[]"),
        encrypted_with("encryptionKey"),
        logs_to("logsConfig.cloudWatchLogs.groupName"),
    ),
    aliases=("codebuild", "project", "aws_codebuild_project"),
)

TYPES = (PIPELINE, PROJECT)
