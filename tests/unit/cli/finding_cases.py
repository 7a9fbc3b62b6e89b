"""For each finding, resources of which it should find some, cannot judge some, and finds nothing in the others. What is asked of them is
said in the tests.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from planted import Planted, publish_planted

from inventory_assets.catalog.sql import text

FOUND, UNKNOWN, FINE = "found", "unknown", None
Case = tuple[str | None, Planted]


def ago(days: float) -> str:
    return (dt.datetime.now(dt.UTC) - dt.timedelta(days=days)).isoformat()


def function(name: str, runtime: str | None, **more: Any) -> Planted:
    return Planted("AWS::Lambda::Function", name, {"FunctionName": name, "Runtime": runtime}, **more)


def stack(name: str, status: str | None) -> Planted:
    seen = {"DriftInformation": {"StackDriftStatus": status}} if status else None
    return Planted("AWS::CloudFormation::Stack", name, {"StackName": name}, observations=seen)


def certificate(name: str, status: str, expires_in_days: float) -> Planted:
    return Planted("AWS::CertificateManager::Certificate", name, {"Status": status, "NotAfter": ago(-expires_in_days)})


def keys(*ages: float, status: str = "Active") -> dict[str, Any]:
    return {"AccessKeys": [{"AccessKeyId": f"AKIA{age:g}", "Status": status, "CreateDate": ago(age)} for age in ages]}


def group(name: str, **rule: Any) -> Planted:
    return Planted("AWS::EC2::SecurityGroup", name, {"GroupId": name, "GroupName": name, "IpPermissions": [rule] if rule else []})


def cluster(name: str, *sources: str) -> Planted:
    access = {"endpointPublicAccess": True, "publicAccessCidrs": list(sources)}
    return Planted("AWS::EKS::Cluster", name, {"resourcesVpcConfig": access})


def everywhere(protocol: str, first: int | None = None, last: int | None = None) -> dict[str, Any]:
    ports = {} if first is None else {"FromPort": first, "ToPort": first if last is None else last}
    return {"IpProtocol": protocol, "IpRanges": [{"CidrIp": "0.0.0.0/0"}], **ports}


user = partial(Planted, "AWS::IAM::User", region="global")
bucket = partial(Planted, "AWS::S3::Bucket")
instance = partial(Planted, "AWS::EC2::Instance")
volume = partial(Planted, "AWS::EC2::Volume")
queue = partial(Planted, "AWS::SQS::Queue")
snapshot = partial(Planted, "AWS::EC2::Snapshot")
vpc = partial(Planted, "AWS::EC2::VPC")
domain = partial(Planted, "AWS::OpenSearchService::Domain")
stream = partial(Planted, "AWS::Kinesis::Stream")
OPEN_ACL = {"Acl": {"Grants": [{"Grantee": {"URI": "http://acs.amazonaws.com/groups/global/AllUsers"}}]}}
BLOCKED = {"PublicAccessBlock": {"RestrictPublicBuckets": True, "IgnorePublicAcls": True}}
ALL_CAN_RESTORE = {"Attributes": [{"AttributeName": "restore", "AttributeValues": ["all"]}]}
HAS_PASSWORD = {"LoginProfile": {"CreateDate": ago(400)}}

#: finding → what it says of each of its resources.
CASES: dict[str, list[Case]] = {
    "default-vpcs": [(FOUND, vpc("default", {"IsDefault": True})), (FINE, vpc("made", {"IsDefault": False}))],
    "deprecated-runtimes": [
        (FOUND, function("old", "python3.6")),
        (FOUND, function("soon-old", "python3.60")),
        (FINE, function("new", "python3.99")),
        (UNKNOWN, function("odd", "cobol74")),
        (FINE, function("image", None)),
    ],
    "drifted-stacks": [
        (FOUND, stack("drifted", "DRIFTED")),
        (FINE, stack("in-sync", "IN_SYNC")),
        (UNKNOWN, stack("never", "NOT_CHECKED")),
        (UNKNOWN, stack("unobserved", None)),
    ],
    "expiring-certificates": [
        (FOUND, certificate("soon", "ISSUED", 10)),
        (FINE, certificate("later", "ISSUED", 100)),
        (FOUND, certificate("expired", "EXPIRED", -3)),
        (FINE, certificate("revoked", "REVOKED", 10)),
        (UNKNOWN, Planted("AWS::CertificateManager::Certificate", "unread", unknown=["*"])),
        (FOUND, Planted("AWS::IAM::ServerCertificate", "server", {"Expiration": ago(1)})),
    ],
    "old-access-keys": [
        (FOUND, user("two-old-keys", keys(100, 400))),
        (FINE, user("fresh", keys(10))),
        (FINE, user("inactive", keys(400, status="Inactive"))),
        (FINE, user("keyless", {"AccessKeys": []})),
        (UNKNOWN, user("unread", unknown=["AccessKeys"])),
        (UNKNOWN, user("once-read", keys(400), unknown=["AccessKeys"])),
    ],
    "open-security-groups": [
        (FOUND, group("ssh", **everywhere("tcp", 22))),
        (FOUND, group("all", **everywhere("-1"))),
        (FOUND, group("range-with-web", **everywhere("tcp", 80, 443))),
        (FOUND, group("esp", **everywhere("50"))),
        (FOUND, group("six", IpProtocol="udp", FromPort=53, ToPort=53, Ipv6Ranges=[{"CidrIpv6": "::/0"}])),
        (FINE, group("web", **everywhere("tcp", 443))),
        (FINE, group("inside", IpProtocol="tcp", FromPort=22, ToPort=22, IpRanges=[{"CidrIp": "10.0.0.0/8"}])),
        (FINE, group("empty")),
    ],
    "partly-unknown": [(FOUND, bucket("partly", unknown=["Policy"])), (FINE, bucket("whole"))],
    # What is public and what is unencrypted is judged by the marts of that name, and tried where they are.
    "public": [
        (FOUND, bucket("open")),
        (UNKNOWN, bucket("unread", unknown=["Policy"])),
        (FINE, bucket("private")),
        (FOUND, queue("open-queue")),
        (UNKNOWN, queue("unread-queue", unknown=["*"])),
    ],
    "stale": [(FOUND, queue("unlisted", is_stale=True)), (FINE, queue("listed"))],
    "stopped-instances": [
        (FOUND, instance("stopped", {"State": {"Name": "stopped"}, "StateTransitionReason": "User initiated (2026-01-02)"})),
        (FOUND, instance("stopped-by-itself", {"State": {"Name": "stopped"}, "StateTransitionReason": ""})),
        (FINE, instance("running", {"State": {"Name": "running"}})),
    ],
    "unattached": [
        (FOUND, volume("free", {"State": "available"})),
        (FINE, volume("used", {"State": "in-use"})),
        (FOUND, Planted("AWS::EC2::EIP", "free-address", {})),
        (FINE, Planted("AWS::EC2::EIP", "used-address", {"AssociationId": "eipassoc-1"})),
        (FOUND, group("free-group")),
        (FINE, group("used-group")),
        (FINE, group("default")),
        (UNKNOWN, Planted("AWS::EC2::SecurityGroup", "unseen-group", {"GroupName": "unseen"}, region="eu-west-2")),
        (FOUND, Planted("AWS::IAM::Policy", "free-policy", observations={"AttachmentCount": 0})),
        (FINE, Planted("AWS::IAM::Policy", "boundary", observations={"AttachmentCount": 0, "PermissionsBoundaryUsageCount": 2})),
        (FOUND, Planted("AWS::ElasticLoadBalancingV2::TargetGroup", "free-targets", {"LoadBalancerArns": []})),
        (FINE, Planted("AWS::ElasticLoadBalancingV2::TargetGroup", "used-targets", {"LoadBalancerArns": ["arn:lb"]})),
    ],
    "unencrypted": [
        (FOUND, volume("plain", {"Encrypted": False})),
        (FINE, volume("encrypted", {"Encrypted": True})),
        (UNKNOWN, stream("unread-stream", unknown=["*"])),
    ],
    "unowned": [
        (FOUND, queue("nobodys", owner=None)),
        (UNKNOWN, queue("untold", owner=None, tags=None, unknown=["tags"])),
        (FINE, queue("owned")),
    ],
    "untagged": [
        (FOUND, queue("bare", tags={})),
        (FINE, queue("tagged")),
        (UNKNOWN, queue("tags-unread", tags=None, unknown=["tags"])),
        (FOUND, queue("bare-and-undescribed", tags={}, unknown=["*"])),
        (FINE, Planted("AWS::Account::Account", "takes-no-tags", tags={})),
    ],
    "users-without-mfa": [
        (FOUND, user("password-alone", HAS_PASSWORD)),
        (FINE, user("with-device", {**HAS_PASSWORD, "MFADevices": [{"SerialNumber": "1"}]})),
        (FINE, user("without-password", {"LoginProfile": None})),
        (UNKNOWN, user("password-unread", unknown=["LoginProfile"])),
        (UNKNOWN, user("devices-unread", HAS_PASSWORD, unknown=["MFADevices"])),
        (FINE, user("without-password-devices-unread", {"LoginProfile": None}, unknown=["MFADevices"])),
        (FOUND, Planted("AWS::Account::Account", "root", {"AccountMFAEnabled": 0}, region="global")),
    ],
    "vpcs-without-flow-logs": [
        (FOUND, vpc("vpc-dark", {"VpcId": "vpc-dark"})),
        (FINE, vpc("vpc-logged", {"VpcId": "vpc-logged"})),
        (FOUND, vpc("vpc-failing", {"VpcId": "vpc-failing"})),
        (UNKNOWN, vpc("vpc-unlisted", {"VpcId": "vpc-unlisted"}, region="eu-west-2")),
        (UNKNOWN, vpc("vpc-never-listed", {"VpcId": "vpc-never-listed"}, region="eu-west-3")),
        (FINE, Planted("AWS::EC2::FlowLog", "fl-1", {"ResourceId": "vpc-logged", "FlowLogStatus": "ACTIVE"})),
        (FINE, Planted("AWS::EC2::FlowLog", "fl-2", {"ResourceId": "vpc-failing", "FlowLogStatus": "FAILED"})),
    ],
}  # fmt: skip

#: Every finding's resources lie in an account of its own, which is called like the finding.
ACCOUNTS = {finding: str(900_000_000_000 + number) for number, finding in enumerate(CASES)}

RUNTIMES = """
CREATE TABLE inventory.lambda_runtimes AS SELECT * FROM (VALUES
    ('python3.6', today() - 1000), ('python3.60', today() + 60), ('python3.99', today() + 1000)
) t(runtime, deprecated_on);
"""
#: Of these regions something was listed, or could not be; of others nothing is known.
CELLS = (
    ("vpcs-without-flow-logs", "eu-west-1", "AWS::EC2::FlowLog", False),
    ("vpcs-without-flow-logs", "eu-west-2", "AWS::EC2::FlowLog", True),
    ("unattached", "eu-west-1", "AWS::EC2::NetworkInterface", False),
    ("unattached", "eu-west-2", "AWS::EC2::NetworkInterface", True),
)


def publish_cases(warehouse: Path) -> Path:
    """Publish every case."""
    placed = [replace(one, account=ACCOUNTS[finding]) for finding, cases in CASES.items() for _, one in cases]
    accounts = [f"('aws', {text(number)}, {text(finding)}, 'ACTIVE', true)" for finding, number in ACCOUNTS.items()]
    cells = [f"({text(ACCOUNTS[finding])}, {text(region)}, {text(kind)}, {unread})" for finding, region, kind, unread in CELLS]
    (used,) = (one for one in placed if one.resource_id == "used-group")
    return publish_planted(
        warehouse,
        placed,
        f"""
        {RUNTIMES}
        INSERT INTO inventory.accounts BY NAME
        SELECT * FROM (VALUES {", ".join(accounts)}) t(provider, account_id, account_name, status, is_scanned);
        INSERT INTO operations.scan_coverage BY NAME
        SELECT * FROM (VALUES {", ".join(cells)}) t(account_id, region, resource_type, is_stale);
        INSERT INTO inventory.relationships VALUES ('arn:eni', 'uses_security_group', {text(used.uid)});
        {_mart("public", "public")}
        {_mart("unencrypted", "unencrypted")}
        """,
    )


def _mart(finding: str, status: str) -> str:
    """The mart that a finding reads, as a build would have it of the cases."""
    found = {FOUND: status, UNKNOWN: "unknown"}
    rows = [f"({text(one.uid)}, {text(found[wanted])}, 'so')" for wanted, one in _placed(finding) if wanted in found]
    columns = "t(resource_uid, status, reason)"
    made = f"CREATE TABLE compliance.{finding}_assets AS SELECT * FROM (VALUES {', '.join(rows)}) {columns};"
    return f"CREATE SCHEMA IF NOT EXISTS compliance; {made}"


def _placed(finding: str) -> list[tuple[str, Planted]]:
    return [(wanted, replace(one, account=ACCOUNTS[finding])) for wanted, one in CASES[finding]]
