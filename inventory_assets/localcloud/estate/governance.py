"""What rules accounts besides their organization's policies: Identity Center, Service Catalog, budgets, and identities that mail is sent
as.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate import organization_policies
from inventory_assets.localcloud.estate.accounts import Account, list_accounts, management_account
from inventory_assets.localcloud.estate.answers import ANSWERS, answers, describes, find, lists, walker
from inventory_assets.localcloud.estate.children import child_listing
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.naming import Name, arn, word_id
from inventory_assets.localcloud.estate.paging import page, sequence
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.security import KEY
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

INSTANCE, PERMISSION_SET = "AWS::SSO::Instance", "AWS::SSO::PermissionSet"
PORTFOLIO, PRODUCT = "AWS::ServiceCatalog::Portfolio", "AWS::ServiceCatalog::CloudFormationProduct"
BUDGET, IDENTITY = "AWS::Budgets::Budget", "AWS::SES::EmailIdentity"
NO_PERMISSION_SET = ("ResourceNotFoundException", "Permission set {name} does not exist.", 400)
NO_PRODUCT = ("ResourceNotFoundException", "Resource {name} not found.", 400)
NO_IDENTITY = ("NotFoundException", "Email identity {name} does not exist.", 404)


def _allow(action: str, principal: JsonObject | str | None = None) -> str:
    statement: JsonObject = {"Effect": "Allow", "Action": action, "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement | ({} if principal is None else {"Principal": principal})]})


def _lettered(prefix: str) -> Name:
    """`port-abcdefghijklm`: Service Catalog's way."""
    return lambda r: f"{prefix}-{r.chance.letters('id', 13, 'abcdefghijklmnopqrstuvwxyz234567')}"


def _build_instance(r: Resource) -> JsonObject:
    body: JsonObject = {
        "InstanceArn": r.arn,
        "IdentityStoreId": f"d-{r.chance.hex('store', 10)}",
        "OwnerAccountId": r.account_id,
        "Name": "meridian",
        "CreatedDate": r.created,
        "Status": "ACTIVE",
    }
    key = {"KeyType": "CUSTOMER_MANAGED_KEY", "KmsKeyArn": r.other(KEY, 0).arn, "EncryptionStatus": "ENABLED"}
    return body | {"EncryptionConfigurationDetails": key, "PermissionSetsEnabled": True}


def _build_permission_set(r: Resource) -> JsonObject:
    return {
        "Name": word_id("access")(r),
        "PermissionSetArn": r.arn,
        "Description": f"Access of {r.pick('word', ('engineers', 'auditors', 'operators'))}",
        "CreatedDate": r.created,
        "SessionDuration": r.moving("duration", ("PT1H", "PT4H", "PT12H"), 0.15),
    }


def _managed_policies(r: Resource) -> list[JsonObject]:
    names = r.moving("managed", (["ReadOnlyAccess"], ["AdministratorAccess"], ["ViewOnlyAccess", "SecurityAudit"], []), 0.1)
    return [{"Name": name, "Arn": f"arn:aws:iam::aws:policy/{name}"} for name in names]


def _boundary(r: Resource) -> JsonObject:
    if not r.maybe("bounded", 0.4):
        raise AwsError("ResourceNotFoundException", "Permissions boundary not found.", 400)
    return {"ManagedPolicyArn": "arn:aws:iam::aws:policy/PowerUserAccess"}


def _build_budget(r: Resource) -> JsonObject:
    spent = f"{r.chance.below(f'spent {r.world.options.day}', 5000)}.00"
    return {
        "BudgetName": r.id,
        "BudgetLimit": {"Amount": r.moving("limit", ("500.0", "2000.0", "10000.0"), 0.2), "Unit": "USD"},
        "CalculatedSpend": {"ActualSpend": {"Amount": spent, "Unit": "USD"}},
        "TimePeriod": {"Start": r.created, "End": datetime(2087, 6, 15, tzinfo=UTC)},
        "LastUpdatedTime": r.modified,
    }


def _notifications(r: Resource) -> list[JsonObject]:
    """Some budgets tell nobody."""
    state = r.pick(f"state {r.world.options.day}", ("OK", "OK", "ALARM"))
    notification = {"NotificationType": "ACTUAL", "ComparisonOperator": "GREATER_THAN", "ThresholdType": "PERCENTAGE"}
    return [notification | {"Threshold": 80.0, "NotificationState": state}] if r.maybe("notifies", 0.6) else []


def _build_identity(r: Resource) -> JsonObject:
    principals: tuple[JsonObject | str, ...] = ({"AWS": f"arn:aws:iam::{r.account_id}:root"}, {"AWS": "111122223333"}, "*")
    return {
        "IdentityType": "EMAIL_ADDRESS" if "@" in r.id else "DOMAIN",
        "DkimAttributes": {"SigningEnabled": r.moving("signed", (True, True, False), 0.08)},
        "Policies": {"sending": _allow("ses:SendEmail", r.moving("opened", principals, 0.1))} if r.maybe("policy", 0.5) else None,
        "Tags": as_list(r.tags),
    }


KINDS = (
    *organization_policies.KINDS,
    Kind(
        INSTANCE,
        0,
        lambda r: f"ssoins-{r.chance.hex('id', 16)}",
        lambda r: f"arn:aws:sso:::instance/{r.id}",
        _build_instance,
        lasting=True,
        single=True,
        management_only=True,
        sweep_type="sso:instance",
    ),
    Kind(
        PERMISSION_SET,
        5,
        lambda r: f"ps-{r.chance.hex('id', 16)}",
        lambda r: f"arn:aws:sso:::permissionSet/{r.other(INSTANCE, 0).id}/{r.id}",
        _build_permission_set,
        parent=INSTANCE,
        management_only=True,
        sweep_type="sso:permissionSet",
    ),
    Kind(
        PORTFOLIO,
        1.2,
        _lettered("port"),
        arn("catalog", "portfolio/"),
        filled("servicecatalog", "ListPortfolios", "PortfolioDetails[]", lambda r: {"Id": r.id, "ARN": r.arn}),
    ),
    Kind(
        PRODUCT,
        1.6,
        _lettered("prod"),
        arn("catalog", "product/"),
        filled(
            "servicecatalog", "SearchProductsAsAdmin", "ProductViewDetails[]",
            lambda r: {"ProductARN": r.arn, "ProductViewSummary": {"ProductId": r.id, "Name": word_id("product")(r)}},
        ),
    ),
    Kind(
        BUDGET,
        1.6,
        word_id("budget"),
        arn("budgets", "budget/", regional=False),
        filled("budgets", "DescribeBudgets", "Budgets[]", _build_budget, without=("AutoAdjustData", "PlannedBudgetLimits")),
        is_global=True,
        sweep_type="budgets:budget",
    ),
    Kind(
        IDENTITY,
        1.4,
        lambda r: f"{word_id('team')(r)}{r.pick('kind', ('@', '.'))}meridian.example",
        arn("ses", "identity/"),
        filled("sesv2", "GetEmailIdentity", "@", _build_identity, without=("Policies", "VerificationInfo")),
    ),
)  # fmt: skip


@answers("sso-admin", "ListInstances")
def list_instances(world: World, account: Account, call: Call) -> JsonObject:  # noqa: ARG001 - members see the organization's, too
    shown = ("InstanceArn", "IdentityStoreId", "OwnerAccountId", "Name", "CreatedDate", "Status")
    instances = world.walk(INSTANCE, management_account(world.options), call.region)
    return {"Instances": [{name: r.body[name] for name in shown} for r in instances]}


describes("sso-admin", "DescribeInstance", INSTANCE, "InstanceArn", None, ("AccessDeniedException", "No access to {name}.", 400))
child_listing("sso-admin", "ListPermissionSets", PERMISSION_SET, INSTANCE, "InstanceArn", lambda r: r.arn)


def _of_permission_set(operation: str, result: str, show: Callable[[Resource], Any]) -> None:
    describes("sso-admin", operation, PERMISSION_SET, "PermissionSetArn", result, NO_PERMISSION_SET, show)


def _listed_of(service: str, operation: str, kind: str, by: str, missing: tuple[str, str, int], items: Callable[[Resource], Any]) -> None:
    """Enters a paged listing of what one resource has."""

    def answer(world: World, account: Account, call: Call) -> JsonObject:
        return page(call, sequence(items(find(world, account, call, kind, call.params.get(by, ""), missing))), lambda item: item, 20)

    ANSWERS[service, operation] = answer


_of_permission_set("DescribePermissionSet", "PermissionSet", lambda r: r.body)
_of_permission_set(
    "GetInlinePolicyForPermissionSet",
    "InlinePolicy",
    lambda r: r.moving("inline", ("", _allow("s3:GetObject"), _allow("iam:*")), 0.12),
)
_of_permission_set("GetPermissionsBoundaryForPermissionSet", "PermissionsBoundary", _boundary)
for _operation, _items in (
    ("ListManagedPoliciesInPermissionSet", _managed_policies),
    (
        "ListCustomerManagedPolicyReferencesInPermissionSet",
        lambda r: [{"Name": "engineers", "Path": "/"}] if r.maybe("custom", 0.3) else [],
    ),
    ("ListAccountsForProvisionedPermissionSet", lambda r: [account.account_id for account in list_accounts(r.world.options)[:2]]),
):
    _listed_of("sso-admin", _operation, PERMISSION_SET, "PermissionSetArn", NO_PERMISSION_SET, _items)

lists("servicecatalog", "ListPortfolios", PORTFOLIO, size=20)
describes(
    "servicecatalog", "DescribePortfolio", PORTFOLIO, "Id", None, NO_PRODUCT, lambda r: {"PortfolioDetail": r.body, "Tags": as_list(r.tags)}
)
describes(
    "servicecatalog",
    "DescribeProductAsAdmin",
    PRODUCT,
    "Id",
    None,
    NO_PRODUCT,
    lambda r: {"ProductViewDetail": r.body, "Tags": as_list(r.tags)},
)
_listed_of(
    "servicecatalog",
    "ListPrincipalsForPortfolio",
    PORTFOLIO,
    "PortfolioId",
    NO_PRODUCT,
    lambda r: [{"PrincipalARN": r.other(ROLE, r.number).arn, "PrincipalType": "IAM"}],
)
_listed_of(
    "servicecatalog",
    "ListPortfolioAccess",
    PORTFOLIO,
    "PortfolioId",
    NO_PRODUCT,
    lambda r: ["111122223333"] if r.moving("shared", (False, False, True), 0.1) else [],
)


@answers("servicecatalog", "SearchProductsAsAdmin")
def search_products(world: World, account: Account, call: Call) -> JsonObject:
    """The account's, and on the last page one that another account shares."""
    answer = page(call, walker(world, account, call, PRODUCT), lambda r: r.body, 20)
    if not answer.get("NextPageToken"):
        summary = {"ProductId": "prod-sharedsharedx", "Name": "shared", "Type": "CLOUD_FORMATION_TEMPLATE"}
        shared = f"arn:aws:catalog:{call.region}:111122223333:product/prod-sharedsharedx"
        answer["ProductViewDetails"].append({"ProductARN": shared, "ProductViewSummary": summary, "Status": "AVAILABLE"})
    return answer


@answers("budgets", "DescribeBudgets")
def describe_budgets(world: World, account: Account, call: Call) -> JsonObject:
    answer = page(call, walker(world, account, call, BUDGET), lambda r: r.body, 100)
    return answer if answer["Budgets"] else {}


@answers("budgets", "DescribeNotificationsForBudget")
def describe_notifications(world: World, account: Account, call: Call) -> JsonObject:
    missing = ("NotFoundException", "Unable to get budget: {name}", 400)
    notifications = _notifications(find(world, account, call, BUDGET, call.params.get("BudgetName", ""), missing))
    return {"Notifications": notifications} if notifications else {}


lists(
    "sesv2",
    "ListEmailIdentities",
    IDENTITY,
    lambda r: {
        "IdentityType": r.body["IdentityType"],
        "IdentityName": r.id,
        "SendingEnabled": True,
        "VerificationStatus": r.body["VerificationStatus"],
    },
)
describes("sesv2", "GetEmailIdentity", IDENTITY, "EmailIdentity", None, NO_IDENTITY)
