"""Rows of the organization and of who may enter its accounts: Organizations, Identity Center. The accounts themselves are no resources."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with
from inventory_assets.catalog.types import SWEEP, UNTAGGABLE, Describe, Detail, Edge, JsonObject, ResourceType

_NO_ORGANIZATION = ("AWSOrganizationsNotInUseException",)

ORGANIZATION = ResourceType(
    type="AWS::Organizations::Organization",
    plural="organizations_organizations",
    service="organizations",
    operation="DescribeOrganization",
    items="Organization",
    single=True,
    absent=_NO_ORGANIZATION,
    management_only=True,
    details=(
        Detail("Roots", "ListRoots", {}, "Roots", paginated=True),
        Detail("ServiceAccess", "ListAWSServiceAccessForOrganization", {}, "EnabledServicePrincipals", paginated=True),
        Detail("DelegatedAdministrators", "ListDelegatedAdministrators", {}, "DelegatedAdministrators", paginated=True),
        Detail("ResourcePolicy", "DescribeResourcePolicy", {}, "ResourcePolicy.Content", absent=("ResourcePolicyNotFoundException",)),
    ),
    id="Id",
    arn="Arn",
    tags=UNTAGGABLE,
    scope="global",
    sets=("AvailablePolicyTypes", "Roots[].PolicyTypes", "Roots", "ServiceAccess", "DelegatedAdministrators"),
    policies=("ResourcePolicy",),
    plain=("MasterAccountEmail", "DelegatedAdministrators[].Email", "DelegatedAdministrators[].Name"),  # stand in the accounts, too
    edges=(
        Edge("managed_by", "MasterAccountId", ("AWS::Account::Account",)),
        Edge("delegates_to", "DelegatedAdministrators[].Id", ("AWS::Account::Account",), needs="neither"),
    ),
    aliases=("organization", "aws_organizations_organization"),
)

#: One for each kind of policy that the root has enabled. Policies of other kinds are attached to nothing and have no effect.
POLICY_TYPE = ResourceType(
    type="AWS::Organizations::PolicyType",
    plural="organizations_policy_types",
    service="organizations",
    operation="ListRoots",
    items="Roots[].PolicyTypes[]",
    absent=_NO_ORGANIZATION,
    management_only=True,
    id="Type",
    arn="arn:{partition}:organizations::{account}:policy-type/{Type}",
    scope="global",
    stored=False,
)


def _is_own(policy: JsonObject) -> bool:
    """FullAWSAccess and the like belong to AWS."""
    return not policy.get("AwsManaged")


POLICY = ResourceType(
    type="AWS::Organizations::Policy",
    plural="organizations_policies",
    service="organizations",
    operation="ListPolicies",
    params={"Filter": "{parent.Type}"},
    parent="AWS::Organizations::PolicyType",
    management_only=True,
    items="Policies[]",
    where=_is_own,
    details=(
        Detail("Content", "DescribePolicy", {"PolicyId": "{Id}"}, "Policy.Content"),
        Detail("Targets", "ListTargetsForPolicy", {"PolicyId": "{Id}"}, "Targets", paginated=True),
    ),
    id="Id",
    arn="Arn",
    name="Name",
    tags=SWEEP,
    scope="global",
    policies=("Content",),
    sets=("Targets",),
    edges=(Edge("restricts", "Targets[].TargetId", ("AWS::Organizations::OrganizationalUnit", "AWS::Account::Account"), needs="neither"),),
    aliases=("scp", "service-control-policy", "aws_organizations_policy"),
)

ROOT = ResourceType(
    type="AWS::Organizations::Root",
    plural="organizations_roots",
    service="organizations",
    operation="ListRoots",
    items="Roots[]",
    absent=_NO_ORGANIZATION,
    management_only=True,
    id="Id",
    arn="Arn",
    name="Name",
    scope="global",
    stored=False,  # stands in the organization
)

UNIT = ResourceType(
    type="AWS::Organizations::OrganizationalUnit",
    plural="organizations_organizational_units",
    service="organizations",
    operation="ListOrganizationalUnitsForParent",
    params={"ParentId": "{parent.Id}"},
    parent="AWS::Organizations::Root",
    parent_absent=("ParentNotFoundException",),
    nested=True,
    management_only=True,
    items="OrganizationalUnits[]",
    id="Id",
    arn="Arn",
    name="Name",
    tags=SWEEP,
    scope="global",
    # o-…/r-…/ou-…/ou-…/: the last is itself.
    edges=(Edge("in_unit", "Path", ("AWS::Organizations::OrganizationalUnit",), pattern=r"/(ou-[^/]+)/ou-[^/]+/$"),),
    aliases=("ou", "organizational-unit", "aws_organizations_organizational_unit"),
)

IDENTITY_CENTER = ResourceType(
    type="AWS::SSO::Instance",
    plural="sso_instances",
    service="sso-admin",
    operation="ListInstances",
    items="Instances[]",
    describe=Describe("DescribeInstance", {"InstanceArn": "{InstanceArn}"}, result="@"),
    id="InstanceArn~/",
    arn="InstanceArn",
    name="Name",
    tags=SWEEP,
    created_at="CreatedDate",
    owner="OwnerAccountId",  # members see that of their organization
    sets=(
        "Regions",
        "NetworkConfigurationDetails.RestrictSourceVpcs",
        "NetworkConfigurationDetails.AllowSourceIps",
        "NetworkConfigurationDetails.ExcludeApplicationArns",
    ),
    edges=(encrypted_with("EncryptionConfigurationDetails.KmsKeyArn"),),
    aliases=("sso", "identity-center", "aws_ssoadmin_instances"),
)

_PERMISSION_SET = {"InstanceArn": "{parent.InstanceArn}", "PermissionSetArn": "{PermissionSetArn}"}

PERMISSION_SET = ResourceType(
    type="AWS::SSO::PermissionSet",
    plural="sso_permission_sets",
    service="sso-admin",
    operation="ListPermissionSets",
    params={"InstanceArn": "{parent.InstanceArn}"},
    parent="AWS::SSO::Instance",
    # An instance of one account alone has none, and answers ValidationException ("not supported for account instances").
    parent_absent=("ResourceNotFoundException", "ValidationException"),
    items="PermissionSets[]",
    describe=Describe(
        "DescribePermissionSet",
        {"InstanceArn": "{parent.InstanceArn}", "PermissionSetArn": "{@}"},
        result="PermissionSet",
        keep_listed="PermissionSetArn",
        absent=("ResourceNotFoundException",),
    ),
    details=(
        Detail("InlinePolicy", "GetInlinePolicyForPermissionSet", _PERMISSION_SET, "InlinePolicy", omits_empty=True),
        Detail("ManagedPolicies", "ListManagedPoliciesInPermissionSet", _PERMISSION_SET, "AttachedManagedPolicies", paginated=True),
        Detail(
            "CustomerManagedPolicies",
            "ListCustomerManagedPolicyReferencesInPermissionSet",
            _PERMISSION_SET,
            "CustomerManagedPolicyReferences",
            paginated=True,
        ),
        Detail(
            "PermissionsBoundary",
            "GetPermissionsBoundaryForPermissionSet",
            _PERMISSION_SET,
            "PermissionsBoundary",
            absent=("ResourceNotFoundException",),
        ),
        Detail("Accounts", "ListAccountsForProvisionedPermissionSet", _PERMISSION_SET, "AccountIds", paginated=True),
    ),
    id="PermissionSetArn~/",
    arn="PermissionSetArn",
    name="Name",
    tags=SWEEP,
    created_at="CreatedDate",
    policies=("InlinePolicy",),
    sets=("ManagedPolicies", "CustomerManagedPolicies", "Accounts"),
    edges=(
        Edge("in_identity_center", "PermissionSetArn", ("AWS::SSO::Instance",), pattern=r":permissionSet/([^/]+)/"),
        Edge("uses_policy", "ManagedPolicies[].Arn", ("AWS::IAM::Policy",)),
        Edge("bounded_by", "PermissionsBoundary.ManagedPolicyArn", ("AWS::IAM::Policy",)),
        Edge("grants_access_to", "Accounts[]", ("AWS::Account::Account",), needs="neither"),
    ),
    aliases=("permission-set", "sso:permissionset", "aws_ssoadmin_permission_set"),
)

TYPES = (ORGANIZATION, POLICY_TYPE, POLICY, ROOT, UNIT, IDENTITY_CENTER, PERMISSION_SET)
