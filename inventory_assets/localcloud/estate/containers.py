"""Kubernetes: EKS clusters, node groups, Fargate profiles."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import ANSWERS, describes, find, lists
from inventory_assets.localcloud.estate.children import child_listing
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.naming import Name, arn, uuid_of, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET, vpc_of
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

CLUSTER, NODEGROUP, PROFILE = "AWS::EKS::Cluster", "AWS::EKS::Nodegroup", "AWS::EKS::FargateProfile"


def _build_cluster(r: Resource) -> JsonObject:
    body: JsonObject = {
        "name": r.id,
        "arn": r.arn,
        "createdAt": r.created,
        "version": r.moving("version", ("1.29", "1.30", "1.31"), 0.2),
        "endpoint": f"https://{r.chance.hex('endpoint', 32).upper()}.gr7.{r.region}.eks.amazonaws.com",
        "roleArn": r.other(ROLE, r.number).arn,
        "resourcesVpcConfig": {
            "subnetIds": [r.other(SUBNET, r.number + index).id for index in range(2)],
            "securityGroupIds": [r.other(GROUP, r.number).id],
            "clusterSecurityGroupId": r.other(GROUP, r.number + 1).id,
            "vpcId": vpc_of(r).id,
            "endpointPublicAccess": r.moving("public", (True, False), 0.1),
            "endpointPrivateAccess": True,
            "publicAccessCidrs": ["0.0.0.0/0"],
        },
        "kubernetesNetworkConfig": {"serviceIpv4Cidr": "172.20.0.0/16", "ipFamily": "ipv4"},
        "logging": {"clusterLogging": [{"types": ["api", "audit"], "enabled": r.maybe("logged", 0.5)}]},
        "status": "ACTIVE",
        "certificateAuthority": {"data": "LS0tLS1CRUdJTi1DRVJUSUZJQ0FURS0tLS0t"},
        "platformVersion": "eks.7",
        "tags": r.tags,
    }
    if r.maybe("own key", 0.5):
        body["encryptionConfig"] = [{"resources": ["secrets"], "provider": {"keyArn": r.other("AWS::KMS::Key", r.number).arn}}]
    return body


def cluster_of(r: Resource) -> Resource:
    return r.other(CLUSTER, r.number)


def _child_arn(what: str) -> Name:
    return lambda r: f"arn:aws:eks:{r.region}:{r.account_id}:{what}/{cluster_of(r).id}/{r.id}/{uuid_of(r, 'arn')}"


def _build_nodegroup(r: Resource) -> JsonObject:
    size = r.moving("size", (1, 2, 3, 5), 0.2)
    return {
        "nodegroupName": r.id,
        "nodegroupArn": r.arn,
        "clusterName": cluster_of(r).id,
        "version": cluster_of(r).body["version"],
        "releaseVersion": "1.30.4-20260901",
        "createdAt": r.created,
        "modifiedAt": r.today,
        "status": "ACTIVE",
        "capacityType": r.pick("capacity", ("ON_DEMAND", "SPOT")),
        "scalingConfig": {"minSize": 1, "maxSize": 6, "desiredSize": size},
        "instanceTypes": [r.pick("instance type", ("m6i.large", "m6g.large"))],
        "subnets": [r.other(SUBNET, r.number).id],
        "amiType": "AL2023_x86_64_STANDARD",
        "nodeRole": r.other(ROLE, r.number).arn,
        "resources": {"autoScalingGroups": [{"name": f"eks-{r.id}"}]},
        "diskSize": 20,
        "health": {"issues": []},
        "updateConfig": {"maxUnavailable": 1},
        "tags": r.tags,
    }


def _build_profile(r: Resource) -> JsonObject:
    return {
        "fargateProfileName": r.id,
        "fargateProfileArn": r.arn,
        "clusterName": cluster_of(r).id,
        "createdAt": r.created,
        "podExecutionRoleArn": r.other(ROLE, r.number).arn,
        "subnets": [r.other(SUBNET, r.number).id],
        "selectors": [{"namespace": r.moving("namespace", ("default", "batch", "kube-system"), 0.1), "labels": {}}],
        "status": "ACTIVE",
        "health": {"issues": []},
        "tags": r.tags,
    }


KINDS = (
    Kind(CLUSTER, 1.6, word_id("k8s"), arn("eks", "cluster/"), _build_cluster, lasting=True, sweep_type="eks:cluster"),
    Kind(NODEGROUP, 2, word_id("nodes"), _child_arn("nodegroup"), _build_nodegroup, parent=CLUSTER, sweep_type="eks:nodegroup"),
    Kind(PROFILE, 1.6, word_id("fargate"), _child_arn("fargateprofile"), _build_profile, parent=CLUSTER, sweep_type="eks:fargateprofile"),
)

_NO_CLUSTER = ("ResourceNotFoundException", "No cluster found for name: {name}.", 404)
lists("eks", "ListClusters", CLUSTER, lambda r: r.id)
describes("eks", "DescribeCluster", CLUSTER, "name", "cluster", _NO_CLUSTER)
child_listing("eks", "ListNodegroups", NODEGROUP, CLUSTER, "clusterName", lambda r: r.id, missing=_NO_CLUSTER)
child_listing("eks", "ListFargateProfiles", PROFILE, CLUSTER, "clusterName", lambda r: r.id, missing=_NO_CLUSTER)


def _describes_child(operation: str, kind: str, by: str, result: str) -> None:
    def answer(world: World, account: Account, call: Call) -> JsonObject:
        cluster = find(world, account, call, CLUSTER, call.params.get("clusterName", ""), _NO_CLUSTER)
        missing = ("ResourceNotFoundException", f"No {result} found for name: {{name}}.", 404)
        r = find(world, account, call, kind, call.params.get(by, ""), missing)
        if r.body["clusterName"] != cluster.id:
            find(world, account, call, kind, "", missing)
        return {result: r.body}

    ANSWERS["eks", operation] = answer


_describes_child("DescribeNodegroup", NODEGROUP, "nodegroupName", "nodegroup")
_describes_child("DescribeFargateProfile", PROFILE, "fargateProfileName", "fargateProfile")
