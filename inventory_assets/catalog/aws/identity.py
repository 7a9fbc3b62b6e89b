"""Rows of what IAM knows besides roles, users, groups and policies: instance profiles, identity providers, certificates, MFA devices."""

from __future__ import annotations

from inventory_assets.catalog.documents import policy_sets
from inventory_assets.catalog.edges import uses_role
from inventory_assets.catalog.types import SWEEP, Describe, Edge, ResourceType

_GONE = ("NoSuchEntity",)

INSTANCE_PROFILE = ResourceType(
    type="AWS::IAM::InstanceProfile",
    plural="iam_instance_profiles",
    service="iam",
    operation="ListInstanceProfiles",
    items="InstanceProfiles[]",
    id="InstanceProfileName",
    arn="Arn",
    name="InstanceProfileName",
    tags=SWEEP,
    created_at="CreateDate",
    scope="global",
    volatile=("Roles[].RoleLastUsed",),
    json_text=("Roles[].AssumeRolePolicyDocument",),  # that of the role, which has it itself
    sets=("Roles", "Roles[].Tags", *policy_sets("Roles[].AssumeRolePolicyDocument")),
    edges=(uses_role("Roles[].Arn"),),
    aliases=("instance-profile", "aws_iam_instance_profile"),
)

SAML_PROVIDER = ResourceType(
    type="AWS::IAM::SAMLProvider",
    plural="iam_saml_providers",
    service="iam",
    operation="ListSAMLProviders",
    items="SAMLProviderList[]",
    describe=Describe("GetSAMLProvider", {"SAMLProviderArn": "{Arn}"}, result="@", keep_listed="Provider", absent=_GONE),
    id="Provider.Arn~/",
    arn="Provider.Arn",
    name="Provider.Arn~/",
    tags="Tags",
    created_at="CreateDate",
    scope="global",
    # The metadata are certificates and addresses of the identity provider: kilobytes, of which a change is all that matters.
    redact=("SAMLMetadataDocument", "PrivateKeyList"),
    sets=("PrivateKeyList",),
    aliases=("saml-provider", "aws_iam_saml_provider"),
)

OIDC_PROVIDER = ResourceType(
    type="AWS::IAM::OIDCProvider",
    plural="iam_oidc_providers",
    service="iam",
    operation="ListOpenIDConnectProviders",
    items="OpenIDConnectProviderList[]",
    describe=Describe("GetOpenIDConnectProvider", {"OpenIDConnectProviderArn": "{Arn}"}, result="@", keep_listed="Provider", absent=_GONE),
    id="Provider.Arn~oidc-provider/",
    arn="Provider.Arn",
    name="Url",
    tags="Tags",
    created_at="CreateDate",
    scope="global",
    sets=("ClientIDList", "ThumbprintList"),
    aliases=("oidc-provider", "aws_iam_openid_connect_provider"),
)

SERVER_CERTIFICATE = ResourceType(
    type="AWS::IAM::ServerCertificate",
    plural="iam_server_certificates",
    service="iam",
    operation="ListServerCertificates",
    items="ServerCertificateMetadataList[]",
    id="ServerCertificateName",
    arn="Arn",
    name="ServerCertificateName",
    tags=SWEEP,
    created_at="UploadDate",
    scope="global",
    aliases=("server-certificate", "aws_iam_server_certificate"),
)

VIRTUAL_MFA_DEVICE = ResourceType(
    type="AWS::IAM::VirtualMFADevice",
    plural="iam_virtual_mfa_devices",
    service="iam",
    operation="ListVirtualMFADevices",
    items="VirtualMFADevices[]",
    id="SerialNumber~mfa/",
    arn="SerialNumber",
    name="SerialNumber~mfa/",
    tags=SWEEP,
    created_at="EnableDate",  # null where it was never given to anybody
    scope="global",
    volatile=("User.PasswordLastUsed",),
    redact=("Base32StringSeed", "QRCodePNG"),
    sets=("User.Tags",),
    edges=(Edge("belongs_to", "User.Arn", ("AWS::IAM::User",)),),
    aliases=("mfa-device", "aws_iam_virtual_mfa_device"),
)

TYPES = (INSTANCE_PROFILE, SAML_PROVIDER, OIDC_PROVIDER, SERVER_CERTIFICATE, VIRTUAL_MFA_DEVICE)
