"""Situations for the controls of storage. Those of other rooms do not belong here."""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_FLAGS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
_ALL, _HALF = dict.fromkeys(_FLAGS, True), dict.fromkeys(_FLAGS[:2], True) | dict.fromkeys(_FLAGS[2:], False)
_OTHER_HALF = dict.fromkeys(_FLAGS[:2], False) | dict.fromkeys(_FLAGS[2:], True)


def _blocks(
    name: str, bucket: JsonObject | None, account: JsonObject | None, status: Status, *, unread: str = ""
) -> Situation:
    things = (
        Thing("AWS::S3::Bucket", {"Name": "blocked-<account>", "PublicAccessBlock": bucket}, "bucket",
              unread=("PublicAccessBlock",) if unread == "bucket" else ()),
        Thing("AWS::Account::Account", {"PublicAccessBlock": account}, unread=("PublicAccessBlock",) if unread == "account" else ()),
    )  # fmt: skip
    return Situation(name, things, {"aws_s3_bucket_public_access_blocked": {"bucket": status}})


SITUATIONS: tuple[Situation, ...] = (
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
