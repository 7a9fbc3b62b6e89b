"""Settings of each account and of each of its regions, one answer each. What belongs to a resource stands in that resource's family."""

from __future__ import annotations

from collections.abc import Callable

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import ANSWERS
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.iam import GROUP, POLICY, ROLE, USER
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

ACCOUNT, REGION = "AWS::Account::Account", "AWS::Account::Region"

_COUNTED = {"Users": USER, "Groups": GROUP, "Roles": ROLE, "Policies": POLICY}


def _summary(r: Resource) -> JsonObject:
    """The counts of GetAccountSummary, as of today."""
    counts = {name: sum(1 for _ in r.world.walk(kind, r.account, "global")) for name, kind in _COUNTED.items()}
    flags = {"AccountMFAEnabled": r.maybe("root mfa", 0.7), "AccountAccessKeysPresent": r.maybe("root key", 0.2)}
    return counts | {name: int(flag) for name, flag in flags.items()} | {"AccountSigningCertificatesPresent": 0, "UsersQuota": 5000}


KINDS = (
    Kind(ACCOUNT, 1, lambda r: r.account_id, lambda r: r.account_id, _summary, is_global=True, lasting=True, tagged=0, single=True),
    Kind(
        REGION,
        1,
        lambda r: r.region,
        lambda r: f"{r.account_id}:{r.region}",
        lambda r: {"EbsEncryptionByDefault": r.moving("encrypted", (True, True, False), 0.1), "SseType": "sse-kms"},
        lasting=True,
        tagged=0,
        single=True,
    ),
)


def setting(service: str, operation: str, kind: str, show: Callable[[Resource], JsonObject]) -> None:
    """Enters the answer of an operation that speaks of the account or the region as a whole."""

    def answer(world: World, account: Account, call: Call) -> JsonObject:
        return show(next(world.walk(kind, account, call.region)))

    ANSWERS[service, operation] = answer


def _contact(world: World, account: Account, call: Call) -> JsonObject:
    r, kind = next(world.walk(ACCOUNT, account, call.region)), str(call.params.get("AlternateContactType"))
    if not r.maybe(f"contact {kind}", 0.5):
        raise AwsError("ResourceNotFoundException", "No contact of the inputted alternate contact type found.", 404)
    return {"AlternateContact": filled("account", "GetAlternateContact", "AlternateContact", lambda _: {"AlternateContactType": kind})(r)}


def _password_policy(r: Resource) -> JsonObject:
    if not r.maybe("password policy", 0.6):
        raise AwsError("NoSuchEntity", f"The Password Policy with domain name {r.account_id} cannot be found.", 404)
    length = r.moving("length", (8, 14, 16), 0.2)
    return {"PasswordPolicy": filled("iam", "GetAccountPasswordPolicy", "PasswordPolicy")(r) | {"MinimumPasswordLength": length}}


def _public_access_block(r: Resource) -> JsonObject:
    if not r.maybe("blocks public", 0.7):
        raise AwsError("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", 404)
    names = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
    return {"PublicAccessBlockConfiguration": dict.fromkeys(names, True)}


ANSWERS["account", "GetAlternateContact"] = _contact
setting("iam", "GetAccountSummary", ACCOUNT, lambda r: {"SummaryMap": r.body})
setting("iam", "ListAccountAliases", ACCOUNT, lambda r: {"AccountAliases": [r.account.name], "IsTruncated": False})
setting("iam", "GetAccountPasswordPolicy", ACCOUNT, _password_policy)
setting("s3control", "GetPublicAccessBlock", ACCOUNT, _public_access_block)
setting("account", "GetContactInformation", ACCOUNT, filled("account", "GetContactInformation"))
setting("ec2", "GetEbsEncryptionByDefault", REGION, lambda r: r.body)
setting("ec2", "GetEbsDefaultKmsKeyId", REGION, lambda r: {"KmsKeyId": r.other("AWS::KMS::Key", 0).arn})
setting("ec2", "GetInstanceMetadataDefaults", REGION, filled("ec2", "GetInstanceMetadataDefaults"))
setting("ec2", "GetSnapshotBlockPublicAccessState", REGION, filled("ec2", "GetSnapshotBlockPublicAccessState"))
setting("ec2", "GetImageBlockPublicAccessState", REGION, filled("ec2", "GetImageBlockPublicAccessState"))
setting("ec2", "GetSerialConsoleAccessStatus", REGION, filled("ec2", "GetSerialConsoleAccessStatus"))
setting("ec2", "DescribeVpcBlockPublicAccessOptions", REGION, filled("ec2", "DescribeVpcBlockPublicAccessOptions"))
setting("emr", "GetBlockPublicAccessConfiguration", REGION, filled("emr", "GetBlockPublicAccessConfiguration"))
setting(
    "ssm",
    "GetServiceSetting",
    REGION,
    filled("ssm", "GetServiceSetting", changes=lambda _: {"ServiceSetting": {"SettingValue": "Disable"}}),
)
