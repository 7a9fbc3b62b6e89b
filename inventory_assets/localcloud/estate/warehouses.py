"""Warehouses and search: Redshift, OpenSearch, with and without servers."""

from __future__ import annotations

import json

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.answers import describes, lists
from inventory_assets.localcloud.estate.filling import cut, filled
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.monitoring import LOG_GROUP
from inventory_assets.localcloud.estate.naming import arn, uuid_of, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET, vpc_of
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.security import KEY, SECRET

CLUSTER, NAMESPACE, WORKGROUP = "AWS::Redshift::Cluster", "AWS::RedshiftServerless::Namespace", "AWS::RedshiftServerless::Workgroup"
DOMAIN, COLLECTION = "AWS::OpenSearchService::Domain", "AWS::OpenSearchServerless::Collection"


def _cluster(r: Resource) -> JsonObject:
    encrypted = r.maybe("encrypted", 0.7)
    return {
        "ClusterIdentifier": r.id,
        "ClusterStatus": "available",
        "ClusterAvailabilityStatus": r.pick(f"availability {r.world.options.day}", ("Available", "Available", "Maintenance")),
        "ClusterVersion": "1.0",
        "NodeType": r.moving("node", ("ra3.xlplus", "ra3.4xlarge", "dc2.large"), 0.1),
        "NumberOfNodes": r.pick("nodes", (1, 2, 2, 3)),
        "PubliclyAccessible": r.moving("public", (False, False, True), 0.08),
        "Encrypted": encrypted,
        "KmsKeyId": r.other(KEY, r.number).arn if encrypted else None,
        "EnhancedVpcRouting": r.maybe("own routing", 0.5),
        "AutomatedSnapshotRetentionPeriod": r.moving("retention", (1, 7, 35), 0.1),
        "VpcId": vpc_of(r).id,
        "VpcSecurityGroups": [{"VpcSecurityGroupId": r.other(GROUP, r.number).id, "Status": "active"}],
        "IamRoles": [{"IamRoleArn": r.other(ROLE, r.number).arn, "ApplyStatus": "in-sync"}],
        "MasterPasswordSecretArn": r.other(SECRET, r.number).arn,
        "MasterPasswordSecretKmsKeyId": r.other(KEY, r.number).arn,
    }


def _logging(r: Resource) -> JsonObject:
    if not r.maybe("logs", 0.6):
        return {"LoggingEnabled": False}
    written = {"BucketName": r.other(BUCKET, r.number).id, "LastSuccessfulDeliveryTime": r.today, "LogDestinationType": "s3"}
    status: JsonObject = filled("redshift", "DescribeLoggingStatus")(r)
    return status | written | {"LoggingEnabled": True}


def _namespace(r: Resource) -> JsonObject:
    role = r.other(ROLE, r.number).arn
    return {
        "namespaceName": r.id,
        "namespaceArn": r.arn,
        "namespaceId": uuid_of(r),
        "adminUsername": "admin",
        "adminPasswordSecretArn": r.other(SECRET, r.number).arn,
        "adminPasswordSecretKmsKeyId": r.other(KEY, r.number).arn,
        "iamRoles": [f"IamRole(applyStatus=in-sync, iamRoleArn={role})"],
        "logExports": r.moving("exports", ([], ["userlog"], ["userlog", "connectionlog"]), 0.1),
    }


def _workgroup(r: Resource) -> JsonObject:
    return {
        "workgroupName": r.id,
        "workgroupArn": r.arn,
        "workgroupId": uuid_of(r),
        "namespaceName": r.other(NAMESPACE, r.number).id,
        "status": "AVAILABLE",
        "publiclyAccessible": r.moving("public", (False, False, True), 0.08),
        "baseCapacity": r.moving("capacity", (8, 32, 128), 0.12),
        "configParameters": [{"parameterKey": "require_ssl", "parameterValue": r.pick("ssl", ("true", "false"))}],
        "securityGroupIds": [r.other(GROUP, r.number).id],
        "subnetIds": [r.other(SUBNET, r.number + index).id for index in range(3)],
    }


def _access_policy(r: Resource) -> str:
    principal = "*" if r.maybe("open", 0.3) else f"arn:aws:iam::{r.account_id}:root"
    statement = {"Effect": "Allow", "Principal": {"AWS": principal}, "Action": "es:*", "Resource": f"{r.arn}/*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


_NO_NAME = {"CustomEndpointEnabled": False, "CustomEndpoint": None, "CustomEndpointCertificateArn": None}


def _domain(r: Resource) -> JsonObject:
    in_vpc, encrypted = r.maybe("in a VPC", 0.6), r.moving("encrypted", (True, True, False), 0.06)
    own_name = {"CustomEndpointEnabled": True} if r.maybe("own name", 0.3) else _NO_NAME
    network = {"VPCId": vpc_of(r).id, "SubnetIds": [r.other(SUBNET, r.number).id], "SecurityGroupIds": [r.other(GROUP, r.number).id]}
    return {
        "DomainId": f"{r.account_id}/{r.id}",
        "DomainName": r.id,
        "ARN": r.arn,
        "Created": True,
        "Deleted": False,
        "EngineVersion": r.moving("version", ("OpenSearch_2.11", "OpenSearch_2.15", "Elasticsearch_7.10"), 0.1),
        "Processing": r.maybe(f"processing {r.world.options.day}", 0.2),
        "AccessPolicies": _access_policy(r),
        "ClusterConfig": {
            "InstanceType": r.pick("node", ("t3.small.search", "m6g.large.search", "r6g.large.search")),
            "InstanceCount": r.pick("nodes", (1, 2, 3)),
            "DedicatedMasterEnabled": False,
            "WarmEnabled": False,
        },
        "EBSOptions": {"EBSEnabled": True, "VolumeType": "gp3", "VolumeSize": r.pick("size", (20, 100, 500))},
        "VPCOptions": network if in_vpc else None,
        "EncryptionAtRestOptions": {"Enabled": encrypted, "KmsKeyId": r.other(KEY, r.number).arn if encrypted else None},
        "NodeToNodeEncryptionOptions": {"Enabled": r.maybe("between nodes", 0.6)},
        "DomainEndpointOptions": {
            "EnforceHTTPS": r.maybe("https", 0.7),
            "TLSSecurityPolicy": r.pick("tls", ("Policy-Min-TLS-1-0-2019-07", "Policy-Min-TLS-1-2-2019-07")),
            **own_name,
        },
        "LogPublishingOptions": {"AUDIT_LOGS": {"CloudWatchLogsLogGroupArn": r.other(LOG_GROUP, 0).arn, "Enabled": r.maybe("audits", 0.5)}},
    }


def _collection(r: Resource) -> JsonObject:
    return {
        "id": r.id,
        "name": word_id("search")(r),
        "arn": r.arn,
        "status": "ACTIVE",
        "createdDate": int(r.created.timestamp() * 1000),
        "lastModifiedDate": int(r.created.timestamp() * 1000),
        "failureCode": None,
        "failureMessage": None,
    }


def _engine(r: Resource) -> str:
    return "OpenSearch" if str(r.body["EngineVersion"]).startswith("OpenSearch") else "Elasticsearch"


KINDS: tuple[Kind, ...] = (
    Kind(
        CLUSTER,
        1.4,
        word_id("warehouse"),
        arn("redshift", "cluster:"),
        filled("redshift", "DescribeClusters", "Clusters[]", _cluster),
        lasting=True,
        sweep_type="redshift:cluster",
    ),
    Kind(
        NAMESPACE,
        1.2,
        word_id("space"),
        lambda r: f"arn:aws:redshift-serverless:{r.region}:{r.account_id}:namespace/{uuid_of(r)}",
        filled("redshift-serverless", "ListNamespaces", "namespaces[]", _namespace),
        lasting=True,
        sweep_type="redshift-serverless:namespace",
    ),
    Kind(
        WORKGROUP,
        1.2,
        word_id("queries"),
        lambda r: f"arn:aws:redshift-serverless:{r.region}:{r.account_id}:workgroup/{uuid_of(r)}",
        filled("redshift-serverless", "ListWorkgroups", "workgroups[]", _workgroup),
        parent=NAMESPACE,
        sweep_type="redshift-serverless:workgroup",
    ),
    Kind(
        DOMAIN,
        1.6,
        word_id("search"),
        arn("es", "domain/"),
        filled("opensearch", "DescribeDomains", "DomainStatusList[]", _domain),
        lasting=True,
        sweep_type="es:domain",
    ),
    Kind(
        COLLECTION,
        1.2,
        lambda r: r.chance.letters("id", 20, "abcdefghijklmnopqrstuvwxyz0123456789"),
        arn("aoss", "collection/"),
        filled("opensearchserverless", "BatchGetCollection", "collectionDetails[]", _collection),
        sweep_type="aoss:collection",
    ),
)

_NO_DOMAIN = ("ValidationException", "Domain not found: {name}", 400)

lists("redshift", "DescribeClusters", CLUSTER, ids="ClusterIdentifier", missing=("ClusterNotFound", "Cluster {name} not found.", 404))
describes(
    "redshift",
    "DescribeLoggingStatus",
    CLUSTER,
    "ClusterIdentifier",
    None,
    ("ClusterNotFound", "Cluster {name} not found.", 404),
    _logging,
)
lists("redshift-serverless", "ListNamespaces", NAMESPACE)
lists("redshift-serverless", "ListWorkgroups", WORKGROUP)
lists("opensearch", "ListDomainNames", DOMAIN, lambda r: {"DomainName": r.id, "EngineType": _engine(r)}, result="DomainNames")
lists("opensearch", "DescribeDomains", DOMAIN, ids="DomainNames", result="DomainStatusList", missing=_NO_DOMAIN)
lists("opensearchserverless", "ListCollections", COLLECTION, cut("opensearchserverless", "ListCollections", "collectionSummaries[]"))
lists("opensearchserverless", "BatchGetCollection", COLLECTION, ids="ids", result="collectionDetails")
