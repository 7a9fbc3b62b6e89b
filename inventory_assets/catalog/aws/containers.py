"""Rows of ECS and EKS. Counts, events and health move by themselves; desired counts are declared and stay configuration."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, in_subnet, in_vpc, logs_to, uses_ecr_image, uses_role, uses_security_group
from inventory_assets.catalog.types import SWEEP, Describe, Edge, ResourceType

ECS_CLUSTER = ResourceType(
    type="AWS::ECS::Cluster",
    plural="ecs_clusters",
    service="ecs",
    operation="ListClusters",
    params={"maxResults": 100},
    items="clusterArns[]",
    describe=Describe(
        "DescribeClusters",
        {"clusters": "{[]}", "include": ["ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "TAGS"]},
        result="clusters",
        batch=100,
        match="clusterArn",
        keep_listed="clusterArn",
    ),
    id="clusterArn~/",
    arn="clusterArn",
    name="clusterName",
    tags="tags",
    volatile=("registeredContainerInstancesCount", "runningTasksCount", "pendingTasksCount", "activeServicesCount", "statistics"),
    sets=("settings", "capacityProviders", "defaultCapacityProviderStrategy", "attachments[].details", "attachments"),
    edges=(
        logs_to("configuration.executeCommandConfiguration.logConfiguration.cloudWatchLogGroupName"),
        encrypted_with("configuration.executeCommandConfiguration.kmsKeyId"),
    ),
    aliases=("ecs", "aws_ecs_cluster"),
)

ECS_SERVICE = ResourceType(
    type="AWS::ECS::Service",
    plural="ecs_services",
    service="ecs",
    operation="ListServices",
    params={"cluster": "{parent.clusterArn}", "maxResults": 100},
    parent="AWS::ECS::Cluster",
    parent_absent=("ClusterNotFoundException",),
    items="serviceArns[]",
    describe=Describe(
        "DescribeServices",
        {"cluster": "{parent.clusterArn}", "services": "{[]}", "include": ["TAGS"]},
        result="services",
        batch=10,
        match="serviceArn",
        keep_listed="serviceArn",
        absent=("ClusterNotFoundException",),
    ),
    id="{parent.clusterArn~/}/{serviceArn~/}",
    arn="serviceArn",
    name="serviceName",
    tags="tags",
    created_at="createdAt",
    volatile=(
        "runningCount",
        "pendingCount",
        "deployments",
        "events",
        "currentServiceDeployment",
        "currentServiceRevisions",
        "taskSets[].runningCount",
        "taskSets[].pendingCount",
        "taskSets[].computedDesiredCount",
        "taskSets[].stabilityStatus",
        "taskSets[].stabilityStatusAt",
        "taskSets[].updatedAt",
    ),
    sets=(
        "networkConfiguration.awsvpcConfiguration.subnets",
        "networkConfiguration.awsvpcConfiguration.securityGroups",
        "loadBalancers",
        "serviceRegistries",
        "capacityProviderStrategy",
        "placementConstraints",
        "deploymentConfiguration.alarms.alarmNames",
        "taskSets",
    ),
    # Deployments go to the observations, which are stored too.
    redact=("deployments[].serviceConnectConfiguration.logConfiguration.options",),
    edges=(
        Edge("in_cluster", "clusterArn", ("AWS::ECS::Cluster",)),
        Edge("runs_task_definition", "taskDefinition", ("AWS::ECS::TaskDefinition",)),
        in_subnet("networkConfiguration.awsvpcConfiguration.subnets[]"),
        uses_security_group("networkConfiguration.awsvpcConfiguration.securityGroups[]"),
        Edge("registers_with", "loadBalancers[].targetGroupArn", ("AWS::ElasticLoadBalancingV2::TargetGroup",)),
        uses_role("roleArn"),
    ),
    aliases=("aws_ecs_service",),
)

#: Options of log drivers that are no secret; what the others hold (API keys, tokens, passwords) only their drivers know.
KNOWN_LOG_OPTIONS = (
    *(f"awslogs-{name}" for name in ("group", "region", "stream-prefix", "create-group", "datetime-format", "multiline-pattern")),
    "mode", "max-buffer-size", "Name", "region", "log_group_name", "log_stream_prefix", "delivery_stream", "bucket",
)  # fmt: skip

ECS_TASK_DEFINITION = ResourceType(
    type="AWS::ECS::TaskDefinition",
    plural="ecs_task_definitions",
    service="ecs",
    operation="ListTaskDefinitions",
    params={"maxResults": 100, "status": "ACTIVE"},
    items="taskDefinitionArns[]",
    describe=Describe(
        "DescribeTaskDefinition",
        {"taskDefinition": "{@}"},
        result="taskDefinition",
        keep_listed="taskDefinitionArn",
    ),
    id="taskDefinitionArn~/",  # family:revision
    arn="taskDefinitionArn",
    name="family",
    tags=SWEEP,
    created_at="registeredAt",
    sets=(
        "containerDefinitions[].environment",
        "containerDefinitions[].environmentFiles",
        "containerDefinitions[].secrets",
        "containerDefinitions[].portMappings",
        "containerDefinitions[].mountPoints",
        "containerDefinitions[].volumesFrom",
        "containerDefinitions[].ulimits",
        "containerDefinitions[].systemControls",
        "requiresAttributes",
        "compatibilities",
        "requiresCompatibilities",
        "placementConstraints",
        "volumes",
    ),
    redact=(
        "containerDefinitions[].environment[].value",
        "volumes[].dockerVolumeConfiguration.driverOpts",  # passwords of mounted shares
    ),
    redact_but={"containerDefinitions[].logConfiguration.options": KNOWN_LOG_OPTIONS},
    plain=("containerDefinitions[].repositoryCredentials",),  # where they lie, not what they are
    edges=(
        uses_role("taskRoleArn"),
        uses_role("executionRoleArn"),
        uses_ecr_image("containerDefinitions[].image"),
        Edge("reads_secret", "containerDefinitions[].secrets[].valueFrom", ("AWS::SecretsManager::Secret", "AWS::SSM::Parameter")),
        Edge("mounts", "volumes[].efsVolumeConfiguration.fileSystemId", ("AWS::EFS::FileSystem",)),
    ),
    aliases=("task-definition", "aws_ecs_task_definition"),
)

EKS_CLUSTER = ResourceType(
    type="AWS::EKS::Cluster",
    plural="eks_clusters",
    service="eks",
    operation="ListClusters",
    items="clusters[]",
    describe=Describe(
        "DescribeCluster",
        {"name": "{@}"},
        result="cluster",
        keep_listed="name",
        absent=("ResourceNotFoundException",),
    ),
    id="name",
    arn="arn:{partition}:eks:{region}:{account}:cluster/{name}",
    name="name",
    tags="tags",
    created_at="createdAt",
    volatile=("health",),
    sets=(
        "resourcesVpcConfig.subnetIds",
        "resourcesVpcConfig.securityGroupIds",
        "resourcesVpcConfig.publicAccessCidrs",
        "logging.clusterLogging[].types",
        "logging.clusterLogging",
        "encryptionConfig[].resources",
        "computeConfig.nodePools",
    ),
    redact=("connectorConfig.activationCode",),
    edges=(
        uses_role("roleArn"),
        in_vpc("resourcesVpcConfig.vpcId"),
        in_subnet("resourcesVpcConfig.subnetIds[]"),
        uses_security_group("resourcesVpcConfig.securityGroupIds[]"),
        uses_security_group("resourcesVpcConfig.clusterSecurityGroupId"),
        encrypted_with("encryptionConfig[].provider.keyArn"),
    ),
    aliases=("eks", "aws_eks_cluster"),
)

_GONE = ("ResourceNotFoundException",)

EKS_NODEGROUP = ResourceType(
    type="AWS::EKS::Nodegroup",
    plural="eks_nodegroups",
    service="eks",
    operation="ListNodegroups",
    params={"clusterName": "{parent.name}"},
    parent="AWS::EKS::Cluster",
    parent_absent=_GONE,
    items="nodegroups[]",
    describe=Describe(
        "DescribeNodegroup",
        {"clusterName": "{parent.name}", "nodegroupName": "{@}"},
        result="nodegroup",
        keep_listed="nodegroupName",
        absent=_GONE,
    ),
    id="{parent.name}/{nodegroupName}",
    arn="nodegroupArn",
    name="nodegroupName",
    tags="tags",
    created_at="createdAt",
    volatile=("health", "modifiedAt"),
    sets=("subnets", "instanceTypes", "remoteAccess.sourceSecurityGroups", "resources.autoScalingGroups", "taints"),
    edges=(
        Edge("in_cluster", "clusterName", ("AWS::EKS::Cluster",)),
        in_subnet("subnets[]"),
        uses_role("nodeRole"),
        Edge("uses_auto_scaling_group", "resources.autoScalingGroups[].name", ("AWS::AutoScaling::AutoScalingGroup",)),
        Edge("uses_launch_template", "launchTemplate.id", ("AWS::EC2::LaunchTemplate",)),
    ),
    aliases=("nodegroup", "aws_eks_node_group"),
)

EKS_FARGATE_PROFILE = ResourceType(
    type="AWS::EKS::FargateProfile",
    plural="eks_fargate_profiles",
    service="eks",
    operation="ListFargateProfiles",
    params={"clusterName": "{parent.name}"},
    parent="AWS::EKS::Cluster",
    parent_absent=_GONE,
    items="fargateProfileNames[]",
    describe=Describe(
        "DescribeFargateProfile",
        {"clusterName": "{parent.name}", "fargateProfileName": "{@}"},
        result="fargateProfile",
        keep_listed="fargateProfileName",
        absent=_GONE,
    ),
    id="{parent.name}/{fargateProfileName}",
    arn="fargateProfileArn",
    name="fargateProfileName",
    tags="tags",
    created_at="createdAt",
    volatile=("health",),
    sets=("subnets", "selectors"),
    edges=(
        Edge("in_cluster", "clusterName", ("AWS::EKS::Cluster",)),
        in_subnet("subnets[]"),
        uses_role("podExecutionRoleArn"),
    ),
    aliases=("fargate-profile", "aws_eks_fargate_profile"),
)

TYPES = (ECS_CLUSTER, ECS_SERVICE, ECS_TASK_DEFINITION, EKS_CLUSTER, EKS_NODEGROUP, EKS_FARGATE_PROFILE)
