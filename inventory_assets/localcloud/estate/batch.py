"""Images of containers and what runs beside clusters: ECR, AWS Batch, EKS add-ons, ECS capacity providers."""

from __future__ import annotations

import json

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import ANSWERS, answers, describes, find, lists
from inventory_assets.localcloud.estate.children import child_listing
from inventory_assets.localcloud.estate.containers import CLUSTER as EKS_CLUSTER
from inventory_assets.localcloud.estate.containers import cluster_of as eks_cluster_of
from inventory_assets.localcloud.estate.ecs import CLUSTER as ECS_CLUSTER
from inventory_assets.localcloud.estate.filling import filled, or_absent
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.naming import arn, uuid_of, word_id
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.policies import resource_policy
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

REPOSITORY, PROVIDER, ADDON = "AWS::ECR::Repository", "AWS::ECS::CapacityProvider", "AWS::EKS::Addon"
QUEUE, ENVIRONMENT, DEFINITION = (f"AWS::Batch::{name}" for name in ("JobQueue", "ComputeEnvironment", "JobDefinition"))


def image_of(r: Resource) -> str:
    """The address of an image in one of the account's repositories."""
    return f"{r.account_id}.dkr.ecr.{r.region}.amazonaws.com/{r.other(REPOSITORY, r.number).id}:latest"


def _repository(r: Resource) -> JsonObject:
    return {
        "repositoryName": r.id,
        "repositoryArn": r.arn,
        "registryId": r.account_id,
        "repositoryUri": f"{r.account_id}.dkr.ecr.{r.region}.amazonaws.com/{r.id}",
        "imageTagMutability": r.moving("mutability", ("MUTABLE", "IMMUTABLE"), 0.06),
        "imageTagMutabilityExclusionFilters": None,
        "imageScanningConfiguration": {"scanOnPush": r.moving("scanned", (True, False), 0.06)},
        "encryptionConfiguration": {"encryptionType": "KMS"} if r.maybe("own key", 0.5) else {"encryptionType": "AES256", "kmsKey": None},
    }


def _repository_policy(r: Resource) -> JsonObject:
    return {"registryId": r.account_id, "repositoryName": r.id, "policyText": resource_policy(r, "ecr:BatchGetImage", "*")}


def _lifecycle_policy(r: Resource) -> JsonObject:
    selection = {"tagStatus": "untagged", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": r.pick("days", (7, 30))}
    rules = [{"rulePriority": 1, "description": "expire", "selection": selection, "action": {"type": "expire"}}]
    text = json.dumps({"rules": rules})
    return {"registryId": r.account_id, "repositoryName": r.id, "lifecyclePolicyText": text, "lastEvaluatedAt": r.today}


def _environment(r: Resource) -> JsonObject:
    """Of EC2 instances or of Fargate, in an ECS cluster of its own."""
    fargate = r.number % 2 == 1
    resources: JsonObject = {
        "type": "FARGATE" if fargate else r.pick("type", ("EC2", "SPOT")),
        "allocationStrategy": None if fargate else "BEST_FIT_PROGRESSIVE",
        "minvCpus": None if fargate else 0,
        "desiredvCpus": None if fargate else r.chance.below(f"wanted {r.world.options.day}", 64),
        "maxvCpus": r.moving("limit", (64, 128, 256), 0.1),
        "instanceTypes": None if fargate else ["m6i.large", "m6i.xlarge"],
        "imageId": None,
        "ec2KeyPair": None,
        "placementGroup": None,
        "instanceRole": None if fargate else r.other("AWS::IAM::InstanceProfile", r.number).arn,
        "managedInstancesProvider": None,
        "launchTemplate": None,
        "tags": {},
    }
    return {
        "computeEnvironmentName": r.id,
        "computeEnvironmentArn": r.arn,
        "ecsClusterArn": f"arn:aws:ecs:{r.region}:{r.account_id}:cluster/AWSBatch-{r.id}",
        "type": "MANAGED",
        "status": "VALID",
        "statusReason": "ComputeEnvironment Healthy",
        "unmanagedvCpus": None,
        "eksConfiguration": None,
        "containerOrchestrationType": "ECS",
        "computeResources": resources,
        "tags": r.tags,
        "uuid": uuid_of(r, "uuid"),
    }


def _queue(r: Resource) -> JsonObject:
    return {
        "jobQueueName": r.id,
        "jobQueueArn": r.arn,
        "status": "VALID",
        "statusReason": "JobQueue Healthy",
        "schedulingPolicyArn": None,
        "computeEnvironmentOrder": [{"order": 1, "computeEnvironment": r.other(ENVIRONMENT, r.number).arn}],
        "serviceEnvironmentOrder": None,
        "jobQueueType": "ECS",
        "tags": r.tags,
    }


def _definition(r: Resource) -> JsonObject:
    container: JsonObject = {
        "image": image_of(r),
        "command": ["run", "Ref::day"],
        "jobRoleArn": r.other(ROLE, r.number).arn,
        "executionRoleArn": r.other(ROLE, r.number).arn,
        "environment": [{"name": "MODE", "value": "live"}, {"name": "PASSWORD", "value": f"{PLANTED_SECRET_MARKER}-{r.id}"}],
        "secrets": [{"name": "TOKEN", "valueFrom": r.other("AWS::SecretsManager::Secret", 0).arn}],
        "privileged": r.maybe("privileged", 0.2),
        "user": r.pick("user", ("root", "job")),
        "volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": r.other("AWS::EFS::FileSystem", r.number).id}}],
        "resourceRequirements": [{"type": "VCPU", "value": "1"}, {"type": "MEMORY", "value": r.moving("memory", ("2048", "4096"), 0.1)}],
        "logConfiguration": {"logDriver": "awslogs", "options": {}},
    }
    return {
        "jobDefinitionName": r.id.partition(":")[0],
        "jobDefinitionArn": r.arn,
        "revision": 1 + r.number % 3,
        "status": "ACTIVE",
        "type": "container",
        "parameters": {"day": "today"},
        "retryStrategy": {"attempts": 1, "evaluateOnExit": []},
        "containerProperties": filled("batch", "DescribeJobDefinitions", "jobDefinitions[].containerProperties", lambda _: container)(r),
        "timeout": {"attemptDurationSeconds": 3600},
        "propagateTags": False,
        "platformCapabilities": ["EC2"],
        "containerOrchestrationType": "ECS",
        "tags": r.tags,
    }


def _addon(r: Resource) -> JsonObject:
    return {
        "addonName": r.id,
        "addonArn": r.arn,
        "clusterName": eks_cluster_of(r).id,
        "status": "ACTIVE",
        "addonVersion": r.moving("version", ("v1.18.1-eksbuild.3", "v1.19.0-eksbuild.1"), 0.15),
        "health": {"issues": []},
        "modifiedAt": r.modified,
        "configurationValues": json.dumps({"replicaCount": 2, "apiKey": f"{PLANTED_SECRET_MARKER}-{r.id}"}),
        "tags": r.tags,
        "owner": "aws",
        "publisher": "eks",
        "marketplaceInformation": None,
        "podIdentityAssociations": [],
    }


def _provider(r: Resource) -> JsonObject:
    return {
        "name": r.id,
        "capacityProviderArn": r.arn,
        "cluster": r.other(ECS_CLUSTER, r.number).id,
        "status": "ACTIVE",
        "type": "EC2_AUTOSCALING",
        "updateStatus": "UPDATE_COMPLETE",
        "autoScalingGroupProvider": {
            "autoScalingGroupArn": r.other("AWS::AutoScaling::AutoScalingGroup", r.number).arn,
            "managedTerminationProtection": r.moving("protection", ("ENABLED", "DISABLED"), 0.1),
        },
        "managedInstancesProvider": None,
        "tags": as_list(r.tags, "key", "value"),
    }


_ADDONS = ("vpc-cni", "coredns", "kube-proxy", "aws-ebs-csi-driver")

KINDS = (
    Kind(
        REPOSITORY,
        3,
        word_id("image"),
        arn("ecr", "repository/"),
        filled("ecr", "DescribeRepositories", "repositories[]", _repository),
        lasting=True,
        sweep_type="ecr:repository",
    ),
    Kind(
        ENVIRONMENT,
        1.4,
        word_id("compute"),
        arn("batch", "compute-environment/"),
        filled("batch", "DescribeComputeEnvironments", "computeEnvironments[]", _environment),
        lasting=True,
        sweep_type="batch:compute-environment",
    ),
    Kind(
        QUEUE,
        1.6,
        word_id("queue"),
        arn("batch", "job-queue/"),
        filled("batch", "DescribeJobQueues", "jobQueues[]", _queue),
        sweep_type="batch:job-queue",
    ),
    Kind(
        DEFINITION,
        2,
        lambda r: f"{word_id('job')(r)}:{1 + r.number % 3}",
        arn("batch", "job-definition/"),
        _definition,
        sweep_type="batch:job-definition",
    ),
    Kind(
        ADDON,
        2,
        lambda r: _ADDONS[r.number % len(_ADDONS)] + (f"-{r.number}" if r.number >= len(_ADDONS) else ""),
        lambda r: f"arn:aws:eks:{r.region}:{r.account_id}:addon/{eks_cluster_of(r).id}/{r.id}/{uuid_of(r, 'arn')}",
        filled("eks", "DescribeAddon", "addon", _addon),
        parent=EKS_CLUSTER,
        sweep_type="eks:addon",
    ),
    Kind(
        PROVIDER,
        1.2,
        word_id("capacity"),
        arn("ecs", "capacity-provider/"),
        filled("ecs", "DescribeCapacityProviders", "capacityProviders[]", _provider),
        sweep_type="ecs:capacity-provider",
    ),
)

_NO_REPOSITORY = ("RepositoryNotFoundException", "The repository with name '{name}' does not exist", 400)
lists("ecr", "DescribeRepositories", REPOSITORY, ids="repositoryNames", missing=_NO_REPOSITORY)
describes(
    "ecr",
    "GetRepositoryPolicy",
    REPOSITORY,
    "repositoryName",
    None,
    _NO_REPOSITORY,
    or_absent("policy", 0.6, _repository_policy, "RepositoryPolicyNotFoundException", "Repository policy does not exist", 400),
)
describes(
    "ecr",
    "GetLifecyclePolicy",
    REPOSITORY,
    "repositoryName",
    None,
    _NO_REPOSITORY,
    or_absent("lifecycle", 0.5, _lifecycle_policy, "LifecyclePolicyNotFoundException", "Lifecycle policy does not exist", 400),
)
lists("batch", "DescribeJobQueues", QUEUE)
lists("batch", "DescribeComputeEnvironments", ENVIRONMENT)
lists("batch", "DescribeJobDefinitions", DEFINITION)
_NO_CLUSTER = ("ResourceNotFoundException", "No cluster found for name: {name}.", 404)
child_listing("eks", "ListAddons", ADDON, EKS_CLUSTER, "clusterName", lambda r: r.id, missing=_NO_CLUSTER)


@answers("eks", "DescribeAddon")
def describe_addon(world: World, account: Account, call: Call) -> JsonObject:
    find(world, account, call, EKS_CLUSTER, call.params.get("clusterName", ""), _NO_CLUSTER)
    missing = ("ResourceNotFoundException", "No addon: {name} found in cluster.", 404)
    return {"addon": find(world, account, call, ADDON, call.params.get("addonName", ""), missing).body}


lists("ecs", "DescribeCapacityProviders", PROVIDER, size=10)
_own_providers = ANSWERS["ecs", "DescribeCapacityProviders"]


@answers("ecs", "DescribeCapacityProviders")
def describe_providers(world: World, account: Account, call: Call) -> JsonObject:
    """On the last page the two stand that every account has of AWS."""
    reply = _own_providers(world, account, call)
    if "nextToken" in reply:
        return reply
    of_aws = [
        {
            "capacityProviderArn": f"arn:aws:ecs:{call.region}:{account.account_id}:capacity-provider/{name}",
            "name": name,
            "status": "ACTIVE",
            "tags": [],
        }
        for name in ("FARGATE", "FARGATE_SPOT")
    ]
    return {**reply, "capacityProviders": [*reply["capacityProviders"], *of_aws], "failures": []}
