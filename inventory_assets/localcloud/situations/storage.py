"""Situations for the controls of storage that take more than one resource, or a policy. The plain ones stand in `storage_plain.py`."""

from __future__ import annotations

import json
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations import storage_cases, storage_plain
from inventory_assets.localcloud.situations.model import Situation, Status, Thing
from inventory_assets.localcloud.situations.plain import plain

_FLAGS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
_ALL, _HALF = dict.fromkeys(_FLAGS, True), dict.fromkeys(_FLAGS[:2], True) | dict.fromkeys(_FLAGS[2:], False)
_OTHER_HALF = dict.fromkeys(_FLAGS[:2], False) | dict.fromkeys(_FLAGS[2:], True)


def _blocks(name: str, bucket: JsonObject | None, account: JsonObject | None, status: Status, *, unread: str = "") -> Situation:
    things = (
        Thing("AWS::S3::Bucket", {"Name": "blocked-<account>", "PublicAccessBlock": bucket}, "bucket",
              unread=("PublicAccessBlock",) if unread == "bucket" else ()),
        Thing("AWS::Account::Account", {"PublicAccessBlock": account}, unread=("PublicAccessBlock",) if unread == "account" else ()),
    )  # fmt: skip
    return Situation(name, things, {"aws_s3_bucket_public_access_blocked": {"bucket": status}})


_BUCKET, _OBJECTS = "arn:aws:s3:::tls-<account>", "arn:aws:s3:::tls-<account>/*"
_PLAIN_HTTP = {"Bool": {"aws:SecureTransport": "false"}}


def _deny(condition: JsonObject | None = _PLAIN_HTTP, **members: Any) -> JsonObject:
    denied = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": [_BUCKET, _OBJECTS]} | members
    return denied | ({"Condition": condition} if condition else {})


def _without(statement: JsonObject, member: str) -> JsonObject:
    return {name: value for name, value in statement.items() if name != member}


def _tls(case: str, statement: Any, status: Status, *, unread: bool = False) -> Situation:
    policy = json.dumps({"Version": "2012-10-17", "Statement": statement}) if statement is not None else None
    thing = Thing("AWS::S3::Bucket", {"Name": "tls-<account>", "Policy": policy}, "bucket", unread=("Policy",) if unread else ())
    return Situation(f"a bucket and TLS: {case}", (thing,), {"aws_s3_bucket_requires_tls": {"bucket": status}})


_OLD_TLS = {"NumericLessThan": {"s3:TlsVersion": "1.2"}}
TLS: tuple[Situation, ...] = (
    _tls("denied without it", [_deny()], "pass"),
    _tls("the statement is no list", _deny(), "pass"),
    _tls("the key in small letters, the value in a list", [_deny({"Bool": {"aws:securetransport": ["false"]}})], "pass"),
    _tls("the value is no text", [_deny({"Bool": {"aws:SecureTransport": False}})], "pass"),
    _tls("everybody of AWS is everybody", [_deny(Principal={"AWS": "*"})], "pass"),
    _tls("every action of every service", [_deny(Action="*")], "pass"),
    _tls("one pattern covers bucket and objects", [_deny(Resource="arn:aws:s3:::tls-<account>*")], "pass"),
    _tls("two statements share the work", [_deny(Resource=_BUCKET), _deny(Resource=_OBJECTS)], "pass"),
    _tls("old versions of it are denied", [_deny(_OLD_TLS)], "pass"),
    _tls("versions older than the newest are denied", [_deny({"NumericLessThan": {"s3:tlsversion": ["1.3"]}})], "pass"),
    _tls("every bucket of the partition", [_deny(Resource="arn:aws:s3:::*")], "pass"),
    _tls("every resource", [_deny(Resource="*")], "pass"),
    _tls("everything in capital letters", [_deny(Action="S3:*")], "pass"),
    _tls("a pattern in the middle of the name", [_deny(Resource=["arn:aws:s3:::t?s-<account>", "arn:aws:s3:::tls*/*"])], "pass"),
    _tls("both kinds of denial share the work", [_deny(Resource=_BUCKET), _deny(_OLD_TLS, Resource=_OBJECTS)], "pass"),
    _tls("denied beside what nobody understands", [_deny(), {"Effect": "Perhaps"}], "pass"),
    _tls("what nobody understands alone", [{"Effect": "Perhaps", "Principal": "*", "Action": "s3:*", "Resource": "*"}], "unknown"),
    _tls("the value says both", [_deny({"Bool": {"aws:SecureTransport": ["true", "false"]}})], "fail"),
    _tls("the value is compared as text", [_deny({"StringEquals": {"aws:SecureTransport": "false"}})], "fail"),
    _tls("two keys of one operator", [_deny({"Bool": {"aws:SecureTransport": "false", "aws:ViaAWSService": "false"}})], "fail"),
    _tls("denied to all but one", [{**_without(_deny(), "Principal"), "NotPrincipal": {"AWS": "arn:aws:iam::<account>:root"}}], "fail"),
    _tls("all actions but one are denied", [{**_without(_deny(), "Action"), "NotAction": "s3:ListBucket"}], "fail"),
    _tls("reading and writing are denied", [_deny(Action=["s3:Get*", "s3:Put*"])], "fail"),
    _tls("denied for a folder", [_deny(Resource=[_BUCKET, f"{_BUCKET}/private/*"])], "fail"),
    _tls("denied for a bucket whose name begins alike", [_deny(Resource=[f"{_BUCKET}-2", f"{_BUCKET}-2/*"])], "fail"),
    _tls("an empty policy", [], "fail"),
    _tls("older than 1.1 is denied, 1.1 is not", [_deny({"NumericLessThan": {"s3:TlsVersion": 1.1}})], "fail"),
    _tls("denied for objects alone", [_deny(Resource=_OBJECTS)], "fail"),
    _tls("denied for the bucket alone", [_deny(Resource=_BUCKET)], "fail"),
    _tls("denied to read", [_deny(Action="s3:GetObject")], "fail"),
    _tls("denied to one account", [_deny(Principal={"AWS": "arn:aws:iam::<account>:root"})], "fail"),
    _tls("denied with it", [_deny({"Bool": {"aws:SecureTransport": "true"}})], "fail"),
    _tls("denied if it says so", [_deny({"BoolIfExists": {"aws:SecureTransport": "false"}})], "fail"),
    _tls("denied without it from some addresses", [_deny({**_PLAIN_HTTP, "IpAddress": {"aws:SourceIp": "10.0.0.0/8"}})], "fail"),
    _tls("denied in another bucket", [_deny(Resource=["arn:aws:s3:::other", "arn:aws:s3:::other/*"])], "fail"),
    _tls("allowed with it", [_deny({"Bool": {"aws:SecureTransport": "true"}}, Effect="Allow")], "fail"),
    _tls("always denied is not what is asked", [_deny(None)], "fail"),
    _tls("no policy", None, "fail"),
    _tls("a policy that is no policy", 7, "unknown"),
    _tls("a policy that cannot be read", None, "unknown", unread=True),
)


def _account_block(case: str, block: JsonObject | None, status: Status, *, unread: bool = False) -> Situation:
    thing = Thing("AWS::Account::Account", {"PublicAccessBlock": block}, unread=("PublicAccessBlock",) if unread else ())
    return Situation(f"an account that {case}", (thing,), {"aws_s3_account_public_access_blocked": {"account": status}})


def _block_new(status: Status) -> Situation:
    thing = Thing("AWS::Account::Region", {"SnapshotBlockPublicAccess": {"State": "block-new-sharing"}})
    name = "a region that blocks what is newly shared, not what was shared before"
    return Situation(name, (thing,), {"aws_ebs_snapshot_sharing_blocked": {"eu-west-1": status}})


def _sharing(case: str, snapshots: str | None, images: str | None, status: Status, *, unread: bool = False) -> Situation:
    settings = {"SnapshotBlockPublicAccess": {"State": snapshots}, "ImageBlockPublicAccess": {"ImageBlockPublicAccessState": images}}
    thing = Thing("AWS::Account::Region", settings, unread=tuple(settings) if unread else ())
    return Situation(f"a region that {case}", (thing,), {
        "aws_ebs_snapshot_sharing_blocked": {"eu-west-1": status}, "aws_ec2_image_sharing_blocked": {"eu-west-1": status},
    })  # fmt: skip


SITUATIONS: tuple[Situation, ...] = (
    *storage_plain.SITUATIONS,
    *storage_cases.SITUATIONS,
    *plain("aws_ebs_snapshot_not_public", "AWS::EC2::Snapshot", {"Public": False}, {"Public": True}, part="Public"),
    *TLS,
    _account_block("blocks public access to buckets", _ALL, "pass"),
    _account_block("blocks public access to buckets by half", _HALF, "fail"),
    _account_block("never blocked public access", None, "fail"),
    _account_block("cannot be asked whether it blocks public access", None, "unknown", unread=True),
    _sharing("blocks sharing with everybody", "block-all-sharing", "block-new-sharing", "pass"),
    _block_new("fail"),
    Situation(
        "a region whose sharing nobody may ask about",
        (),
        {
            "aws_ebs_snapshot_sharing_blocked": {"eu-west-1": "unknown"},
            "aws_ec2_image_sharing_blocked": {"eu-west-1": "unknown"},
        },
        denied=("AWS::Account::Region",),
    ),
    Situation(
        "an account whose settings nobody may ask about",
        (),
        {"aws_s3_account_public_access_blocked": {"account": "unknown"}},
        denied=("AWS::Account::Account",),
    ),
    _sharing("lets snapshots and images be shared with everybody", "unblocked", "unblocked", "fail"),
    _sharing("cannot be asked about sharing", None, None, "unknown", unread=True),
    _blocks("a bucket that blocks all", _ALL, None, "pass"),
    _blocks("a bucket whose account blocks all", None, _ALL, "pass"),
    _blocks("a bucket that blocks one half, its account the other", _HALF, _OTHER_HALF, "pass"),
    _blocks("a bucket that blocks half", _HALF, None, "fail"),
    _blocks("a bucket that nobody blocks", None, None, "fail"),
    _blocks("a bucket that cannot be read but whose account blocks all", None, _ALL, "pass", unread="bucket"),
    _blocks("a bucket that cannot be read", None, _HALF, "unknown", unread="bucket"),
    _blocks("a bucket that blocks half, its account cannot be read", _HALF, None, "unknown", unread="account"),
    Situation(
        "a region that encrypts volumes",
        (Thing("AWS::Account::Region", {"EbsEncryptionByDefault": True}),),
        {"aws_ebs_encryption_by_default": {"eu-west-1": "pass"}},
    ),
    Situation(
        "one region of two encrypts volumes",
        (
            Thing("AWS::Account::Region", {"EbsEncryptionByDefault": True}),
            Thing("AWS::Account::Region", {"EbsEncryptionByDefault": False}, region="us-east-1"),
        ),
        {"aws_ebs_encryption_by_default": {"eu-west-1": "pass", "us-east-1": "fail"}},
        regions=("eu-west-1", "us-east-1"),
    ),
    Situation(
        "a region whose settings are denied",
        (),
        {"aws_ebs_encryption_by_default": {"eu-west-1": "unknown"}},
        denied=("AWS::Account::Region",),
    ),
)
