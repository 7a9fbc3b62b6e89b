"""Situations for the controls of identity: root, users, their credentials, analyzers, contacts, the organization. What policies grant
stands in `identity_policies.py` and `identity_resources.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations import identity_policies, identity_resources
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

ACCOUNT = "AWS::Account::Account"
NEVER = {"password_last_used": None, "access_key_1_last_used_date": None, "access_key_2_last_used_date": None}
_KEYS = "aws_iam_user_access_keys_rotated"
_USED = "aws_iam_user_credentials_used"
_MFA = "aws_iam_user_mfa_enabled"
_DEVICE = "aws_iam_user_has_mfa_device"


def _account(name: str, configuration: JsonObject, verdicts: Mapping[str, Status], *, unread: tuple[str, ...] = ()) -> Situation:
    """The account's own settings; verdicts by the control's name."""
    thing = Thing(ACCOUNT, configuration, unread=unread)
    return Situation(name, (thing,), {control: {"account": status} for control, status in verdicts.items()})


def _password_policy(name: str, policy: JsonObject | None, verdicts: Mapping[str, Status], *, unread: bool = False) -> Situation:
    full: dict[str, Status] = {f"aws_iam_password_policy_{control}": status for control, status in verdicts.items()}
    return _account(name, {"PasswordPolicy": policy}, unread=("PasswordPolicy",) if unread else (), verdicts=full)


def _everything(status: Status) -> dict[str, Status]:
    names = (
        "long",
        "prevents_reuse",
        "expires_passwords",
        *(f"asks_for_{kind}" for kind in ("uppercase", "lowercase", "symbols", "numbers")),
    )
    return dict.fromkeys(names, status)


_STRONG = {
    "MinimumPasswordLength": 14,
    "PasswordReusePrevention": 24,
    "ExpirePasswords": True,
    "MaxPasswordAge": 90,
    "RequireUppercaseCharacters": True,
    "RequireLowercaseCharacters": True,
    "RequireSymbols": True,
    "RequireNumbers": True,
}
_WEAK = dict.fromkeys(_STRONG, False) | {
    "MinimumPasswordLength": 13,
    "PasswordReusePrevention": 23,
    "MaxPasswordAge": 91,
    "ExpirePasswords": True,
}

PASSWORDS = (
    _password_policy("a password policy that is just strong enough", _STRONG, verdicts=_everything("pass")),
    _password_policy("a password policy that just is not", _WEAK, verdicts=_everything("fail")),
    _password_policy("no password policy", None, verdicts=_everything("fail")),
    _password_policy(
        "a password policy that says nothing of reuse and age",
        {"MinimumPasswordLength": 20},
        verdicts={"long": "pass", "prevents_reuse": "fail", "expires_passwords": "fail"},
    ),
    _password_policy("a password policy that cannot be read", None, unread=True, verdicts=_everything("unknown")),
    Situation(
        "a password policy that is long enough for its settings",
        (Thing(ACCOUNT, {"PasswordPolicy": {"MinimumPasswordLength": 10}}),),
        {"aws_iam_password_policy_long": {"account": "pass"}},
        parameters={"aws_iam_password_policy_long": {"min_length": 10}},
    ),
    Situation(
        "a password policy whose account asks for less than others",
        (Thing(ACCOUNT, {"PasswordPolicy": {"MinimumPasswordLength": 12}}),),
        {"aws_iam_password_policy_long": {"account": "pass"}},
        parameters={"aws_iam_password_policy_long": {"min_length": {"default": 20, "ous": {"Workloads": 16, "Workloads/Production": 12}}}},
    ),
)


def _root(**columns: str | None) -> JsonObject:
    """Root's row of the credential report."""
    none = {
        "user": "<root_account>",
        "arn": "arn:aws:iam::<account>:root",
        "user_creation_time": "<900 days ago>",
        "password_enabled": None,
        "mfa_active": "true",
        "access_key_1_active": "false",
        "access_key_2_active": "false",
        "access_key_1_last_rotated": None,
        "access_key_2_last_rotated": None,
        **NEVER,
    }
    return none | columns


def _summary(mfa: int | None, keys: int | None, password: int | None = 1, **root: str | None) -> JsonObject:
    summary = {"AccountMFAEnabled": mfa, "AccountAccessKeysPresent": keys, "AccountPasswordPresent": password}
    return {name: value for name, value in summary.items() if value is not None} | {"RootCredentials": _root(**root)}


_NO_KEYS, _ROOT_MFA = "aws_iam_root_access_keys_absent", "aws_iam_root_mfa_enabled"
_QUIET, _ROTATED = "aws_iam_root_unused", "aws_iam_root_access_keys_rotated"
_HARDWARE = "aws_iam_root_hardware_mfa_enabled"

ROOT = (
    _account(
        "root without keys, with MFA, never used",
        _summary(1, 0),
        verdicts={_NO_KEYS: "pass", _ROOT_MFA: "pass", _QUIET: "pass", _ROTATED: "not_applicable", _HARDWARE: "pass"},
    ),
    _account(
        "root with an old key that is used today",
        _summary(1, 1, access_key_2_active="true", access_key_2_last_rotated="<400 days ago>", access_key_2_last_used_date="<0 days ago>"),
        verdicts={_NO_KEYS: "fail", _QUIET: "fail", _ROTATED: "fail"},
    ),
    _account(
        "root whose report alone knows of a key",
        _summary(1, None, access_key_1_active="true", access_key_1_last_rotated="<90 days ago>"),
        verdicts={_NO_KEYS: "fail", _ROTATED: "pass"},
    ),
    _account(
        "root whose keys the report says nothing of",
        _summary(1, 0, access_key_1_active=None),
        verdicts={_ROTATED: "unknown", _NO_KEYS: "pass"},
    ),
    _account("root without MFA", _summary(0, 0, mfa_active="false"), verdicts={_ROOT_MFA: "fail", _HARDWARE: "fail"}),
    _account(
        "root whose credentials the organization took away",
        _summary(0, 0, 0, mfa_active="false"),
        verdicts={_ROOT_MFA: "pass", _HARDWARE: "not_applicable", _NO_KEYS: "pass"},
    ),
    _account("root who signed in a fortnight ago", _summary(1, 0, password_last_used="<14 days ago>"), verdicts={_QUIET: "fail"}),  # noqa: S106
    _account("root who signed in longer ago", _summary(1, 0, password_last_used="<15 days ago>"), verdicts={_QUIET: "pass"}),  # noqa: S106
    _account(
        "root of whom nothing can be read",
        {},
        unread=("RootCredentials",),
        verdicts={_NO_KEYS: "unknown", _ROOT_MFA: "unknown", _QUIET: "unknown", _ROTATED: "unknown", _HARDWARE: "unknown"},
    ),
    Situation(
        "root whose virtual device is assigned",
        (
            Thing(ACCOUNT, _summary(1, 0)),
            Thing(
                "AWS::IAM::VirtualMFADevice",
                {
                    "SerialNumber": "arn:aws:iam::<account>:mfa/phone",
                    "EnableDate": "<9 days ago>",
                    "User": {"Arn": "arn:aws:iam::<account>:root", "UserId": "<account>"},
                },
            ),
        ),
        {_HARDWARE: {"account": "fail"}},
    ),
    Situation(
        "root of another partition whose virtual device is assigned",
        (
            Thing(ACCOUNT, _summary(1, 0)),
            Thing(
                "AWS::IAM::VirtualMFADevice",
                {
                    "SerialNumber": "arn:aws-us-gov:iam::<account>:mfa/phone",
                    "EnableDate": "<9 days ago>",
                    "User": {"Arn": "arn:aws-us-gov:iam::<account>:root", "UserId": "<account>"},
                },
            ),
        ),
        {_HARDWARE: {"account": "fail"}},
    ),
    Situation(
        "root whose virtual device has the console's name",
        (
            Thing(ACCOUNT, _summary(1, 0)),
            Thing(
                "AWS::IAM::VirtualMFADevice",
                {"SerialNumber": "arn:aws:iam::<account>:mfa/root-account-mfa-device", "EnableDate": "<9 days ago>"},
            ),
        ),
        {_HARDWARE: {"account": "fail"}},
    ),
    Situation(
        "a user rootadmin with a virtual device, root with a security key",
        (
            Thing(ACCOUNT, _summary(1, 0)),
            Thing(
                "AWS::IAM::VirtualMFADevice",
                {
                    "SerialNumber": "arn:aws:iam::<account>:mfa/rootadmin",
                    "EnableDate": "<9 days ago>",
                    "User": {"Arn": "arn:aws:iam::<account>:user/rootadmin", "UserName": "rootadmin", "UserId": "AIDA"},
                },
            ),
        ),
        {_HARDWARE: {"account": "pass"}},
    ),
    Situation(
        "root with MFA where virtual devices cannot be listed",
        (Thing(ACCOUNT, _summary(1, 0)),),
        {_HARDWARE: {"account": "unknown"}},
        denied=("AWS::IAM::VirtualMFADevice",),
    ),
)


def user(name: str, report: JsonObject | None = None, *, unread: tuple[str, ...] = (), **members: Any) -> Thing:
    """An IAM user with its row of the credential report."""
    row = {
        "user": name,
        "arn": f"arn:aws:iam::<account>:user/{name}",
        "user_creation_time": "<400 days ago>",
        "password_enabled": "false",
        "password_last_changed": None,
        "mfa_active": "false",
        "access_key_1_active": "false",
        "access_key_1_last_rotated": None,
        "access_key_2_active": "false",
        "access_key_2_last_rotated": None,
        **NEVER,
    }
    listed = {
        "UserName": name,
        "UserId": f"AIDA{name.upper():0<17}",
        "Path": "/",
        "Arn": f"arn:aws:iam::<account>:user/{name}",
        "CreateDate": "<400 days ago>",
        "GroupList": [],
    }
    credentials = None if report is None else row | report
    return Thing("AWS::IAM::User", listed | members | {"CredentialReport": credentials}, unread=unread)


def _user(case: str, report: JsonObject | None, verdicts: Mapping[str, Status], *, unread: bool = False) -> Situation:
    thing = user("ann", report, unread=("CredentialReport",) if unread else ())
    return Situation(f"a user {case}", (thing,), {control: {"ann": status} for control, status in verdicts.items()})


def _password(changed: str, used: str | None = None, mfa: str = "true") -> JsonObject:
    return {"password_enabled": "true", "password_last_changed": changed, "password_last_used": used, "mfa_active": mfa}


def _key(rotated: str, used: str | None = None, number: int = 1, active: str = "true") -> JsonObject:
    name = f"access_key_{number}"
    return {f"{name}_active": active, f"{name}_last_rotated": rotated, f"{name}_last_used_date": used}


USERS = (
    _user(
        "with neither password nor keys",
        {},
        verdicts={_MFA: "not_applicable", _USED: "not_applicable", _KEYS: "not_applicable", _DEVICE: "fail"},
    ),
    _user(
        "who signs in with MFA every day",
        _password("<300 days ago>", "<1 days ago>"),
        verdicts={_MFA: "pass", _DEVICE: "pass", _USED: "pass", _KEYS: "not_applicable"},
    ),
    _user(
        "who signs in with a password alone",
        _password("<300 days ago>", "<1 days ago>", "false"),
        verdicts={_MFA: "fail", _DEVICE: "fail", _USED: "pass"},
    ),
    _user("whose password was last used 44 days ago", _password("<300 days ago>", "<44 days ago>"), verdicts={_USED: "pass"}),
    _user("whose password was last used 45 days ago", _password("<300 days ago>", "<45 days ago>"), verdicts={_USED: "fail"}),
    _user("whose old password was never used", _password("<300 days ago>"), verdicts={_USED: "fail"}),
    _user("whose new password was not used yet", _password("<3 days ago>"), verdicts={_USED: "pass"}),
    _user("whose key is 90 days old and used", _key("<90 days ago>", "<1 days ago>"), verdicts={_KEYS: "pass", _USED: "pass"}),
    _user("whose key is 91 days old and used", _key("<91 days ago>", "<1 days ago>"), verdicts={_KEYS: "fail", _USED: "pass"}),
    _user(
        "whose second key is old",
        _key("<10 days ago>", "<1 days ago>") | _key("<200 days ago>", "<100 days ago>", 2),
        verdicts={_KEYS: "fail", _USED: "fail"},
    ),
    _user(
        "whose old key is turned off", _key("<400 days ago>", None, 1, "false"), verdicts={_KEYS: "not_applicable", _USED: "not_applicable"}
    ),
    _user("whose key was never used", _key("<60 days ago>"), verdicts={_USED: "fail", _KEYS: "pass"}),
    _user(
        "whose older key is turned off",
        _key("<10 days ago>", "<1 days ago>") | _key("<200 days ago>", None, 2, "false"),
        verdicts={_KEYS: "pass"},
    ),
    _user(
        "whose keys the report says odd things of",
        {"access_key_1_active": None, "access_key_2_active": "perhaps", "password_enabled": None},
        verdicts={_KEYS: "unknown", _USED: "unknown", _MFA: "unknown"},
    ),
    _user(
        "whose one key is odd, the other old and unused",
        _key("<100 days ago>", None, 2) | {"access_key_1_active": None},
        verdicts={_KEYS: "fail", _USED: "fail"},
    ),
    _user("who is younger than the report", None, verdicts=dict.fromkeys((_MFA, _USED, _KEYS, _DEVICE), "unknown")),
    _user("whose report cannot be read", {}, unread=True, verdicts=dict.fromkeys((_MFA, _USED, _KEYS, _DEVICE), "unknown")),
    Situation(
        "a user whose key is old but not for its settings",
        (user("ann", _key("<120 days ago>", "<1 days ago>")),),
        {_KEYS: {"ann": "pass"}},
        parameters={_KEYS: {"max_age_days": 180}},
    ),
)

_ONE_KEY = "aws_iam_user_one_access_key"


def _keys(case: str, *statuses: str, status: Status, unread: bool = False) -> Situation:
    keys = [
        {"UserName": "ann", "AccessKeyId": f"AKIA{number:016d}", "Status": one, "CreateDate": "<9 days ago>"}
        for number, one in enumerate(statuses)
    ]
    return Situation(
        f"a user with {case}", (user("ann", {}, AccessKeys=keys, unread=("AccessKeys",) if unread else ()),), {_ONE_KEY: {"ann": status}}
    )


KEYS = (
    _keys("no key", status="pass"),
    _keys("one active key of two", "Active", "Inactive", status="pass"),
    _keys("two active keys", "Active", "Active", status="fail"),
    _keys("keys that cannot be read", status="unknown", unread=True),
)

_ANALYZED = "aws_accessanalyzer_external_access_analyzed"


def _analyzer(name: str, kind: str, status: str = "ACTIVE", region: str = "eu-west-1") -> Thing:
    arn = f"arn:aws:access-analyzer:{region}:<account>:analyzer/{name}"
    return Thing(
        "AWS::AccessAnalyzer::Analyzer",
        {"arn": arn, "name": name, "type": kind, "status": status, "createdAt": "<9 days ago>"},
        region=region,
    )


ANALYZERS = (
    Situation(
        "an account's analyzer in one region of two",
        (_analyzer("outside", "ACCOUNT"),),
        {_ANALYZED: {"eu-west-1": "pass", "us-east-1": "fail"}},
        regions=("eu-west-1", "us-east-1"),
    ),
    Situation(
        "an organization's analyzer", (_analyzer("outside", "ORGANIZATION"),), {_ANALYZED: {"eu-west-1": "pass"}}, is_management=True
    ),
    Situation("an analyzer that was turned off", (_analyzer("outside", "ACCOUNT", "DISABLED"),), {_ANALYZED: {"eu-west-1": "fail"}}),
    Situation("an analyzer of unused access", (_analyzer("unused", "ACCOUNT_UNUSED_ACCESS"),), {_ANALYZED: {"eu-west-1": "fail"}}),
    Situation("an analyzer of internal access", (_analyzer("inside", "ORGANIZATION_INTERNAL_ACCESS"),), {_ANALYZED: {"eu-west-1": "fail"}}),
    Situation("analyzers that cannot be listed", (), {_ANALYZED: {"eu-west-1": "unknown"}}, denied=("AWS::AccessAnalyzer::Analyzer",)),
)

_CONTACT, _CURRENT = "aws_account_security_contact_present", "aws_account_contact_current"
CONTACTS = (
    _account(
        "a security contact",
        {"SecurityContact": {"Name": "Ann", "EmailAddress": "security@meridian.example"}, "ContactInformation": {"FullName": "M"}},
        verdicts={_CONTACT: "pass", _CURRENT: "manual"},
    ),
    _account("no security contact", {"SecurityContact": None}, verdicts={_CONTACT: "fail"}),
    _account(
        "contacts that cannot be read",
        {},
        unread=("SecurityContact", "ContactInformation"),
        verdicts={_CONTACT: "unknown", _CURRENT: "unknown"},
    ),
)


def _certificate(name: str, expires: str) -> Thing:
    return Thing(
        "AWS::IAM::ServerCertificate",
        {
            "ServerCertificateName": name,
            "Path": "/",
            "ServerCertificateId": f"ASCA{name.upper():0<17}",
            "UploadDate": "<90 days ago>",
            "Arn": f"arn:aws:iam::<account>:server-certificate/{name}",
            "Expiration": expires,
        },
    )


_CERTIFICATES = "aws_iam_server_certificates_current"
CERTIFICATES = (
    Situation("no server certificates", (), {_CERTIFICATES: {"account": "pass"}}),
    Situation("a server certificate that is good", (_certificate("web", "<in 20 days>"),), {_CERTIFICATES: {"account": "pass"}}),
    Situation(
        "server certificates of which one has expired",
        (_certificate("web", "<in 20 days>"), _certificate("old", "<1 days ago>")),
        {_CERTIFICATES: {"account": "fail"}},
    ),
    Situation(
        "server certificates that cannot be listed", (), {_CERTIFICATES: {"account": "unknown"}}, denied=("AWS::IAM::ServerCertificate",)
    ),
)

_ORGANIZATION: JsonObject = {
    "Id": "o-lab",
    "Arn": "arn:aws:organizations::<account>:organization/o-lab",
    "MasterAccountId": "<account>",
    "FeatureSet": "ALL",
    "MasterAccountArn": "arn:aws:organizations::<account>:account/o-lab/<account>",
    "ServiceAccess": [],
    "DelegatedAdministrators": [],
    "ResourcePolicy": None,
    "Roots": [],
}
_RULES = (
    "root_credentials_central",
    "guardrails_attached",
    "management_account_empty",
    "units_separate_environments",
    "policies_delegated",
    "services_delegated",
)


def _organization(
    name: str, things: tuple[Thing, ...], verdicts: dict[str, Status], *, is_management: bool = True, **more: Any
) -> Situation:
    said = {f"aws_organizations_{control}": {"account": status} for control, status in verdicts.items()}
    return Situation(name, things, said, is_management=is_management, **more)


def _guardrail(name: str, *, managed: bool, targets: bool = True, unread: bool = False) -> Thing:
    arn = f"arn:aws:organizations::<account>:policy/o-lab/service_control_policy/p-{name.lower()}"
    targets_ = (
        [{"TargetId": "r-lab", "Type": "ROOT", "Name": "Root", "Arn": "arn:aws:organizations::<account>:root/o-lab/r-lab"}]
        if targets
        else []
    )
    return Thing(
        "AWS::Organizations::Policy",
        {
            "Id": f"p-{name.lower()}",
            "Arn": arn,
            "Name": name,
            "Type": "SERVICE_CONTROL_POLICY",
            "AwsManaged": managed,
            "Targets": targets_,
            "Content": '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}',
        },
        unread=("Targets",) if unread else (),
    )


_HERE = Thing("AWS::Organizations::Organization", _ORGANIZATION)
ORGANIZATION = (
    _organization(
        "the management account of an organization with a guardrail",
        (_HERE, _guardrail("NoRoot", managed=False)),
        dict.fromkeys(_RULES, "manual"),
    ),
    _organization(
        "an organization with AWS's own policy alone", (_HERE, _guardrail("FullAWSAccess", managed=True)), {"guardrails_attached": "fail"}
    ),
    _organization(
        "an organization whose guardrail is attached to nothing",
        (_HERE, _guardrail("NoRoot", managed=False, targets=False)),
        {"guardrails_attached": "fail"},
    ),
    _organization("an organization without policies", (_HERE,), {"guardrails_attached": "fail"}),
    _organization(
        "an organization the targets of whose policies cannot be read",
        (_HERE, _guardrail("NoRoot", managed=False, unread=True)),
        {"guardrails_attached": "unknown"},
    ),
    _organization("a member of an organization", (), dict.fromkeys(_RULES, "not_applicable"), is_management=False),
    _organization(
        "an organization that cannot be read",
        (),
        {"guardrails_attached": "unknown", "policies_delegated": "unknown", "services_delegated": "unknown"},
        denied=("AWS::Organizations::Organization", "AWS::Organizations::Policy"),
    ),
    Situation("people and providers", (user("ann", _password("<9 days ago>")),), {"aws_iam_people_federated": {"account": "manual"}}),
)

SITUATIONS: tuple[Situation, ...] = (
    *PASSWORDS,
    *ROOT,
    *USERS,
    *KEYS,
    *ANALYZERS,
    *CONTACTS,
    *CERTIFICATES,
    *ORGANIZATION,
    *identity_policies.SITUATIONS,
    *identity_resources.SITUATIONS,
)
