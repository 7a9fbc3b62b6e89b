"""Rows of directories of people, and of the desktops they use: Cognito, Directory Service, WorkSpaces, AppStream. No user is read."""

from __future__ import annotations

from inventory_assets.catalog.edges import (
    encrypted_with,
    in_subnet,
    in_vpc,
    logs_to,
    reads_from_bucket,
    uses_role,
    uses_security_group,
)
from inventory_assets.catalog.types import SWEEP, Describe, Detail, Edge, JsonObject, ResourceType, Shared

_GONE = ("ResourceNotFoundException",)
_TRIGGERS = (
    "PreSignUp",
    "CustomMessage",
    "PostConfirmation",
    "PreAuthentication",
    "PostAuthentication",
    "DefineAuthChallenge",
    "CreateAuthChallenge",
    "VerifyAuthChallengeResponse",
    "PreTokenGeneration",
    "UserMigration",
    "PreTokenGenerationConfig.LambdaArn",
    "CustomSMSSender.LambdaArn",
    "CustomEmailSender.LambdaArn",
    "InboundFederation.LambdaArn",
)

USER_POOL = ResourceType(
    type="AWS::Cognito::UserPool",
    plural="cognito_user_pools",
    service="cognito-idp",
    operation="ListUserPools",
    params={"MaxResults": 60},
    items="UserPools[]",
    describe=Describe("DescribeUserPool", {"UserPoolId": "{Id}"}, result="UserPool", absent=_GONE),
    details=(Detail("MfaConfig", "GetUserPoolMfaConfig", {"UserPoolId": "{Id}"}),),
    id="Id",
    arn="arn:{partition}:cognito-idp:{region}:{account}:userpool/{Id}",
    name="Name",
    tags="UserPoolTags",
    created_at="CreationDate",
    volatile=("EstimatedNumberOfUsers", "SmsConfigurationFailure", "EmailConfigurationFailure"),
    sets=(
        "SchemaAttributes",
        "AutoVerifiedAttributes",
        "AliasAttributes",
        "UsernameAttributes",
        "UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate",
        "Policies.SignInPolicy.AllowedFirstAuthFactors",
    ),
    edges=(
        *(Edge("calls", f"LambdaConfig.{trigger}", ("AWS::Lambda::Function",)) for trigger in _TRIGGERS),
        encrypted_with("LambdaConfig.KMSKeyID"),
        encrypted_with("KeyConfiguration.KmsKeyArn"),
        uses_role("SmsConfiguration.SnsCallerArn"),
        Edge("sends_mail_as", "EmailConfiguration.SourceArn", ("AWS::SES::EmailIdentity",)),
    ),
    aliases=("cognito", "user-pool", "cognito-idp:userpool", "aws_cognito_user_pool"),
)

IDENTITY_POOL = ResourceType(
    type="AWS::Cognito::IdentityPool",
    plural="cognito_identity_pools",
    service="cognito-identity",
    operation="ListIdentityPools",
    params={"MaxResults": 60},
    items="IdentityPools[]",
    describe=Describe("DescribeIdentityPool", {"IdentityPoolId": "{IdentityPoolId}"}, result="@", absent=_GONE),
    details=(Detail("RoleSettings", "GetIdentityPoolRoles", {"IdentityPoolId": "{IdentityPoolId}"}),),
    id="IdentityPoolId",
    arn="arn:{partition}:cognito-identity:{region}:{account}:identitypool/{IdentityPoolId}",
    name="IdentityPoolName",
    tags="IdentityPoolTags",
    sets=("OpenIdConnectProviderARNs", "CognitoIdentityProviders", "SamlProviderARNs"),
    edges=(
        uses_role("RoleSettings.Roles.authenticated"),
        uses_role("RoleSettings.Roles.unauthenticated"),
        # cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI
        Edge("trusts", "CognitoIdentityProviders[].ProviderName", ("AWS::Cognito::UserPool",), pattern=r"/([^/]+)$"),
        Edge("trusts", "SamlProviderARNs[]", ("AWS::IAM::SAMLProvider",)),
        Edge("trusts", "OpenIdConnectProviderARNs[]", ("AWS::IAM::OIDCProvider",)),
    ),
    aliases=("identity-pool", "aws_cognito_identity_pool"),
)


def _is_managed(directory: JsonObject) -> bool:
    """Only the Microsoft AD that AWS runs has settings of LDAPS."""
    return directory.get("Type") == "MicrosoftAD"


_SERVERS = ("RadiusSettings", "OwnerDirectoryDescription.RadiusSettings")
_PLACES = ("VpcSettings", "ConnectSettings", "OwnerDirectoryDescription.VpcSettings")

DIRECTORY = ResourceType(
    type="AWS::DirectoryService::Directory",
    plural="ds_directories",
    service="ds",
    operation="DescribeDirectories",
    items="DirectoryDescriptions[]",
    details=(
        Detail(
            "LdapsSettings",
            "DescribeLDAPSSettings",
            {"DirectoryId": "{DirectoryId}", "Type": "Client"},
            "LDAPSSettingsInfo",
            paginated=True,
            when=_is_managed,
        ),
    ),
    shared=(Shared("LogSubscriptions", "ListLogSubscriptions", "LogSubscriptions[]", match="DirectoryId", to="DirectoryId", many=True),),
    id="DirectoryId",
    arn="arn:{partition}:ds:{region}:{account}:directory/{DirectoryId}",
    name="Name",
    tags=SWEEP,
    created_at="LaunchTime",
    volatile=("Stage", "StageReason", "StageLastUpdatedDateTime", "RadiusStatus", "OwnerDirectoryDescription.RadiusStatus"),
    sets=(
        "DnsIpAddrs",
        "DnsIpv6Addrs",
        "OwnerDirectoryDescription.DnsIpAddrs",
        "OwnerDirectoryDescription.DnsIpv6Addrs",
        "ConnectSettings.ConnectIps",
        "ConnectSettings.ConnectIpsV6",
        "RegionsInfo.AdditionalRegions",
        "HybridSettings.SelfManagedDnsIpAddrs",
        "HybridSettings.SelfManagedInstanceIds",
        *(f"{place}.{name}" for place in _PLACES for name in ("SubnetIds", "AvailabilityZones")),
        *(f"{servers}.{name}" for servers in _SERVERS for name in ("RadiusServers", "RadiusServersIpv6")),
    ),
    redact=tuple(f"{servers}.SharedSecret" for servers in _SERVERS),
    plain=("ShareNotes",),  # what the owner wrote to whom it shares with
    edges=(
        in_vpc("VpcSettings.VpcId"),
        in_subnet("VpcSettings.SubnetIds[]"),
        uses_security_group("VpcSettings.SecurityGroupId"),
        in_vpc("ConnectSettings.VpcId"),
        in_subnet("ConnectSettings.SubnetIds[]"),
        uses_security_group("ConnectSettings.SecurityGroupId"),
        logs_to("LogSubscriptions[].LogGroupName"),
        Edge("shared_from", "OwnerDirectoryDescription.DirectoryId", ("AWS::DirectoryService::Directory",)),
    ),
    aliases=(
        "ds",
        "directory",
        "aws_directory_service_directory",
        "AWS::DirectoryService::MicrosoftAD",
        "AWS::DirectoryService::SimpleAD",
    ),
)

WORKSPACE_DIRECTORY = ResourceType(
    type="AWS::WorkSpaces::Directory",
    plural="workspaces_directories",
    service="workspaces",
    operation="DescribeWorkspaceDirectories",
    params={"Limit": 25},
    items="Directories[]",
    id="DirectoryId",
    arn="arn:{partition}:workspaces:{region}:{account}:directory/{DirectoryId}",
    name="DirectoryName",
    tags=SWEEP,
    volatile=("ErrorMessage",),
    sets=(
        "SubnetIds",
        "DnsIpAddresses",
        "DnsIpv6Addresses",
        "ipGroupIds",
        "WorkspaceAccessProperties.AccessEndpointConfig.AccessEndpoints",
        "WorkspaceAccessProperties.AccessEndpointConfig.InternetFallbackProtocols",
        "StreamingProperties.UserSettings",
        "StreamingProperties.StorageConnectors",
    ),
    redact=("RegistrationCode",),  # lets a client reach the login
    edges=(
        Edge("uses_directory", "DirectoryId", ("AWS::DirectoryService::Directory",)),
        in_subnet(),
        uses_security_group("WorkspaceSecurityGroupId"),
        uses_security_group("WorkspaceCreationProperties.CustomSecurityGroupId"),
        uses_role("IamRoleId"),
        uses_role("WorkspaceCreationProperties.InstanceIamRoleArn"),
        Edge(
            "uses_vpc_endpoint",
            "WorkspaceAccessProperties.AccessEndpointConfig.AccessEndpoints[].VpcEndpointId",
            ("AWS::EC2::VPCEndpoint",),
        ),
        Edge("reads_secret", "ActiveDirectoryConfig.ServiceAccountSecretArn", ("AWS::SecretsManager::Secret",)),
        Edge("reads_secret", "MicrosoftEntraConfig.ApplicationConfigSecretArn", ("AWS::SecretsManager::Secret",)),
        Edge("uses_identity_center", "IDCConfig.InstanceArn", ("AWS::SSO::Instance",)),
    ),
    aliases=("workspaces-directory", "aws_workspaces_directory"),
)


def _is_not_terminated(workspace: JsonObject) -> bool:
    """A terminated WorkSpace is listed for a while."""
    return workspace.get("State") != "TERMINATED"


WORKSPACE = ResourceType(
    type="AWS::WorkSpaces::Workspace",
    plural="workspaces_workspaces",
    service="workspaces",
    operation="DescribeWorkspaces",
    items="Workspaces[]",
    id="WorkspaceId",
    arn="arn:{partition}:workspaces:{region}:{account}:workspace/{WorkspaceId}",
    name="WorkspaceName",
    tags=SWEEP,
    where=_is_not_terminated,
    # One that stops by itself starts when its user comes.
    volatile=(
        "State",
        "ErrorMessage",
        "ErrorCode",
        "ModificationStates",
        "RelatedWorkspaces[].State",
        "DataReplicationSettings.RecoverySnapshotTime",
        "StandbyWorkspacesProperties[].RecoverySnapshotTime",
    ),
    sets=("WorkspaceProperties.Protocols", "RelatedWorkspaces", "StandbyWorkspacesProperties"),
    edges=(
        Edge("in_directory", "DirectoryId", ("AWS::WorkSpaces::Directory",)),
        in_subnet("SubnetId"),
        encrypted_with("VolumeEncryptionKey"),
    ),
    aliases=("workspace", "workspaces", "aws_workspaces_workspace"),
)

FLEET = ResourceType(
    type="AWS::AppStream::Fleet",
    plural="appstream_fleets",
    service="appstream",
    operation="DescribeFleets",
    items="Fleets[]",
    id="Name",
    arn="Arn",
    name="Name",
    tags=SWEEP,
    created_at="CreatedTime",
    # Desired capacity moves by itself, too, where the fleet scales.
    volatile=("ComputeCapacityStatus", "FleetErrors"),
    sets=("VpcConfig.SubnetIds", "VpcConfig.SecurityGroupIds", "UsbDeviceFilterStrings"),
    edges=(
        in_subnet("VpcConfig.SubnetIds[]"),
        uses_security_group("VpcConfig.SecurityGroupIds[]"),
        uses_role("IamRoleArn"),
        reads_from_bucket("SessionScriptS3Location.S3Bucket"),
    ),
    aliases=("appstream", "aws_appstream_fleet"),
)

TYPES = (USER_POOL, IDENTITY_POOL, DIRECTORY, WORKSPACE_DIRECTORY, WORKSPACE, FLEET)
