"""Directories of people and the desktops they use: Cognito, Directory Service, WorkSpaces, AppStream."""

from __future__ import annotations

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, describes, lists, walker
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.functions import FUNCTION
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.naming import arn, uuid_of, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET, vpc_of
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.security import KEY
from inventory_assets.localcloud.estate.world import World

POOL, IDENTITY_POOL = "AWS::Cognito::UserPool", "AWS::Cognito::IdentityPool"
DIRECTORY = "AWS::DirectoryService::Directory"
WORKSPACE, WORKSPACE_DIRECTORY, FLEET = "AWS::WorkSpaces::Workspace", "AWS::WorkSpaces::Directory", "AWS::AppStream::Fleet"
NO_POOL = ("ResourceNotFoundException", "User pool {name} does not exist.", 400)
NO_IDENTITY_POOL = ("ResourceNotFoundException", "IdentityPool '{name}' not found.", 400)


def _build_pool(r: Resource) -> JsonObject:
    """Some with passwords that are easily guessed, and without a second factor."""
    strict = r.moving("strict", (True, False), 0.08)
    function = r.other(FUNCTION, 0).arn
    password: JsonObject = {f"Require{kind}": strict for kind in ("Uppercase", "Lowercase", "Numbers", "Symbols")}
    password |= {"MinimumLength": 14 if strict else 6, "TemporaryPasswordValidityDays": 7 if strict else 90}
    senders = {kind: {"LambdaVersion": "V1_0", "LambdaArn": function} for kind in ("CustomSMSSender", "CustomEmailSender")}
    return {
        "Id": r.id,
        "Name": word_id("people")(r),
        "Arn": r.arn,
        "Status": "Enabled",
        "Policies": {"PasswordPolicy": password},
        "DeletionProtection": r.moving("protected", ("ACTIVE", "INACTIVE"), 0.1),
        "MfaConfiguration": _mfa(r),
        "LambdaConfig": {**senders, "KMSKeyID": r.other(KEY, 0).arn},
        "UserPoolAddOns": {"AdvancedSecurityMode": r.pick("advanced", ("OFF", "AUDIT", "ENFORCED"))},
        "SmsConfiguration": {"SnsCallerArn": r.other(ROLE, 0).arn},
        "EstimatedNumberOfUsers": r.chance.below(f"users {r.world.options.day}", 5000),
        "UserPoolTags": r.tags,
    }


def _mfa(r: Resource) -> str:
    return r.moving("mfa", ("OFF", "OPTIONAL", "ON"), 0.1)


def _mfa_config(r: Resource) -> JsonObject:
    return {"MfaConfiguration": _mfa(r), "SoftwareTokenMfaConfiguration": {"Enabled": _mfa(r) != "OFF"}}


def _listed_pool(r: Resource) -> JsonObject:
    shown = ("Id", "Name", "LambdaConfig", "Status", "LastModifiedDate", "CreationDate")
    return {name: r.body[name] for name in shown}


def _build_identity_pool(r: Resource) -> JsonObject:
    pool = r.other(POOL, 0)
    provider = {"ProviderName": f"cognito-idp.{r.region}.amazonaws.com/{pool.id}", "ClientId": r.chance.hex("client", 26)}
    return {
        "IdentityPoolId": r.id,
        "IdentityPoolName": word_id("visitors")(r),
        "AllowUnauthenticatedIdentities": r.moving("guests", (False, False, True), 0.08),
        "AllowClassicFlow": r.maybe("classic", 0.2),
        "CognitoIdentityProviders": [provider | {"ServerSideTokenCheck": r.maybe("checked", 0.5)}],
        "IdentityPoolTags": r.tags,
    }


def _roles(r: Resource) -> JsonObject:
    roles = {"authenticated": r.other(ROLE, 0).arn}
    if r.body["AllowUnauthenticatedIdentities"]:
        roles["unauthenticated"] = r.other(ROLE, 1).arn
    return {"IdentityPoolId": r.id, "Roles": roles}


def _place(r: Resource) -> JsonObject:
    subnets = [r.other(SUBNET, r.number + index).id for index in range(2)]
    zones = [f"{r.region}a", f"{r.region}b"]
    return {"VpcId": vpc_of(r).id, "SubnetIds": subnets, "SecurityGroupId": r.other(GROUP, r.number).id, "AvailabilityZones": zones}


def _build_directory(r: Resource) -> JsonObject:
    connected = r.number % 3 == 2
    kind = "ADConnector" if connected else ("MicrosoftAD", "SimpleAD")[r.number % 3]
    return {
        "DirectoryId": r.id,
        "Name": f"{word_id('corp')(r)}.meridian.example",
        "Type": kind,
        "Edition": "Standard" if kind == "MicrosoftAD" else None,
        "SsoEnabled": r.moving("sso", (False, True), 0.1),
        "Stage": r.pick(f"stage {r.world.options.day}", ("Active", "Active", "Impaired")),
        "StageLastUpdatedDateTime": r.today,
        "VpcSettings": None if connected else _place(r),
        "ConnectSettings": {**_place(r), "CustomerUserName": "connector", "ConnectIps": ["10.0.0.10"]} if connected else None,
    }


def _ldaps(r: Resource) -> list[JsonObject]:
    if r.body["Type"] != "MicrosoftAD":
        raise AwsError("UnsupportedOperationException", "LDAPS operations are not supported for this Directory Type.", 400)
    status = r.moving("ldaps", ("Disabled", "Enabled"), 0.1)
    return [{"LDAPSStatus": status, "LastUpdatedDateTime": r.modified}]


def _build_workspace_directory(r: Resource) -> JsonObject:
    creation = {"EnableInternetAccess": r.moving("internet", (False, True), 0.1), "UserEnabledAsLocalAdministrator": r.maybe("admins", 0.3)}
    return {
        "DirectoryId": r.id,
        "DirectoryName": r.other(DIRECTORY, 0).body["Name"],
        "DirectoryType": "CUSTOMER_MANAGED",
        "SubnetIds": [r.other(SUBNET, r.number + index).id for index in range(2)],
        "RegistrationCode": f"{r.world.options.seed}+{r.chance.letters('code', 6)}",
        "IamRoleId": r.other(ROLE, 0).arn,
        "WorkspaceSecurityGroupId": r.other(GROUP, 0).id,
        "WorkspaceCreationProperties": creation,
        "State": "REGISTERED",
        "WorkspaceType": "PERSONAL",
    }


def _build_workspace(r: Resource) -> JsonObject:
    encrypted = r.maybe("encrypted", 0.6)
    return {
        "WorkspaceId": r.id,
        "DirectoryId": r.other(WORKSPACE_DIRECTORY, r.number).id,
        "State": r.pick(f"state {r.world.options.day}", ("AVAILABLE", "STOPPED", "STOPPED")),
        "SubnetId": r.other(SUBNET, r.number).id,
        "VolumeEncryptionKey": r.other(KEY, r.number).arn if encrypted else None,
        "UserVolumeEncryptionEnabled": encrypted,
        "RootVolumeEncryptionEnabled": encrypted and r.maybe("root", 0.7),
        "WorkspaceProperties": {"RunningMode": r.moving("mode", ("AUTO_STOP", "ALWAYS_ON"), 0.1), "Protocols": ["WSP"]},
    }


def _build_fleet(r: Resource) -> JsonObject:
    running = r.chance.below(f"running {r.world.options.day}", 5)
    return {
        "Arn": r.arn,
        "Name": r.id,
        "State": r.moving("state", ("RUNNING", "STOPPED"), 0.1),
        "ComputeCapacityStatus": {"Desired": 2, "Running": running, "InUse": running},
        "EnableDefaultInternetAccess": r.moving("internet", (False, True), 0.1),
        "DisableIMDSV1": r.moving("imds", (True, False), 0.1),
        "IamRoleArn": r.other(ROLE, 0).arn,
    }


_PASSING = ("ErrorMessage", "ErrorCode", "ModificationStates", "RelatedWorkspaces", "StandbyWorkspacesProperties")

KINDS = (
    Kind(
        POOL,
        1.4,
        lambda r: f"{r.region}_{r.chance.letters('id', 9)}",
        arn("cognito-idp", "userpool/"),
        filled("cognito-idp", "DescribeUserPool", "UserPool", _build_pool, without=("UserPoolTags",)),
        lasting=True,
        sweep_type="cognito-idp:userpool",
    ),
    Kind(
        IDENTITY_POOL,
        1.2,
        lambda r: f"{r.region}:{uuid_of(r)}",
        arn("cognito-identity", "identitypool/"),
        filled(
            "cognito-identity",
            "DescribeIdentityPool",
            "@",
            _build_identity_pool,
            without=("IdentityPoolTags", "SupportedLoginProviders", "OpenIdConnectProviderARNs", "SamlProviderARNs"),
        ),
        sweep_type="cognito-identity:identitypool",
    ),
    Kind(
        DIRECTORY,
        1.2,
        lambda r: f"d-{r.chance.hex('id', 10)}",
        arn("ds", "directory/"),
        filled(
            "ds", "DescribeDirectories", "DirectoryDescriptions[]", _build_directory, without=("OwnerDirectoryDescription", "ShareNotes")
        ),
        lasting=True,
        sweep_type="ds:directory",
    ),
    Kind(
        WORKSPACE_DIRECTORY,
        0.6,
        lambda r: r.other(DIRECTORY, 0).id,
        arn("workspaces", "directory/"),
        filled("workspaces", "DescribeWorkspaceDirectories", "Directories[]", _build_workspace_directory, without=("ErrorMessage",)),
        parent=DIRECTORY,
        single=True,
        lasting=True,
        sweep_type="workspaces:directory",
    ),
    Kind(
        WORKSPACE,
        2,
        lambda r: f"ws-{r.chance.letters('id', 9, 'abcdefghijklmnopqrstuvwxyz0123456789')}",
        arn("workspaces", "workspace/"),
        filled("workspaces", "DescribeWorkspaces", "Workspaces[]", _build_workspace, without=_PASSING),
        parent=WORKSPACE_DIRECTORY,
        sweep_type="workspaces:workspace",
    ),
    Kind(
        FLEET,
        1.2,
        word_id("fleet"),
        arn("appstream", "fleet/"),
        filled("appstream", "DescribeFleets", "Fleets[]", _build_fleet, without=("FleetErrors",)),
        sweep_type="appstream:fleet",
    ),
)

lists("cognito-idp", "ListUserPools", POOL, _listed_pool, size=60)
describes("cognito-idp", "DescribeUserPool", POOL, "UserPoolId", "UserPool", NO_POOL)
describes("cognito-idp", "GetUserPoolMfaConfig", POOL, "UserPoolId", None, NO_POOL, _mfa_config)
lists(
    "cognito-identity",
    "ListIdentityPools",
    IDENTITY_POOL,
    lambda r: {name: r.body[name] for name in ("IdentityPoolId", "IdentityPoolName")},
    size=60,
)
describes("cognito-identity", "DescribeIdentityPool", IDENTITY_POOL, "IdentityPoolId", None, NO_IDENTITY_POOL)
describes("cognito-identity", "GetIdentityPoolRoles", IDENTITY_POOL, "IdentityPoolId", None, NO_IDENTITY_POOL, _roles)
lists("ds", "DescribeDirectories", DIRECTORY)
describes(
    "ds",
    "DescribeLDAPSSettings",
    DIRECTORY,
    "DirectoryId",
    "LDAPSSettingsInfo",
    ("DirectoryDoesNotExistException", "Directory {name} does not exist.", 400),
    _ldaps,
)
lists("workspaces", "DescribeWorkspaceDirectories", WORKSPACE_DIRECTORY, size=25)
lists("appstream", "DescribeFleets", FLEET)


@answers("ds", "ListLogSubscriptions")
def log_subscriptions(world: World, account: Account, call: Call) -> JsonObject:
    """Of all directories, where none is named; some have none."""

    def show(r: Resource) -> JsonObject:
        return {"DirectoryId": r.id, "LogGroupName": f"/aws/directoryservice/{r.id}", "SubscriptionCreatedDateTime": r.created}

    logged = [r for r in world.walk(DIRECTORY, account, call.region) if r.maybe("logged", 0.6)]
    return {"LogSubscriptions": [show(r) for r in logged]}


@answers("workspaces", "DescribeWorkspaces")
def describe_workspaces(world: World, account: Account, call: Call) -> JsonObject:
    """Those that are there, and on the last page one that was terminated a while ago."""
    answer = page(call, walker(world, account, call, WORKSPACE), lambda r: r.body, 25)
    last = next(world.walk(WORKSPACE_DIRECTORY, account, call.region), None)
    if last is not None and "NextToken" not in answer:
        answer["Workspaces"].append({"WorkspaceId": "ws-goneforgood", "DirectoryId": last.id, "State": "TERMINATED"})
    return answer
