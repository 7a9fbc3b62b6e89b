"""Rows of IAM. Everything comes from the account's authorization details: one call per thousand, policies included."""

from __future__ import annotations

from inventory_assets.catalog.documents import policy_sets
from inventory_assets.catalog.reports import CREDENTIAL_REPORT, CREDENTIAL_USE, read_credential_report
from inventory_assets.catalog.types import SWEEP, UNTAGGABLE, Detail, Edge, ResourceType, Shared

_ABSENT = ("NoSuchEntity", "NoSuchEntityException")

ROLE = ResourceType(
    type="AWS::IAM::Role",
    plural="iam_roles",
    service="iam",
    operation="GetAccountAuthorizationDetails",
    params={"Filter": ["Role"]},
    items="RoleDetailList[]",
    id="RoleName",
    arn="Arn",
    name="RoleName",
    tags="Tags",
    created_at="CreateDate",
    scope="global",
    volatile=("RoleLastUsed", "InstanceProfileList[].Roles[].RoleLastUsed"),
    json_text=("InstanceProfileList[].Roles[].AssumeRolePolicyDocument",),  # the role's own, once more
    policies=("AssumeRolePolicyDocument", "RolePolicyList[].PolicyDocument"),
    sets=(
        *policy_sets("InstanceProfileList[].Roles[].AssumeRolePolicyDocument"),
        "InstanceProfileList[].Roles[].Tags",
        "InstanceProfileList[].Tags",
        "InstanceProfileList",
        "RolePolicyList",
        "AttachedManagedPolicies",
    ),
    edges=(
        Edge("uses_policy", "AttachedManagedPolicies[].PolicyArn", ("AWS::IAM::Policy",)),
        Edge("bounded_by", "PermissionsBoundary.PermissionsBoundaryArn", ("AWS::IAM::Policy",)),
    ),
    aliases=("role", "aws_iam_role"),
)

USER = ResourceType(
    type="AWS::IAM::User",
    plural="iam_users",
    service="iam",
    operation="GetAccountAuthorizationDetails",
    params={"Filter": ["User"]},
    items="UserDetailList[]",
    id="UserName",
    arn="Arn",
    name="UserName",
    tags="Tags",
    created_at="CreateDate",
    scope="global",
    details=(
        Detail("AccessKeys", "ListAccessKeys", {"UserName": "{UserName}"}, "AccessKeyMetadata", paginated=True),
        Detail("MFADevices", "ListMFADevices", {"UserName": "{UserName}"}, "MFADevices", paginated=True),
        Detail("LoginProfile", "GetLoginProfile", {"UserName": "{UserName}"}, "LoginProfile", absent=_ABSENT),
        Detail(
            "AccessKeysLastUsed",
            "GetAccessKeyLastUsed",
            {"AccessKeyId": "{each}"},
            "AccessKeyLastUsed",
            each="AccessKeys[].AccessKeyId",
        ),
    ),
    shared=(
        Shared(
            "CredentialReport",
            "GetCredentialReport",
            elements="@",
            match="arn",
            to="Arn",
            prepare="GenerateCredentialReport",
            read=read_credential_report,
            fields=CREDENTIAL_REPORT,
        ),
    ),
    volatile=("AccessKeysLastUsed", *(f"CredentialReport.{column}" for column in CREDENTIAL_USE)),
    policies=("UserPolicyList[].PolicyDocument",),
    sets=(
        "UserPolicyList",
        "GroupList",
        "AttachedManagedPolicies",
        "AccessKeys",
        "MFADevices",
    ),
    edges=(
        Edge("member_of", "GroupList[]", ("AWS::IAM::Group",)),
        Edge("uses_policy", "AttachedManagedPolicies[].PolicyArn", ("AWS::IAM::Policy",)),
        Edge("bounded_by", "PermissionsBoundary.PermissionsBoundaryArn", ("AWS::IAM::Policy",)),
    ),
    aliases=("user", "aws_iam_user"),
)

GROUP = ResourceType(
    type="AWS::IAM::Group",
    plural="iam_groups",
    service="iam",
    operation="GetAccountAuthorizationDetails",
    params={"Filter": ["Group"]},
    items="GroupDetailList[]",
    id="GroupName",
    arn="Arn",
    name="GroupName",
    tags=UNTAGGABLE,
    created_at="CreateDate",
    scope="global",
    policies=("GroupPolicyList[].PolicyDocument",),
    sets=("GroupPolicyList", "AttachedManagedPolicies"),
    edges=(Edge("uses_policy", "AttachedManagedPolicies[].PolicyArn", ("AWS::IAM::Policy",)),),
    aliases=("group", "aws_iam_group"),
)

POLICY = ResourceType(
    type="AWS::IAM::Policy",
    plural="iam_policies",
    service="iam",
    operation="GetAccountAuthorizationDetails",
    params={"Filter": ["LocalManagedPolicy"]},  # AWS's own policies belong to AWS
    items="Policies[]",
    id="Arn~/",
    arn="Arn",
    name="PolicyName",
    tags=SWEEP,
    created_at="CreateDate",
    scope="global",
    volatile=("AttachmentCount", "PermissionsBoundaryUsageCount"),  # the attachments stand with who has them
    policies=("PolicyVersionList[].Document",),
    sets=("PolicyVersionList",),
    aliases=("policy", "aws_iam_policy", "AWS::IAM::ManagedPolicy", "iam:managed-policy"),
)

TYPES = (ROLE, USER, GROUP, POLICY)
