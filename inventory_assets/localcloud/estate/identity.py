"""What IAM keeps besides roles and users: instance profiles, identity providers, certificates, MFA devices, the credential report."""

from __future__ import annotations

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, describes, lists
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.iam import ROLE, USER, access_keys, has_mfa, has_password
from inventory_assets.localcloud.estate.naming import WORDS, arn, word_id
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

PROFILE, SAML, OIDC = "AWS::IAM::InstanceProfile", "AWS::IAM::SAMLProvider", "AWS::IAM::OIDCProvider"
CERTIFICATE, MFA = "AWS::IAM::ServerCertificate", "AWS::IAM::VirtualMFADevice"
GONE = ("NoSuchEntity", "{name} cannot be found.", 404)


def _role_of(r: Resource) -> JsonObject:
    role = r.other(ROLE, r.number)
    shown = ("Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument")
    return {name: role.body[name] for name in shown}


def _mfa_of(r: Resource) -> JsonObject:
    """Every device but the last of three is somebody's."""
    if r.number % 3 == 2:
        return {"User": None, "EnableDate": None, "Base32StringSeed": None, "QRCodePNG": None}
    user = r.other(USER, r.number).body
    owner = {name: user[name] for name in ("Path", "UserName", "UserId", "Arn", "CreateDate")}
    return {"User": owner, "EnableDate": r.created, "Base32StringSeed": None, "QRCodePNG": None}


KINDS = (
    Kind(
        PROFILE,
        8,
        word_id("profile"),
        arn("iam", "instance-profile/", regional=False),
        filled(
            "iam", "ListInstanceProfiles", "InstanceProfiles[]",
            lambda r: {"Path": "/", "InstanceProfileName": r.id, "Arn": r.arn, "Roles": [_role_of(r)], "Tags": None},
        ),
        is_global=True,
        lasting=True,
        sweep_type="iam:instance-profile",
    ),
    Kind(
        SAML,
        1.2,
        word_id("sso"),
        arn("iam", "saml-provider/", regional=False),
        filled("iam", "GetSAMLProvider"),
        is_global=True,
        lasting=True,
    ),
    Kind(
        OIDC,
        1.2,
        lambda r: f"token.{r.pick('word', WORDS)}-{r.number}.example",
        arn("iam", "oidc-provider/", regional=False),
        filled("iam", "GetOpenIDConnectProvider", changes=lambda r: {"Url": r.id, "ClientIDList": ["sts.amazonaws.com"]}),
        is_global=True,
        lasting=True,
    ),
    Kind(
        CERTIFICATE,
        1.4,
        word_id("tls"),
        arn("iam", "server-certificate/", regional=False),
        filled(
            "iam", "ListServerCertificates", "ServerCertificateMetadataList[]",
            lambda r: {"Path": "/", "ServerCertificateName": r.id, "Arn": r.arn, "Expiration": r.at(r.pick("expires", (-30, 90, 400)))},
        ),
        is_global=True,
        sweep_type="iam:server-certificate",
    ),
    Kind(
        MFA,
        3,
        word_id("phone"),
        arn("iam", "mfa/", regional=False),
        filled(
            "iam", "ListVirtualMFADevices", "VirtualMFADevices[]",
            lambda r: {"SerialNumber": r.arn, "Tags": None} | _mfa_of(r),
        ),
        is_global=True,
        sweep_type="iam:mfa",
    ),
)  # fmt: skip

lists("iam", "ListInstanceProfiles", PROFILE)
lists("iam", "ListSAMLProviders", SAML, lambda r: {"Arn": r.arn, "CreateDate": r.created}, result="SAMLProviderList")
lists("iam", "ListOpenIDConnectProviders", OIDC, lambda r: {"Arn": r.arn}, result="OpenIDConnectProviderList")
lists("iam", "ListServerCertificates", CERTIFICATE)
lists("iam", "ListVirtualMFADevices", MFA)
describes("iam", "GetSAMLProvider", SAML, "SAMLProviderArn", None, GONE)
describes("iam", "GetOpenIDConnectProvider", OIDC, "OpenIDConnectProviderArn", None, GONE)


@answers("iam", "GetAccessKeyLastUsed")
def access_key_last_used(world: World, account: Account, call: Call) -> JsonObject:
    asked = call.params.get("AccessKeyId")
    for user in world.walk(USER, account, call.region):
        if any(key["AccessKeyId"] == asked for key in access_keys(user)):
            used: JsonObject = {"Region": "N/A", "ServiceName": "N/A"}
            if user.maybe(f"used {asked}", 0.7):
                used = {
                    "Region": world.options.regions[0],
                    "ServiceName": user.pick("uses", ("s3", "ec2", "iam")),
                    "LastUsedDate": user.today,
                }
            return {"UserName": user.id, "AccessKeyLastUsed": used}
    raise AwsError("AccessDenied", f"no access to the key {asked}", 403)  # what IAM says of keys that nobody has


@answers("iam", "GenerateCredentialReport")
def generate_credential_report(world: World, account: Account, call: Call) -> JsonObject:  # noqa: ARG001 - the signature of all answers
    return {"State": "COMPLETE", "Description": "No report exists. Starting a new report generation task"}


@answers("iam", "GetCredentialReport")
def credential_report(world: World, account: Account, call: Call) -> JsonObject:
    rows = [",".join(_HEADER), ",".join(_root_line(world, account))]
    rows += [",".join(_report_line(user)) for user in world.walk(USER, account, call.region)]
    generated = _root(world, account).today
    return {"Content": "\n".join(rows).encode(), "ReportFormat": "text/csv", "GeneratedTime": generated}


_HEADER = (
    "user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed", "password_next_rotation",
    "mfa_active", "access_key_1_active", "access_key_1_last_rotated", "access_key_1_last_used_date", "access_key_1_last_used_region",
    "access_key_1_last_used_service", "access_key_2_active", "access_key_2_last_rotated", "access_key_2_last_used_date",
    "access_key_2_last_used_region", "access_key_2_last_used_service", "cert_1_active", "cert_1_last_rotated", "cert_2_active",
    "cert_2_last_rotated",
)  # fmt: skip


def _time(moment: object) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S+00:00}"


def _report_line(user: Resource) -> list[str]:
    password = has_password(user)
    line = [user.id, user.arn, _time(user.created), str(password).lower()]
    line += (
        [_time(user.today) if user.maybe("signed in", 0.6) else "no_information", _time(user.modified), "N/A"] if password else ["N/A"] * 3
    )
    line.append(str(has_mfa(user)).lower())
    keys = access_keys(user)
    for index in range(2):
        if index < len(keys):
            key = keys[index]
            line += [
                str(key["Status"] == "Active").lower(),
                _time(key["CreateDate"]),
                _time(user.today),
                user.world.options.regions[0],
                "s3",
            ]
        else:
            line += ["false", "N/A", "N/A", "N/A", "N/A"]
    return [*line, "false", "N/A", "false", "N/A"]


def _root(world: World, account: Account) -> Resource:
    return world.resource(world.kinds["AWS::Account::Account"], account, "global", 0)


def _root_line(world: World, account: Account) -> list[str]:
    root = _root(world, account)
    mfa, key = str(root.maybe("root mfa", 0.7)).lower(), root.maybe("root key", 0.2)
    line = ["<root_account>", f"arn:aws:iam::{account.account_id}:root", _time(root.created), "not_supported", _time(root.created)]
    line += ["not_supported", "not_supported", mfa, str(key).lower(), _time(root.created) if key else "N/A", "N/A", "N/A", "N/A"]
    return [*line, "false", "N/A", "N/A", "N/A", "N/A", "false", "N/A", "false", "N/A"]
