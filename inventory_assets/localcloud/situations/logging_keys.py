"""Situations for the controls of keys: whether they rotate, and who may decrypt with them. Other controls of logging stand beside."""

from __future__ import annotations

from typing import Any

from inventory_assets.localcloud.situations.identity_policies import document, role, statement
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_ROTATES = "aws_kms_key_rotates"


def _key(
    case: str, status: Status, *, rotates: bool | None = True, alias: str | None = None, unread: bool = False, **members: Any
) -> Situation:
    listed = {"KeyId": "1", "Arn": "arn:aws:kms:eu-west-1:<account>:key/1", "KeyManager": "CUSTOMER", "KeySpec": "SYMMETRIC_DEFAULT",
        "KeyState": "Enabled",
              "Origin": "AWS_KMS", "KeyRotationStatus": None if rotates is None else {"KeyRotationEnabled": rotates}}  # fmt: skip
    things = [Thing("AWS::KMS::Key", listed | members, "key", unread=("KeyRotationStatus",) if unread else ())]
    if alias:
        arn = f"arn:aws:kms:eu-west-1:<account>:{alias}"
        things.append(Thing("AWS::KMS::Alias", {"AliasName": alias, "AliasArn": arn, "TargetKeyId": "1"}))
    return Situation(f"a key {case}", tuple(things), {_ROTATES: {"key": status}})


KEYS: tuple[Situation, ...] = (
    _key("that rotates", "pass"),
    _key("that rotates, by a name of its own", "pass", alias="alias/app"),
    _key("that does not rotate", "fail", rotates=False),
    _key("whose rotation cannot be read", "unknown", unread=True),
    _key("of AWS", "not_applicable", rotates=False, KeyManager="AWS"),
    _key("behind an alias of AWS", "not_applicable", rotates=False, alias="alias/aws/s3"),
    _key("that was brought", "not_applicable", rotates=False, Origin="EXTERNAL"),
    _key("in a store of its own", "not_applicable", rotates=False, Origin="AWS_CLOUDHSM"),
    _key("for signing", "not_applicable", rotates=None, KeySpec="RSA_2048"),
    _key("for authentication codes", "not_applicable", rotates=None, KeySpec="HMAC_256"),
    _key("that is turned off", "not_applicable", rotates=False, KeyState="Disabled"),
    _key("that is about to be deleted", "not_applicable", rotates=False, KeyState="PendingDeletion"),
)
_POLICIES, _PRINCIPALS = "aws_kms_decryption_narrow_in_policies", "aws_kms_decryption_narrow_for_principals"


def _policy(case: str, text: str, status: Status) -> Situation:
    """A managed policy, and a role with the same as its own."""
    policy = {"PolicyName": "keys", "PolicyId": "ANPA00000000000000002", "Arn": "arn:aws:iam::<account>:policy/keys", "Path": "/",
              "DefaultVersionId": "v1", "IsAttachable": True, "CreateDate": "<90 days ago>", "UpdateDate": "<9 days ago>",
                  "PolicyVersionList": [
                  {"Document": text, "VersionId": "v1", "IsDefaultVersion": True, "CreateDate": "<90 days ago>"}]}  # fmt: skip
    things = (Thing("AWS::IAM::Policy", policy, "policy"), role("decryptor", inline=text))
    return Situation(f"a policy of keys {case}", things, {_POLICIES: {"policy": status}, _PRINCIPALS: {"decryptor": status}})


_READS = statement(Action="kms:Decrypt", Resource="*")
POLICIES: tuple[Situation, ...] = (
    _policy("that decrypts with one", document(_READS | {"Resource": "arn:aws:kms:eu-west-1:<account>:key/1"}), "pass"),
    _policy("that decrypts with any", document(_READS), "fail"),
    _policy("that decrypts with any of a region", document(_READS | {"Resource": ["arn:aws:kms:eu-west-1:<account>:key/*"]}), "fail"),
    _policy("that does anything with any", document(statement(Action=["s3:GetObject", "kms:*"], Resource="*")), "fail"),
    _policy("that encrypts anew with any", document(statement(Action="KMS:ReEncrypt*", Resource="*")), "fail"),
    _policy("that encrypts with any", document(statement(Action=["kms:Encrypt", "kms:GenerateDataKey*"], Resource="*")), "pass"),
    _policy("that does all but look at them", document(statement(NotAction="kms:List*", Resource="*")), "fail"),
    _policy("that does all but use them", document(statement(NotAction="kms:*", Resource="*")), "pass"),
    _policy("that denies it", document(_READS | {"Effect": "Deny"}), "pass"),
    _policy("that is no JSON", "oops", "unknown"),
)

SITUATIONS: tuple[Situation, ...] = (*KEYS, *POLICIES)
