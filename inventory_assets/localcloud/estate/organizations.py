"""What AWS Organizations and STS answer. The accounts themselves are made in `accounts.py`."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import ORGANIZATION_ID, ROOT_ID, UNITS, Account, management_account, unit_ids
from inventory_assets.localcloud.estate.answers import answers
from inventory_assets.localcloud.estate.chance import Chance
from inventory_assets.localcloud.estate.paging import page, sequence
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

ROLE_ARN = re.compile(r"arn:aws[\w-]*:iam::(\d{12}):role/(.+)")
ADMIN_ROLE = "OrganizationAccountAccessRole"
POLICY_TYPES = ("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY")  # that the root has enabled
LISTED = 20  # Organizations gives no more on a page


def organization_arn(world: World, tail: str) -> str:
    """ARNs of Organizations belong to the management account."""
    return f"arn:aws:organizations::{management_account(world.options).account_id}:{tail}"


def show_account(world: World, account: Account) -> JsonObject:
    """An account as the service shows it."""
    joined = datetime.combine(world.options.first_day, datetime.min.time(), UTC) - timedelta(days=900 - 20 * min(account.number, 40))
    return {
        "Id": account.account_id,
        "Arn": organization_arn(world, f"account/{ORGANIZATION_ID}/{account.account_id}"),
        "Email": account.email,
        "Name": account.name,
        "Status": account.status,
        "State": account.status,
        "JoinedMethod": "CREATED" if account.number else "INVITED",
        "JoinedTimestamp": joined,
    }


def require_management(account: Account, call: Call) -> None:
    """Nobody but the management account may ask."""
    if not account.is_management:
        raise AwsError("AccessDeniedException", f"You don't have permissions to access this resource: organizations:{call.operation}", 400)


@answers("organizations", "ListAccounts")
def list_all(world: World, account: Account, call: Call) -> JsonObject:
    require_management(account, call)
    members = tuple(item for item in world.accounts.values() if not item.is_alone)
    return page(call, sequence(members), lambda item: show_account(world, item), LISTED)


@answers("organizations", "DescribeOrganization")
def describe_organization(world: World, account: Account, call: Call) -> JsonObject:  # noqa: ARG001 - the signature of all answers
    management = management_account(world.options)
    return {
        "Organization": {
            "Id": ORGANIZATION_ID,
            "Arn": organization_arn(world, f"organization/{ORGANIZATION_ID}"),
            "FeatureSet": "ALL",
            "MasterAccountArn": organization_arn(world, f"account/{ORGANIZATION_ID}/{management.account_id}"),
            "MasterAccountId": management.account_id,
            "MasterAccountEmail": management.email,
            "AvailablePolicyTypes": [{"Type": "SERVICE_CONTROL_POLICY", "Status": "ENABLED"}],
        }
    }


@answers("organizations", "DescribeAccount")
def describe_account(world: World, account: Account, call: Call) -> JsonObject:
    require_management(account, call)
    found = world.accounts.get(call.params["AccountId"])
    if found is None:
        raise AwsError("AccountNotFoundException", "You specified an account that doesn't exist.")
    return {"Account": show_account(world, found)}


@answers("organizations", "ListRoots")
def list_roots(world: World, account: Account, call: Call) -> JsonObject:
    require_management(account, call)
    root = {
        "Id": ROOT_ID,
        "Arn": organization_arn(world, f"root/{ORGANIZATION_ID}/{ROOT_ID}"),
        "Name": "Root",
        "PolicyTypes": [{"Type": name, "Status": "ENABLED"} for name in POLICY_TYPES],
    }
    return page(call, sequence([root]), lambda item: item, LISTED)


def _way_to(path: str) -> list[str]:
    """The paths from the root down to the unit, both included."""
    names = path.split("/")
    return ["", *("/".join(names[: depth + 1]) for depth in range(len(names)))]


def _unit_path(world: World, call: Call) -> str:
    for path, unit_id in unit_ids(world.options.seed).items():
        if unit_id == call.params.get("ParentId"):
            return path
    raise AwsError("ParentNotFoundException", "You specified parent that doesn't exist.")


@answers("organizations", "ListOrganizationalUnitsForParent")
def list_units(world: World, account: Account, call: Call) -> JsonObject:
    require_management(account, call)
    parent, ids = _unit_path(world, call), unit_ids(world.options.seed)
    units = [path for path in UNITS if path.rpartition("/")[0] == parent]

    def show(path: str) -> JsonObject:
        return {
            "Id": ids[path],
            "Arn": organization_arn(world, f"ou/{ORGANIZATION_ID}/{ids[path]}"),
            "Name": path.rpartition("/")[2],
            "Path": "/".join((ORGANIZATION_ID, *(ids[above] for above in _way_to(path)), "")),
        }

    return page(call, sequence(units), show, LISTED)


@answers("organizations", "ListAccountsForParent")
def list_children(world: World, account: Account, call: Call) -> JsonObject:
    require_management(account, call)
    parent = _unit_path(world, call)
    inside = [item for item in world.accounts.values() if item.unit == parent and not item.is_alone]
    return page(call, sequence(inside), lambda item: show_account(world, item), LISTED)


@answers("organizations", "ListTagsForResource")
def list_tags(world: World, account: Account, call: Call) -> JsonObject:
    require_management(account, call)
    found = world.accounts.get(call.params["ResourceId"])
    if found is None and call.params["ResourceId"] not in unit_ids(world.options.seed).values():
        raise AwsError("TargetNotFoundException", "You specified a target that doesn't exist.")
    return page(call, sequence(as_list(found.tags) if found else []), lambda item: item, LISTED)


@answers("sts", "GetCallerIdentity")
def caller_identity(world: World, account: Account, call: Call) -> JsonObject:  # noqa: ARG001
    if account.is_management:
        return {
            "UserId": "AIDALOCALCLOUDBASE000",
            "Account": account.account_id,
            "Arn": f"arn:aws:iam::{account.account_id}:user/inventory",
        }
    role = world.options.role_name
    return {
        "UserId": f"AROALOCALCLOUDROLE000:{role}",
        "Account": account.account_id,
        "Arn": f"arn:aws:sts::{account.account_id}:assumed-role/{role}/inventory",
    }


def make_access_key(account_id: str, salt: str) -> str:
    """An access key id that carries its account."""
    return f"ASIA{account_id}{Chance(salt).letters('key', 4)}"


def account_of_key(access_key: str) -> str | None:
    """The account that an access key id carries; None for base credentials."""
    body = access_key[4:16]
    return body if access_key.startswith("ASIA") and len(access_key) == 20 and body.isdigit() else None


def make_session_token(expires: datetime) -> str:
    return f"LocalCloudSession/{int(expires.timestamp())}"


def has_expired(session_token: str | None, now: float) -> bool:
    """Whether the credentials' own expiry lies in the past; tokens of other makers never expire."""
    _, found, seconds = (session_token or "").partition("LocalCloudSession/")
    return bool(found) and seconds.isdigit() and int(seconds) <= now


@answers("sts", "AssumeRole")
def assume_role(world: World, account: Account, call: Call) -> JsonObject:
    """Enters an account; the role must be one that is there, and bring the external id that members demand."""
    options, params = world.options, call.params
    arn = str(params.get("RoleArn", ""))
    found = ROLE_ARN.fullmatch(arn)
    target = world.accounts.get(found.group(1)) if found else None
    role = found.group(2) if found else ""
    allowed = target is not None and target.status == "ACTIVE" and role.rpartition("/")[2] in (options.role_name, ADMIN_ROLE)
    if allowed and options.external_id and target is not None and not target.is_management and role != ADMIN_ROLE:
        allowed = params.get("ExternalId") == options.external_id
    if not allowed or target is None:
        me = caller_identity(world, account, call)["Arn"]
        raise AwsError("AccessDenied", f"User: {me} is not authorized to perform: sts:AssumeRole on resource: {arn}", 403)
    seconds = int(params.get("DurationSeconds") or 3600)
    if options.session_seconds is not None:
        seconds = min(seconds, options.session_seconds)
    return _session(target, role, str(params.get("RoleSessionName", "session")), seconds)


def _session(target: Account, role: str, name: str, seconds: int) -> dict[str, Any]:
    expires = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=seconds)
    key = make_access_key(target.account_id, f"{name} {expires}")
    return {
        "Credentials": {
            "AccessKeyId": key,
            "SecretAccessKey": Chance(key, "secret key").letters("secret", 40),
            "SessionToken": make_session_token(expires),
            "Expiration": expires,
        },
        "AssumedRoleUser": {
            "AssumedRoleId": f"AROALOCALCLOUDROLE000:{name}",
            "Arn": f"arn:aws:sts::{target.account_id}:assumed-role/{role}/{name}",
        },
        "PackedPolicySize": 6,
    }
