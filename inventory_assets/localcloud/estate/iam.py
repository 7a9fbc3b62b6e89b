"""IAM: roles, users, groups and managed policies by GetAccountAuthorizationDetails, and what users carry."""

from __future__ import annotations

import json
from urllib.parse import quote

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import Show, answers, describes, find, lists, walker
from inventory_assets.localcloud.estate.naming import arn
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

ROLE, USER, GROUP, POLICY = "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::Policy"
NO_USER = ("NoSuchEntity", "The user with name {name} cannot be found.", 404)

_ROLE_WORDS = ("api", "worker", "deploy", "etl", "audit", "lambda", "node", "pipeline", "backup", "glue")
_PRINCIPALS = (
    "ec2.amazonaws.com",
    "lambda.amazonaws.com",
    "ecs-tasks.amazonaws.com",
    "codebuild.amazonaws.com",
    "states.amazonaws.com",
    "glue.amazonaws.com",
)
_PEOPLE = ("amara", "bjorn", "chen", "dolores", "emeka", "fatima", "gaspard", "hana", "ines", "jamal")


def _encoded(document: JsonObject) -> str:
    """IAM gives its policies URL-encoded."""
    return quote(json.dumps(document), safe="")


def _allow(actions: str | list[str], resource: str = "*") -> JsonObject:
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions, "Resource": resource}]}


def _document(r: Resource) -> JsonObject:
    return r.moving(
        "document",
        (
            _allow(["s3:GetObject", "s3:ListBucket"]),
            _allow(["sqs:SendMessage", "sqs:ReceiveMessage"]),
            _allow(["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem"]),
            _allow("logs:*"),
            _allow("*") if r.maybe("careless", 0.15) else _allow("ec2:Describe*"),
        ),
        0.14,
    )


def _trust(r: Resource) -> JsonObject:
    principal: JsonObject = {"Service": r.pick("principal", _PRINCIPALS)}
    if r.maybe("trusts outside", 0.08):
        principal = {"AWS": "arn:aws:iam::999988887777:root"}
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}]}


def _attached(r: Resource) -> list[JsonObject]:
    own = r.other(POLICY, r.chance.below("policy", 100))
    attached = [{"PolicyName": own.id, "PolicyArn": own.arn}]
    managed = r.moving("managed", (None, "ReadOnlyAccess", "AdministratorAccess"), 0.06)
    if managed:
        attached.append({"PolicyName": managed, "PolicyArn": f"arn:aws:iam::aws:policy/{managed}"})
    return attached


def _build_role(r: Resource) -> JsonObject:
    body: JsonObject = {
        "Path": "/",
        "RoleName": r.id,
        "RoleId": f"AROA{r.chance.letters('role id', 17)}",
        "Arn": r.arn,
        "CreateDate": r.created,
        "AssumeRolePolicyDocument": _encoded(_trust(r)),
        "InstanceProfileList": [],
        "RolePolicyList": [{"PolicyName": "inline", "PolicyDocument": _encoded(_document(r))}] if r.maybe("inline", 0.5) else [],
        "AttachedManagedPolicies": _attached(r),
        "Tags": as_list(r.tags),
    }
    if r.maybe("used", 0.7):
        body["RoleLastUsed"] = {"LastUsedDate": r.today, "Region": r.world.options.regions[0]}
    return body


def _build_user(r: Resource) -> JsonObject:
    return {
        "Path": "/",
        "UserName": r.id,
        "UserId": f"AIDA{r.chance.letters('user id', 17)}",
        "Arn": r.arn,
        "CreateDate": r.created,
        "UserPolicyList": [{"PolicyName": "own", "PolicyDocument": _encoded(_document(r))}] if r.maybe("inline", 0.3) else [],
        "GroupList": [r.other(GROUP, r.chance.below("group", 100)).id] if r.maybe("in group", 0.8) else [],
        "AttachedManagedPolicies": _attached(r) if r.maybe("attached", 0.3) else [],
        "Tags": as_list(r.tags),
    }


def _build_group(r: Resource) -> JsonObject:
    return {
        "Path": "/",
        "GroupName": r.id,
        "GroupId": f"AGPA{r.chance.letters('group id', 17)}",
        "Arn": r.arn,
        "CreateDate": r.created,
        "GroupPolicyList": [{"PolicyName": "members", "PolicyDocument": _encoded(_document(r))}] if r.maybe("inline", 0.4) else [],
        "AttachedManagedPolicies": _attached(r),
    }


def _build_policy(r: Resource) -> JsonObject:
    document, version = _document(r), r.moves("document", 0.14) + 1
    return {
        "PolicyName": r.id,
        "PolicyId": f"ANPA{r.chance.letters('policy id', 17)}",
        "Arn": r.arn,
        "Path": "/",
        "DefaultVersionId": f"v{version}",
        "AttachmentCount": r.chance.below("attachments", 4),
        "PermissionsBoundaryUsageCount": 0,
        "IsAttachable": True,
        "Description": f"Rights of {r.id}",
        "CreateDate": r.created,
        "UpdateDate": r.modified,
        "PolicyVersionList": [
            {"Document": _encoded(document), "VersionId": f"v{version}", "IsDefaultVersion": True, "CreateDate": r.modified}
        ],
    }


KINDS = (
    Kind(
        ROLE,
        14,
        lambda r: f"{r.pick('word', _ROLE_WORDS)}-role-{r.number}",
        arn("iam", "role/", regional=False),
        _build_role,
        is_global=True,
        lasting=True,
    ),
    Kind(USER, 6, lambda r: f"{r.pick('person', _PEOPLE)}.{r.number}", arn("iam", "user/", regional=False), _build_user, is_global=True),
    Kind(
        GROUP,
        3,
        lambda r: f"{('admins', 'developers', 'readers', 'auditors')[r.number % 4]}-{r.number}",
        arn("iam", "group/", regional=False),
        _build_group,
        is_global=True,
        lasting=True,
        tagged=0,
    ),
    Kind(
        POLICY,
        5,
        lambda r: f"{r.pick('word', _ROLE_WORDS)}-policy-{r.number}",
        arn("iam", "policy/", regional=False),
        _build_policy,
        is_global=True,
        lasting=True,
        tagged=0,
    ),
)

_DETAILS = (
    ("Role", "RoleDetailList", ROLE),
    ("User", "UserDetailList", USER),
    ("Group", "GroupDetailList", GROUP),
    ("LocalManagedPolicy", "Policies", POLICY),
)


@answers("iam", "GetAccountAuthorizationDetails")
def authorization_details(world: World, account: Account, call: Call) -> JsonObject:
    """One kind at a time, in the order of `_DETAILS`; without a filter all four stand on one page."""
    wanted = call.params.get("Filter") or [name for name, _, _ in _DETAILS]
    answer: JsonObject = {key: [] for _, key, _ in _DETAILS}
    if len(wanted) == 1:
        for name, key, type_name in _DETAILS:
            if name in wanted:
                answer |= page(call, walker(world, account, call, type_name), lambda r: r.body, 100, key)
        return {"IsTruncated": False} | answer
    for name, key, type_name in _DETAILS:
        if name in wanted:
            answer[key] = [r.body for r in world.walk(type_name, account, call.region)]
    return answer | {"IsTruncated": False}


def _only(*names: str) -> Show:
    return lambda r: {name: r.body[name] for name in names if name in r.body}


_ROLE_PARTS = ("Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument")
_USER_PARTS = ("Path", "UserName", "UserId", "Arn", "CreateDate")
lists("iam", "ListRoles", ROLE, _only(*_ROLE_PARTS))
lists("iam", "ListUsers", USER, _only(*_USER_PARTS))
lists("iam", "ListGroups", GROUP, _only("Path", "GroupName", "GroupId", "Arn", "CreateDate"))
lists("iam", "ListPolicies", POLICY, lambda r: {name: value for name, value in r.body.items() if name != "PolicyVersionList"})
describes(
    "iam",
    "GetRole",
    ROLE,
    "RoleName",
    "Role",
    ("NoSuchEntity", "The role with name {name} cannot be found.", 404),
    _only(*_ROLE_PARTS, "Tags", "RoleLastUsed"),
)
describes("iam", "GetUser", USER, "UserName", "User", NO_USER, _only(*_USER_PARTS, "Tags"))


def access_keys(user: Resource) -> list[JsonObject]:
    """The keys of a user: none, one or two."""
    return [
        {
            "UserName": user.id,
            "AccessKeyId": f"AKIA{user.chance.letters(f'access key {index}', 16)}",
            "Status": user.moving(f"key status {index}", ("Active", "Active", "Inactive"), 0.06),
            "CreateDate": user.created,
        }
        for index in range(user.chance.below("keys", 3))
    ]


def has_mfa(user: Resource) -> bool:
    return user.maybe("mfa", 0.5)


def has_password(user: Resource) -> bool:
    return user.maybe("password", 0.6)


@answers("iam", "ListAccessKeys")
def list_access_keys(world: World, account: Account, call: Call) -> JsonObject:
    r = find(world, account, call, USER, call.params.get("UserName", ""), NO_USER)
    return {"AccessKeyMetadata": access_keys(r), "IsTruncated": False}


@answers("iam", "ListMFADevices")
def list_mfa_devices(world: World, account: Account, call: Call) -> JsonObject:
    r = find(world, account, call, USER, call.params.get("UserName", ""), NO_USER)
    devices = [{"UserName": r.id, "SerialNumber": f"arn:aws:iam::{r.account_id}:mfa/{r.id}", "EnableDate": r.created}] if has_mfa(r) else []
    return {"MFADevices": devices, "IsTruncated": False}


@answers("iam", "GetLoginProfile")
def login_profile(world: World, account: Account, call: Call) -> JsonObject:
    r = find(world, account, call, USER, call.params.get("UserName", ""), NO_USER)
    if not has_password(r):
        raise AwsError("NoSuchEntity", f"Login Profile for User {r.id} cannot be found.", 404)
    return {"LoginProfile": {"UserName": r.id, "CreateDate": r.created, "PasswordResetRequired": False}}
