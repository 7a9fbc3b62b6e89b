"""Resources that anyone can reach or read, of which nobody can tell, and that are in order, each alone in an account. What is asked of
them is said in the tests.
"""

from __future__ import annotations

import json
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Thing
from inventory_assets.localcloud.situations.plain import identified

PUBLIC, UNENCRYPTED, UNKNOWN, FINE = "public", "unencrypted", "unknown", None
Case = tuple[str | None, Situation]

BUCKET, POINT = "AWS::S3::Bucket", "AWS::S3::AccessPoint"
PRIVATE: JsonObject = {"Acl": {"Grants": [{"Grantee": {"Type": "CanonicalUser", "ID": "a"}, "Permission": "FULL_CONTROL"}]}}
OPEN_ACL: JsonObject = {
    "Acl": {"Grants": [{"Grantee": {"Type": "Group", "URI": "http://acs.amazonaws.com/groups/global/AllUsers"}, "Permission": "READ"}]}
}
BLOCK: JsonObject = {"RestrictPublicBuckets": True, "IgnorePublicAcls": True, "BlockPublicAcls": False, "BlockPublicPolicy": False}
OURS = {"StringEquals": {"aws:SourceAccount": "123456789012"}}
BY_TLS = {"Bool": {"aws:SecureTransport": "true"}}


def policy(condition: JsonObject | None = None, principal: Any = "*", **members: Any) -> str:
    """A policy that allows something to anyone, unless it says otherwise."""
    allowed = {"Effect": "Allow", "Principal": principal, "Action": "*", "Resource": "*"} | members
    return json.dumps({"Version": "2012-10-17", "Statement": [allowed | ({"Condition": condition} if condition else {})]})


def one(status: str | None, name: str, kind: str, members: JsonObject, *unread: str, account: Thing | None = None) -> Case:
    """A resource, and perhaps the settings of its account."""
    thing = Thing(kind, identified(kind, name) | members, "it", unread=unread)
    return status, Situation(name, (thing, *([account] if account else [])), {})


def bucket(status: str | None, name: str, members: JsonObject | None = None, *unread: str, account: Thing | None = None) -> Case:
    return one(status, name, BUCKET, PRIVATE | (members or {}), *unread, account=account)


def point(status: str | None, name: str, members: JsonObject, *unread: str, account: Thing | None = None, block: bool = False) -> Case:
    settings = {"NetworkOrigin": "Internet", "PublicAccessBlockConfiguration": dict.fromkeys(BLOCK, block)}
    return one(status, name, POINT, settings | members, *unread, account=account)


def settings(block: JsonObject | None = None, *unread: str) -> Thing:
    return Thing("AWS::Account::Account", {"PublicAccessBlock": block}, unread=unread)


_OPEN: JsonObject = {"Policy": policy()}
_OF_BUCKET: tuple[Case, ...] = (
    bucket(PUBLIC, "an open bucket", _OPEN),
    bucket(PUBLIC, "a bucket open to AWS: *", {"Policy": policy(principal={"AWS": ["*"]})}),
    bucket(PUBLIC, "a bucket open to all but one", {"Policy": json.dumps({"Statement": {
        "Effect": "Allow", "NotPrincipal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "s3:GetObject", "Resource": "*"}})}),
    bucket(PUBLIC, "a bucket open to who uses TLS", {"Policy": policy(BY_TLS)}),
    bucket(FINE, "a bucket open to an account", {"Policy": policy(OURS)}),
    bucket(PUBLIC, "a bucket open to every address", {"Policy": policy({"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}})}),
    bucket(FINE, "a bucket open to an office", {"Policy": policy({"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}})}),
    bucket(FINE, "a bucket closed to everybody", {"Policy": policy(Effect="Deny")}),
    bucket(FINE, "an open bucket, blocked", _OPEN | {"PublicAccessBlock": BLOCK}),
    bucket(FINE, "an open bucket, blocked by its account", _OPEN, account=settings(BLOCK)),
    bucket(PUBLIC, "an open bucket, blocked for new policies alone", _OPEN | {"PublicAccessBlock": {"BlockPublicPolicy": True}}),
    bucket(UNKNOWN, "an open bucket, its block unread", _OPEN, "PublicAccessBlock"),
    bucket(UNKNOWN, "an open bucket, its account's block unread", _OPEN, account=settings(None, "PublicAccessBlock")),
    bucket(FINE, "an open bucket, blocked, its account's block unread", _OPEN | {"PublicAccessBlock": BLOCK},
           account=settings(None, "PublicAccessBlock")),
    bucket(UNKNOWN, "a bucket, its policy unread", {}, "Policy"),
    bucket(FINE, "a blocked bucket, its policy unread", {"PublicAccessBlock": BLOCK}, "Policy"),
    bucket(UNKNOWN, "a bucket whose policy is none", {"Policy": "oops"}),
    bucket(PUBLIC, "a bucket whose list lets all in", OPEN_ACL),
    bucket(FINE, "a bucket whose list is ignored", OPEN_ACL | {"PublicAccessBlock": BLOCK}),
    bucket(FINE, "a bucket whose list means nothing", OPEN_ACL | {"Ownership": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}}),
    bucket(PUBLIC, "a bucket whose list means something", OPEN_ACL | {"Ownership": {"Rules": [{"ObjectOwnership": "ObjectWriter"}]}}),
    bucket(UNKNOWN, "a bucket, its list open, its ownership unread", OPEN_ACL, "Ownership"),
    bucket(UNKNOWN, "a bucket, its list unread", {}, "Acl"),
    bucket(UNKNOWN, "a bucket whose list is none", {"Acl": {"Grants": None}}),
    bucket(FINE, "a bucket, its list unread and ignored", {"PublicAccessBlock": BLOCK}, "Acl"),
    bucket(PUBLIC, "a bucket, open, its list unread", _OPEN, "Acl"),
    bucket(FINE, "a bucket without a policy", {"Policy": None}),
    point(PUBLIC, "an open access point", _OPEN),
    point(FINE, "an open access point that blocks", _OPEN, block=True),
    point(FINE, "an open access point of a network", _OPEN | {"NetworkOrigin": "VPC"}),
    point(FINE, "an open access point whose account blocks", _OPEN, account=settings(BLOCK)),
    point(UNKNOWN, "an access point, its policy unread", {}, "Policy"),
)  # fmt: skip

_ALL_CAN_RESTORE = {"Attributes": [{"AttributeName": "restore", "AttributeValues": ["all"]}]}
_EKS, _LAMBDA, _QUEUE, _SNAPSHOT = "AWS::EKS::Cluster", "AWS::Lambda::Function", "AWS::SQS::Queue", "AWS::EC2::Snapshot"
_DOMAIN, _INSTANCE = "AWS::OpenSearchService::Domain", "AWS::EC2::Instance"


def _cluster(status: str | None, name: str, *sources: str) -> Case:
    return one(status, name, _EKS, {"resourcesVpcConfig": {"endpointPublicAccess": True, "publicAccessCidrs": list(sources)}})


def _balancers(scheme: str, status: str | None) -> tuple[Case, ...]:
    kinds = ("AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer")
    return tuple(one(status, f"{kind} that is {scheme}", kind, {"Scheme": scheme}) for kind in kinds)


def _flags(member: str, *kinds: str) -> tuple[Case, ...]:
    return tuple(
        one(status, f"{kind} whose {member} is {value}", kind, {member: value})
        for kind in kinds
        for value, status in ((True, PUBLIC), (False, FINE), ("odd", UNKNOWN))
    )


EXPOSED: tuple[Case, ...] = (
    *_OF_BUCKET,
    one(PUBLIC, "an open queue", _QUEUE, _OPEN),
    one(UNKNOWN, "an unread queue", _QUEUE, {}, "*"),
    one(FINE, "a queue", _QUEUE, {}),
    one(UNKNOWN, "a key, its policy unread", "AWS::KMS::Key", {}, "Policy"),
    one(UNKNOWN, "a secret, its policy unread", "AWS::SecretsManager::Secret", {}, "ResourcePolicy"),
    one(PUBLIC, "a secret that anyone may read", "AWS::SecretsManager::Secret", {"ResourcePolicy": policy()}),
    one(PUBLIC, "an open domain", _DOMAIN, {"AccessPolicies": policy()}),
    one(FINE, "an open domain in a network", _DOMAIN, {"AccessPolicies": policy(), "VPCOptions": {"VPCId": "vpc-1"}}),
    one(
        FINE, "an open API of a network", "AWS::ApiGateway::RestApi", {"policy": policy(), "endpointConfiguration": {"types": ["PRIVATE"]}}
    ),
    one(PUBLIC, "an open API", "AWS::ApiGateway::RestApi", {"policy": policy(), "endpointConfiguration": {"types": ["REGIONAL"]}}),
    one(PUBLIC, "a shared snapshot", _SNAPSHOT, {"Public": True}),
    one(FINE, "a snapshot", _SNAPSHOT, {"Public": False}),
    one(UNKNOWN, "an unread snapshot", _SNAPSHOT, {}, "Public"),
    one(PUBLIC, "a shared snapshot of a database", "AWS::RDS::DBSnapshot", _ALL_CAN_RESTORE),
    one(FINE, "a snapshot of a database", "AWS::RDS::DBSnapshot", {"Attributes": [{"AttributeName": "restore", "AttributeValues": []}]}),
    one(UNKNOWN, "an unread snapshot of a database", "AWS::RDS::DBSnapshot", {}, "Attributes"),
    one(PUBLIC, "a shared snapshot of a cluster", "AWS::RDS::DBClusterSnapshot", _ALL_CAN_RESTORE),
    one(PUBLIC, "a shared image", "AWS::EC2::Image", {"Public": True}),
    one(PUBLIC, "an instance with an address", _INSTANCE, {"PublicIpAddress": "203.0.113.7", "State": {"Name": "running"}}),
    one(FINE, "an instance without an address", _INSTANCE, {"State": {"Name": "running"}}),
    one(PUBLIC, "a function with an open URL", _LAMBDA, {"UrlConfig": {"AuthType": "NONE"}}),
    one(FINE, "a function whose URL asks", _LAMBDA, {"UrlConfig": {"AuthType": "AWS_IAM"}}),
    one(UNKNOWN, "a function, its URL unread", _LAMBDA, {}, "UrlConfig"),
    _cluster(PUBLIC, "an open cluster", "0.0.0.0/0"),
    _cluster(FINE, "a cluster open to an office", "192.0.2.0/24"),
    one(UNKNOWN, "an unread cluster", _EKS, {}, "*"),
    *_balancers("internet-facing", PUBLIC),
    *_balancers("internal", FINE),
    *_flags(
        "PubliclyAccessible", "AWS::RDS::DBInstance", "AWS::Redshift::Cluster", "AWS::DMS::ReplicationInstance", "AWS::AmazonMQ::Broker"
    ),
    *_flags("publiclyAccessible", "AWS::RedshiftServerless::Workgroup"),
)

_STREAM = "AWS::Kinesis::Stream"


def _encrypted(member: str, *kinds: str) -> tuple[Case, ...]:
    return tuple(
        one(status, f"{kind} whose {member} is {value}", kind, {member: value})
        for kind in kinds
        for value, status in ((True, FINE), (False, UNENCRYPTED), ("odd", UNKNOWN))
    )


STORED: tuple[Case, ...] = (
    *_encrypted("Encrypted", "AWS::EC2::Volume", _SNAPSHOT, "AWS::EFS::FileSystem", "AWS::RDS::DBSnapshot", "AWS::Redshift::Cluster"),
    *_encrypted("StorageEncrypted", "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::DocDB::DBCluster", "AWS::Neptune::DBCluster",
                "AWS::RDS::DBClusterSnapshot"),
    *_encrypted("IsEncrypted", "AWS::Backup::RecoveryPoint"),
    one(UNENCRYPTED, "a plain stream", _STREAM, {"EncryptionType": "NONE"}),
    one(FINE, "an encrypted stream", _STREAM, {"EncryptionType": "KMS"}),
    one(UNKNOWN, "an unread stream", _STREAM, {}, "*"),
    one(UNENCRYPTED, "a plain domain", _DOMAIN, {"EncryptionAtRestOptions": {"Enabled": False}}),
    one(UNKNOWN, "an unread domain", _DOMAIN, {}, "*"),
)  # fmt: skip
