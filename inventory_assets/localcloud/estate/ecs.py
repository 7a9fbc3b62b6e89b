"""ECS: clusters, services and task definitions."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, find, lists
from inventory_assets.localcloud.estate.children import child_listing
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.naming import arn, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

CLUSTER, SERVICE, TASK = "AWS::ECS::Cluster", "AWS::ECS::Service", "AWS::ECS::TaskDefinition"


def _build_cluster(r: Resource) -> JsonObject:
    return {
        "clusterArn": r.arn,
        "clusterName": r.id,
        "status": "ACTIVE",
        "registeredContainerInstancesCount": 0,
        "runningTasksCount": r.chance.below(f"running {r.world.options.day}", 9),
        "pendingTasksCount": 0,
        "activeServicesCount": 2,
        "statistics": [],
        "tags": as_list(r.tags, "key", "value"),
        "settings": [{"name": "containerInsights", "value": r.moving("insights", ("disabled", "enabled"), 0.1)}],
        "capacityProviders": ["FARGATE"],
        "defaultCapacityProviderStrategy": [],
    }


def cluster_of(r: Resource) -> Resource:
    return r.other(CLUSTER, r.number)


def _build_service(r: Resource) -> JsonObject:
    cluster, wanted = cluster_of(r), r.moving("desired", (1, 2, 3, 4), 0.15)
    return {
        "serviceArn": r.arn,
        "serviceName": r.id,
        "clusterArn": cluster.arn,
        "status": "ACTIVE",
        "desiredCount": wanted,
        "runningCount": max(0, wanted - r.chance.below(f"missing {r.world.options.day}", 2)),
        "pendingCount": 0,
        "launchType": "FARGATE",
        "platformVersion": "LATEST",
        "platformFamily": "Linux",
        "taskDefinition": r.other(TASK, r.number).arn,
        "deploymentConfiguration": {"maximumPercent": 200, "minimumHealthyPercent": 100},
        "roleArn": r.other(ROLE, r.number).arn,
        "createdAt": r.created,
        "networkConfiguration": {
            "awsvpcConfiguration": {
                "subnets": [r.other(SUBNET, r.number).id],
                "securityGroups": [r.other(GROUP, r.number).id],
                "assignPublicIp": r.pick("public", ("DISABLED", "DISABLED", "ENABLED")),
            }
        },
        "schedulingStrategy": "REPLICA",
        "enableECSManagedTags": True,
        "propagateTags": "SERVICE",
        "enableExecuteCommand": r.maybe("exec", 0.2),
        "tags": as_list(r.tags, "key", "value"),
    }


def _build_task(r: Resource) -> JsonObject:
    role = r.other(ROLE, r.number)
    return {
        "taskDefinitionArn": r.arn,
        "family": r.id.partition(":")[0],
        "revision": 1 + r.number % 4,
        "status": "ACTIVE",
        "cpu": "256",
        "memory": "512",
        "networkMode": "awsvpc",
        "requiresCompatibilities": ["FARGATE"],
        "compatibilities": ["EC2", "FARGATE"],
        "taskRoleArn": role.arn,
        "executionRoleArn": role.arn,
        "registeredAt": r.created,
        "registeredBy": f"arn:aws:iam::{r.account_id}:user/deploy",
        "volumes": [],
        "placementConstraints": [],
        "requiresAttributes": [{"name": "com.amazonaws.ecs.capability.docker-remote-api.1.18"}],
        "containerDefinitions": [
            {
                "name": "app",
                "image": f"{r.account_id}.dkr.ecr.{r.region}.amazonaws.com/app:{r.number}",
                "cpu": 0,
                "essential": True,
                "privileged": r.maybe("privileged", 0.1),
                "readonlyRootFilesystem": r.maybe("read only", 0.5),
                "environment": [{"name": "MODE", "value": "live"}, {"name": "PASSWORD", "value": f"{PLANTED_SECRET_MARKER}-{r.id}"}],
                "portMappings": [{"containerPort": 8080, "hostPort": 8080, "protocol": "tcp"}],
                "mountPoints": [],
                "volumesFrom": [],
            }
        ],
    }


KINDS = (
    Kind(CLUSTER, 1.6, word_id("cluster"), arn("ecs", "cluster/"), _build_cluster, lasting=True, sweep_type="ecs:cluster"),
    Kind(
        SERVICE,
        3,
        word_id("service"),
        lambda r: f"arn:aws:ecs:{r.region}:{r.account_id}:service/{cluster_of(r).id}/{r.id}",
        _build_service,
        parent=CLUSTER,
        sweep_type="ecs:service",
    ),
    Kind(
        TASK,
        3,
        lambda r: f"{word_id('task')(r)}:{1 + r.number % 4}",
        arn("ecs", "task-definition/"),
        _build_task,
        lasting=True,
        sweep_type="ecs:task-definition",
    ),
)

lists("ecs", "ListClusters", CLUSTER, lambda r: r.arn)
child_listing("ecs", "ListServices", SERVICE, CLUSTER, "cluster", lambda r: r.arn, size=10)
lists("ecs", "ListTaskDefinitions", TASK, lambda r: r.arn)


def _described(kind: str, asked: str, result: str) -> None:
    @answers("ecs", f"Describe{result[0].upper()}{result[1:]}")
    def describe(world: World, account: Account, call: Call) -> JsonObject:
        """ECS names what it does not know under `failures`, and gives tags only when asked."""
        shown: list[JsonObject] = []
        failures: list[JsonObject] = []
        for name in call.params.get(asked) or []:
            found = world.find(kind, account, call.region, name)
            if found is None:
                failures.append({"arn": name, "reason": "MISSING"})
                continue
            body = dict(found.body)
            if "TAGS" not in (call.params.get("include") or []):
                body["tags"] = []
            shown.append(body)
        return {result: shown, "failures": failures}


_described(CLUSTER, "clusters", "clusters")
_described(SERVICE, "services", "services")


@answers("ecs", "DescribeTaskDefinition")
def describe_task(world: World, account: Account, call: Call) -> JsonObject:
    r = find(
        world, account, call, TASK, call.params.get("taskDefinition", ""), ("ClientException", "Unable to describe task definition.", 400)
    )
    tags = {"tags": as_list(r.tags, "key", "value")} if "TAGS" in (call.params.get("include") or []) else {}
    return {"taskDefinition": r.body, **tags}
