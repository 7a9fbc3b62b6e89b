"""Situations for what policies grant: administrators, and who may take a role on. Whom resources' own policies let in stands in
`identity_resources.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

ADMINISTRATOR = [{"PolicyName": "AdministratorAccess", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}]


def statement(**members: Any) -> JsonObject:
    """A statement that allows, unless members say otherwise."""
    return {"Effect": "Allow"} | members


def document(*statements: Any) -> str:
    """A policy as text."""
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


_ALL = statement(Action="*", Resource="*")
_SOME = statement(Action=["s3:GetObject"], Resource=["arn:aws:s3:::data/*"])


def _managed(case: str, policy: str, verdicts: Mapping[str, Status], attached: int = 1) -> Situation:
    arn = "arn:aws:iam::<account>:policy/rights"
    thing = Thing(
        "AWS::IAM::Policy",
        {
            "PolicyName": "rights",
            "PolicyId": "ANPA00000000000000001",
            "Arn": arn,
            "Path": "/",
            "DefaultVersionId": "v2",
            "AttachmentCount": attached,
            "IsAttachable": True,
            "CreateDate": "<90 days ago>",
            "UpdateDate": "<9 days ago>",
            "PolicyVersionList": [
                {"Document": document(_ALL), "VersionId": "v1", "IsDefaultVersion": False, "CreateDate": "<90 days ago>"},
                {"Document": policy, "VersionId": "v2", "IsDefaultVersion": True, "CreateDate": "<9 days ago>"},
            ],
        },
        "policy",
    )
    return Situation(
        f"a managed policy {case}", (thing,), {f"aws_iam_policy_{control}": {"policy": status} for control, status in verdicts.items()}
    )


_PLAIN: dict[str, Status] = {"not_administrative": "pass", "without_allowed_not_action": "pass", "without_service_wildcards": "pass"}
MANAGED = (
    _managed("that allows little, and once allowed everything", document(_SOME), _PLAIN),
    _managed(
        "that allows everything",
        document(_ALL),
        {"not_administrative": "fail", "without_service_wildcards": "fail", "without_allowed_not_action": "pass"},
    ),
    _managed(
        "that allows *:* in lists",
        document(statement(Action=["ec2:Describe*", "*:*"], Resource=["arn:aws:s3:::a", "*"])),
        {"not_administrative": "fail"},
    ),
    _managed("whose one statement is no list", json.dumps({"Version": "2012-10-17", "Statement": _ALL}), {"not_administrative": "fail"}),
    _managed("that allows everything and is attached to nobody", document(_ALL), {"not_administrative": "pass"}, 0),
    _managed("that denies everything", document(statement(Effect="Deny", Action="*", Resource="*")), _PLAIN),
    _managed(
        "that allows everything on one bucket",
        document(statement(Action="*", Resource="arn:aws:s3:::data")),
        {"not_administrative": "pass", "without_allowed_not_action": "pass", "without_service_wildcards": "fail"},
    ),
    _managed(
        "that allows all but IAM",
        document(statement(NotAction="iam:*", Resource="*")),
        {"not_administrative": "pass", "without_allowed_not_action": "fail", "without_service_wildcards": "fail"},
    ),
    _managed(
        "that allows all but one action",
        document(statement(NotAction="iam:CreateUser", Resource="*")),
        {"not_administrative": "pass", "without_allowed_not_action": "fail", "without_service_wildcards": "pass"},
    ),
    _managed(
        "that allows everything on all but one bucket",
        document(statement(Action="*", NotResource="arn:aws:s3:::data")),
        {"not_administrative": "pass", "without_allowed_not_action": "fail"},
    ),
    _managed(
        "that allows all but deleting on one bucket",
        document(statement(NotAction="s3:Delete*", Resource="arn:aws:s3:::data")),
        {"not_administrative": "pass", "without_allowed_not_action": "pass"},
    ),
    _managed(
        "that allows a service as a whole",
        document(statement(Action=["s3:*"], Resource="*")),
        {"not_administrative": "pass", "without_service_wildcards": "fail"},
    ),
    _managed(
        "that is no JSON",
        "oops",
        {"not_administrative": "unknown", "without_allowed_not_action": "unknown", "without_service_wildcards": "unknown"},
    ),
    _managed(
        "whose statement has no effect",
        document({"Action": "*", "Resource": "*"}),
        {"not_administrative": "unknown", "without_service_wildcards": "unknown"},
    ),
)


def _trust(principal: Any, condition: JsonObject | None = None) -> str:
    return document(statement(Principal=principal, Action="sts:AssumeRole", **({"Condition": condition} if condition else {})))


def role(name: str, trust: str | None = None, inline: str | None = None, attached: list[JsonObject] | None = None) -> Thing:
    """A role; by default EC2's."""
    return Thing(
        "AWS::IAM::Role",
        {
            "RoleName": name,
            "RoleId": f"AROA{name.upper():0<17}",
            "Path": "/",
            "Arn": f"arn:aws:iam::<account>:role/{name}",
            "CreateDate": "<90 days ago>",
            "AssumeRolePolicyDocument": trust or _trust({"Service": "ec2.amazonaws.com"}),
            "InstanceProfileList": [],
            "RolePolicyList": [{"PolicyName": "own", "PolicyDocument": inline}] if inline else [],
            "AttachedManagedPolicies": attached or [],
        },
    )


def _user(inline: str | None = None, attached: list[JsonObject] | None = None) -> Thing:
    members = {"UserPolicyList": [{"PolicyName": "own", "PolicyDocument": inline}]} if inline else {}
    return Thing(
        "AWS::IAM::User",
        {
            "UserName": "bob",
            "UserId": "AIDABOB00000000000000",
            "Path": "/",
            "Arn": "arn:aws:iam::<account>:user/bob",
            "CreateDate": "<90 days ago>",
            "GroupList": ["readers"],
            "AttachedManagedPolicies": attached or [],
            **members,
        },
    )


def _group(inline: str | None = None, attached: list[JsonObject] | None = None) -> Thing:
    return Thing(
        "AWS::IAM::Group",
        {
            "GroupName": "readers",
            "GroupId": "AGPAREADERS0000000000",
            "Path": "/",
            "Arn": "arn:aws:iam::<account>:group/readers",
            "CreateDate": "<90 days ago>",
            "GroupPolicyList": [{"PolicyName": "own", "PolicyDocument": inline}] if inline else [],
            "AttachedManagedPolicies": attached or [],
        },
    )


_ROLE, _USER, _GROUP, _GROUPS = (
    "aws_iam_role_not_administrator",
    "aws_iam_user_not_administrator",
    "aws_iam_group_not_administrator",
    "aws_iam_user_rights_through_groups",
)
_SUPPORT, _SHELL = "aws_iam_support_role_present", "aws_iam_cloudshell_access_restricted"


def _aws_policy(name: str) -> list[JsonObject]:
    return [{"PolicyName": name, "PolicyArn": f"arn:aws:iam::aws:policy/{name}"}]


HOLDERS = (
    Situation(
        "nobody is administrator",
        (role("app", inline=document(_SOME)), _user(), _group(inline=document(_SOME))),
        {
            _ROLE: {"app": "pass"},
            _USER: {"bob": "pass"},
            _GROUP: {"readers": "pass"},
            _GROUPS: {"bob": "pass"},
            _SUPPORT: {"account": "fail"},
            _SHELL: {"account": "pass"},
        },
    ),
    Situation(
        "everybody has AdministratorAccess",
        (role("app", attached=ADMINISTRATOR), _user(attached=ADMINISTRATOR), _group(attached=ADMINISTRATOR)),
        {
            _ROLE: {"app": "fail"},
            _USER: {"bob": "fail"},
            _GROUP: {"readers": "fail"},
            _GROUPS: {"bob": "fail"},
        },
    ),
    Situation(
        "everybody has a policy of their own that allows everything",
        (role("app", inline=document(_ALL)), _user(document(_ALL)), _group(document(_ALL))),
        {_ROLE: {"app": "fail"}, _USER: {"bob": "fail"}, _GROUP: {"readers": "fail"}, _GROUPS: {"bob": "fail"}},
    ),
    Situation(
        "everybody has a policy of their own that is no JSON",
        (role("app", inline="{"), _user("{"), _group("{")),
        {_ROLE: {"app": "unknown"}, _USER: {"bob": "unknown"}, _GROUP: {"readers": "unknown"}},
    ),
    Situation(
        "a user with an attached policy that is none of AWS's",
        (_user(attached=[{"PolicyName": "AdministratorAccess", "PolicyArn": "arn:aws:iam::<account>:policy/AdministratorAccess"}]),),
        {_USER: {"bob": "pass"}, _GROUPS: {"bob": "fail"}},
    ),
    Situation(
        "users that cannot be listed", (), {_GROUPS: {"account": "unknown"}, _USER: {"account": "unknown"}}, denied=("AWS::IAM::User",)
    ),
    Situation(
        "a role that may ask AWS Support", (role("help", attached=_aws_policy("AWSSupportAccess")),), {_SUPPORT: {"account": "pass"}}
    ),
    Situation(
        "a user who may ask AWS Support is no role", (_user(attached=_aws_policy("AWSSupportAccess")),), {_SUPPORT: {"account": "fail"}}
    ),
    Situation("a group with CloudShell", (_group(attached=_aws_policy("AWSCloudShellFullAccess")),), {_SHELL: {"account": "fail"}}),
    Situation(
        "roles that cannot be listed", (), {_SUPPORT: {"account": "unknown"}, _SHELL: {"account": "unknown"}}, denied=("AWS::IAM::Role",)
    ),
)

_TRUST = "aws_iam_role_trust_not_public"
_ORGANIZATION_ONLY = {"StringEquals": {"aws:PrincipalOrgID": "o-lab"}}
_TRUSTED: tuple[tuple[str, str, Status], ...] = (
    ("a service", _trust({"Service": "ec2.amazonaws.com"}), "pass"),
    ("an account", _trust({"AWS": "arn:aws:iam::999988887777:root"}), "pass"),
    ("anyone", _trust("*"), "fail"),
    ("anyone of AWS", _trust({"AWS": ["arn:aws:iam::999988887777:root", "*"]}), "fail"),
    ("anyone of the organization", _trust("*", _ORGANIZATION_ONLY), "pass"),
    ("anyone with an external id", _trust({"AWS": "*"}, {"StringEquals": {"sts:ExternalId": "f3a1"}}), "pass"),
    ("anyone with some external id", _trust({"AWS": "*"}, {"StringLike": {"sts:ExternalId": "*"}}), "fail"),
    (
        "everybody but one",
        document({"Effect": "Allow", "NotPrincipal": {"AWS": "arn:aws:iam::999988887777:root"}, "Action": "sts:AssumeRole"}),
        "fail",
    ),
    ("anyone with MFA", _trust("*", {"Bool": {"aws:MultiFactorAuthPresent": "true"}}), "fail"),
    ("nobody can tell", "{", "unknown"),
)
TRUST = tuple(Situation(f"a role trusted by {case}", (role("app", trust),), {_TRUST: {"app": status}}) for case, trust, status in _TRUSTED)

_SETS = "aws_sso_permission_set_not_administrator"
_INSTANCE = {
    "InstanceArn": "arn:aws:sso:::instance/ssoins-<account>",
    "IdentityStoreId": "d-<account>",
    "OwnerAccountId": "<account>",
    "Status": "ACTIVE",
}


def _permission_set(case: str, status: Status, members: JsonObject, unread: tuple[str, ...] = ()) -> Situation:
    listed = {
        "Name": "rights",
        "PermissionSetArn": "arn:aws:sso:::permissionSet/ssoins-<account>/ps-1",
        "CreatedDate": "<90 days ago>",
        "InlinePolicy": None,
        "ManagedPolicies": [],
        "CustomerManagedPolicies": [],
        "PermissionsBoundary": None,
        "Accounts": ["<account>"],
    }
    instance = Thing("AWS::SSO::Instance", _INSTANCE)
    thing = Thing("AWS::SSO::PermissionSet", listed | members, "set", unread=unread, parent=_INSTANCE)
    return Situation(f"a permission set {case}", (instance, thing), {_SETS: {"set": status}}, is_management=True)


_FULL = {"ManagedPolicies": [{"Name": "AdministratorAccess", "Arn": "arn:aws:iam::aws:policy/AdministratorAccess"}]}
SETS = (
    _permission_set("that allows little", "pass", {"InlinePolicy": document(_SOME)}),
    _permission_set("of administrators", "fail", _FULL),
    _permission_set("whose own policy allows everything", "fail", {"InlinePolicy": document(_ALL)}),
    _permission_set("of administrators that no account has", "pass", _FULL | {"Accounts": []}),
    _permission_set("of administrators whose accounts cannot be read", "unknown", _FULL, ("Accounts",)),
    _permission_set("whose own policy cannot be read", "unknown", {}, ("InlinePolicy",)),
    _permission_set("of administrators whose own policy cannot be read", "fail", _FULL, ("InlinePolicy",)),
    _permission_set("whose own policy is no JSON", "unknown", {"InlinePolicy": "{"}),
)

SITUATIONS: tuple[Situation, ...] = (*MANAGED, *HOLDERS, *TRUST, *SETS)
