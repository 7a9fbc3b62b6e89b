"""Rows of images of containers and of what runs beside clusters: ECR, AWS Batch, EKS add-ons, ECS capacity providers."""

from __future__ import annotations

from inventory_assets.catalog.aws.containers import KNOWN_LOG_OPTIONS
from inventory_assets.catalog.edges import encrypted_with, in_subnet, uses_ecr_image, uses_role, uses_security_group
from inventory_assets.catalog.types import SWEEP, Describe, Detail, Edge, JsonObject, ResourceType

_BY_NAME = {"repositoryName": "{repositoryName}"}


def _is_own_and_there(provider: JsonObject) -> bool:
    """FARGATE and FARGATE_SPOT are AWS's own; a deleted provider is listed as INACTIVE for a while."""
    return provider.get("name") not in ("FARGATE", "FARGATE_SPOT") and provider.get("status") != "INACTIVE"


ECR_REPOSITORY = ResourceType(
    type="AWS::ECR::Repository",
    plural="ecr_repositories",
    service="ecr",
    operation="DescribeRepositories",
    items="repositories[]",
    id="repositoryName",
    arn="repositoryArn",
    name="repositoryName",
    tags=SWEEP,
    created_at="createdAt",
    details=(
        Detail("Policy", "GetRepositoryPolicy", _BY_NAME, "policyText", absent=("RepositoryPolicyNotFoundException",)),
        Detail("LifecyclePolicy", "GetLifecyclePolicy", _BY_NAME, "lifecyclePolicyText", absent=("LifecyclePolicyNotFoundException",)),
    ),
    json_text=("LifecyclePolicy",),
    policies=("Policy",),
    sets=("imageTagMutabilityExclusionFilters", "LifecyclePolicy.rules"),  # rules carry their priority
    edges=(encrypted_with("encryptionConfiguration.kmsKey"),),
    aliases=("ecr", "aws_ecr_repository"),
)

JOB_QUEUE = ResourceType(
    type="AWS::Batch::JobQueue",
    plural="batch_job_queues",
    service="batch",
    operation="DescribeJobQueues",
    params={"maxResults": 100},
    items="jobQueues[]",
    id="jobQueueName",
    arn="jobQueueArn",
    name="jobQueueName",
    tags="tags",
    volatile=("statusReason",),
    sets=("computeEnvironmentOrder", "serviceEnvironmentOrder", "jobStateTimeLimitActions"),  # each environment carries its place
    edges=(Edge("runs_on", "computeEnvironmentOrder[].computeEnvironment", ("AWS::Batch::ComputeEnvironment",)),),
    aliases=("job-queue", "aws_batch_job_queue"),
)

_RESOURCES = "computeResources"
_MANAGED = f"{_RESOURCES}.managedInstancesProvider"
_TEMPLATE = f"{_MANAGED}.instanceLaunchTemplate"

COMPUTE_ENVIRONMENT = ResourceType(
    type="AWS::Batch::ComputeEnvironment",
    plural="batch_compute_environments",
    service="batch",
    operation="DescribeComputeEnvironments",
    params={"maxResults": 100},
    items="computeEnvironments[]",
    id="computeEnvironmentName",
    arn="computeEnvironmentArn",
    name="computeEnvironmentName",
    tags="tags",
    # How many vCPUs are wanted follows the jobs that wait.
    volatile=("statusReason", f"{_RESOURCES}.desiredvCpus"),
    # The order of instance types is their preference in some allocation strategies.
    sets=(
        f"{_RESOURCES}.subnets",
        f"{_RESOURCES}.securityGroupIds",
        f"{_RESOURCES}.ec2Configuration",
        f"{_RESOURCES}.launchTemplate.overrides",
        f"{_TEMPLATE}.networkConfiguration.subnets",
        f"{_TEMPLATE}.networkConfiguration.securityGroups",
    ),
    edges=(
        in_subnet(f"{_RESOURCES}.subnets[]"),
        in_subnet(f"{_TEMPLATE}.networkConfiguration.subnets[]"),
        uses_security_group(f"{_RESOURCES}.securityGroupIds[]"),
        uses_security_group(f"{_TEMPLATE}.networkConfiguration.securityGroups[]"),
        uses_role("serviceRole"),
        uses_role(f"{_RESOURCES}.spotIamFleetRole"),
        uses_role(f"{_MANAGED}.infrastructureRoleArn"),
        Edge("uses_instance_profile", f"{_RESOURCES}.instanceRole", ("AWS::IAM::InstanceProfile",)),
        Edge("uses_instance_profile", f"{_TEMPLATE}.ec2InstanceProfileArn", ("AWS::IAM::InstanceProfile",)),
        Edge("uses_launch_template", f"{_RESOURCES}.launchTemplate.launchTemplateId", ("AWS::EC2::LaunchTemplate",)),
        Edge("uses_launch_template", f"{_RESOURCES}.launchTemplate.launchTemplateName", ("AWS::EC2::LaunchTemplate",), by_name=True),
        Edge("uses_key_pair", f"{_RESOURCES}.ec2KeyPair", ("AWS::EC2::KeyPair",), needs="neither", by_name=True),
        Edge("made_from_image", f"{_RESOURCES}.imageId", ("AWS::EC2::Image",), needs="neither"),
        Edge("uses_cluster", "ecsClusterArn", ("AWS::ECS::Cluster",)),
        Edge("uses_cluster", "eksConfiguration.eksClusterArn", ("AWS::EKS::Cluster",)),
    ),
    aliases=("compute-environment", "aws_batch_compute_environment"),
)

_NODES = "nodeProperties.nodeRangeProperties[]"
#: A definition holds its containers in one of three forms, and each form once more for every range of nodes.
_PLAIN_CONTAINERS = ("containerProperties", f"{_NODES}.container")
_TASKS = ("ecsProperties.taskProperties[]", f"{_NODES}.ecsProperties.taskProperties[]")
_TASK_CONTAINERS = tuple(f"{task}.containers[]" for task in _TASKS)
_PODS = ("eksProperties.podProperties", f"{_NODES}.eksProperties.podProperties")
_POD_CONTAINERS = tuple(f"{pod}.{which}[]" for pod in _PODS for which in ("containers", "initContainers"))
_CONTAINERS = _PLAIN_CONTAINERS + _TASK_CONTAINERS


def _each(holders: tuple[str, ...], *names: str) -> tuple[str, ...]:
    return tuple(f"{holder}.{name}" for holder in holders for name in names)


JOB_DEFINITION = ResourceType(
    type="AWS::Batch::JobDefinition",
    plural="batch_job_definitions",
    service="batch",
    operation="DescribeJobDefinitions",
    params={"maxResults": 100, "status": "ACTIVE"},
    items="jobDefinitions[]",
    id="jobDefinitionArn~/",  # name:revision
    arn="jobDefinitionArn",
    name="jobDefinitionName",
    tags="tags",
    redact=(
        "parameters",
        *_each(_CONTAINERS, "environment[].value"),
        *_each(_POD_CONTAINERS, "env[].value"),
    ),
    redact_but=dict.fromkeys(_each(_CONTAINERS, "logConfiguration.options"), KNOWN_LOG_OPTIONS),
    sets=(
        *_each(_CONTAINERS, "environment", "secrets", "mountPoints", "ulimits", "resourceRequirements"),
        *_each(_POD_CONTAINERS, "env", "volumeMounts"),
        *_each((*_PLAIN_CONTAINERS, *_TASKS, *_PODS), "volumes"),
        "platformCapabilities",
    ),
    edges=(
        *(uses_role(path) for path in _each(_PLAIN_CONTAINERS, "jobRoleArn", "executionRoleArn")),
        *(uses_role(path) for path in _each(_TASKS, "taskRoleArn", "executionRoleArn")),
        *(uses_ecr_image(path) for path in _each((*_CONTAINERS, *_POD_CONTAINERS), "image")),
        *(
            Edge("reads_secret", path, ("AWS::SecretsManager::Secret", "AWS::SSM::Parameter"))
            for path in _each(_CONTAINERS, "secrets[].valueFrom")
        ),
        *(
            Edge("mounts", path, ("AWS::EFS::FileSystem",))
            for path in _each((*_PLAIN_CONTAINERS, *_TASKS), "volumes[].efsVolumeConfiguration.fileSystemId")
        ),
        *(
            Edge("mounts", path, ("AWS::EFS::AccessPoint",))
            for path in _each((*_PLAIN_CONTAINERS, *_TASKS), "volumes[].efsVolumeConfiguration.authorizationConfig.accessPointId")
        ),
    ),
    aliases=("job-definition", "aws_batch_job_definition"),
)

_GONE = ("ResourceNotFoundException",)

EKS_ADDON = ResourceType(
    type="AWS::EKS::Addon",
    plural="eks_addons",
    service="eks",
    operation="ListAddons",
    params={"clusterName": "{parent.name}"},
    parent="AWS::EKS::Cluster",
    parent_absent=_GONE,
    items="addons[]",
    describe=Describe(
        "DescribeAddon",
        {"clusterName": "{parent.name}", "addonName": "{@}"},
        result="addon",
        keep_listed="addonName",
        absent=_GONE,
    ),
    id="{parent.name}/{addonName}",
    arn="addonArn",
    name="addonName",
    tags="tags",
    created_at="createdAt",
    volatile=("health", "modifiedAt"),
    json_text=("configurationValues",),
    redact=("configurationValues",),  # add-ons of the marketplace take their licence and API keys here
    sets=("podIdentityAssociations",),
    edges=(
        Edge("in_cluster", "clusterName", ("AWS::EKS::Cluster",)),
        uses_role("serviceAccountRoleArn"),
    ),
    aliases=("eks-addon", "aws_eks_addon"),
)

_PROVIDER_TEMPLATE = "managedInstancesProvider.instanceLaunchTemplate"

ECS_CAPACITY_PROVIDER = ResourceType(
    type="AWS::ECS::CapacityProvider",
    plural="ecs_capacity_providers",
    service="ecs",
    operation="DescribeCapacityProviders",
    params={"include": ["TAGS"]},
    items="capacityProviders[]",
    id="name",
    arn="capacityProviderArn",
    name="name",
    tags="tags",
    where=_is_own_and_there,
    sets=(
        f"{_PROVIDER_TEMPLATE}.networkConfiguration.subnets",
        f"{_PROVIDER_TEMPLATE}.networkConfiguration.securityGroups",
    ),
    edges=(
        Edge("uses_auto_scaling_group", "autoScalingGroupProvider.autoScalingGroupArn", ("AWS::AutoScaling::AutoScalingGroup",)),
        Edge("in_cluster", "cluster", ("AWS::ECS::Cluster",)),
        uses_role("managedInstancesProvider.infrastructureRoleArn"),
        Edge("uses_instance_profile", f"{_PROVIDER_TEMPLATE}.ec2InstanceProfileArn", ("AWS::IAM::InstanceProfile",)),
        in_subnet(f"{_PROVIDER_TEMPLATE}.networkConfiguration.subnets[]"),
        uses_security_group(f"{_PROVIDER_TEMPLATE}.networkConfiguration.securityGroups[]"),
    ),
    aliases=("capacity-provider", "aws_ecs_capacity_provider"),
)

TYPES = (ECR_REPOSITORY, JOB_QUEUE, COMPUTE_ENVIRONMENT, JOB_DEFINITION, EKS_ADDON, ECS_CAPACITY_PROVIDER)
