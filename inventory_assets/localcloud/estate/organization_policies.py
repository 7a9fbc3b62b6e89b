"""What the management account sets for its organization: policies and their targets, trusted services, delegated administrators. Accounts
and units are answered in `organizations.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import ORGANIZATION_ID, UNITS, Account, list_accounts, unit_ids
from inventory_assets.localcloud.estate.answers import answers, find
from inventory_assets.localcloud.estate.naming import word_id
from inventory_assets.localcloud.estate.organizations import LISTED, POLICY_TYPES, organization_arn, require_management, show_account
from inventory_assets.localcloud.estate.paging import page, sequence
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

ORGANIZATION, POLICY = "AWS::Organizations::Organization", "AWS::Organizations::Policy"
UNIT = "AWS::Organizations::OrganizationalUnit"
NO_POLICY = ("PolicyNotFoundException", "We can't find a policy with the PolicyId that you specified.", 400)
#: Belongs to AWS and is attached to everything; of tag policies there is none.
_AWS_OWNED = {"SERVICE_CONTROL_POLICY": "FullAWSAccess", "RESOURCE_CONTROL_POLICY": "RCPFullAWSAccess"}


def _type_of(r: Resource) -> str:
    return POLICY_TYPES[r.number % len(POLICY_TYPES)]


def _policy_arn(r: Resource) -> str:
    return organization_arn(r.world, f"policy/{ORGANIZATION_ID}/{_type_of(r).lower()}/{r.id}")


def _build_policy(r: Resource) -> JsonObject:
    summary = {"Id": r.id, "Arn": r.arn, "Name": word_id("guardrail")(r), "Description": f"Guards {r.pick('word', ('accounts', 'data'))}"}
    return summary | {"Type": _type_of(r), "AwsManaged": False}


def _content(r: Resource) -> str:
    """The policy's document, which somebody changes now and then."""
    if _type_of(r) == "TAG_POLICY":
        values = r.moving("values", (["production", "staging"], ["production", "staging", "sandbox"]), 0.2)
        return json.dumps({"tags": {"environment": {"tag_key": {"@@assign": "Environment"}, "tag_value": {"@@assign": values}}}})
    statement: JsonObject = {"Sid": "Guard", "Effect": "Deny", "Resource": "*"}
    if _type_of(r) == "RESOURCE_CONTROL_POLICY":
        statement |= {"Principal": "*", "Action": ["s3:*", "sqs:*", "kms:*"]}
        statement["Condition"] = {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": ORGANIZATION_ID}}
    else:
        actions = (["cloudtrail:StopLogging", "cloudtrail:DeleteTrail"], ["organizations:LeaveOrganization"], ["guardduty:DeleteDetector"])
        statement["Action"] = r.moving("actions", actions, 0.2)
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def _targets(r: Resource) -> list[JsonObject]:
    """One unit or the root, and now and then an account as well."""
    units = unit_ids(r.world.options.seed)
    path = r.moving("target", ("", *units), 0.2)
    kind, name = ("ORGANIZATIONAL_UNIT", path.rpartition("/")[2]) if path else ("ROOT", "Root")
    tail = f"{'ou' if path else 'root'}/{ORGANIZATION_ID}/{units[path]}"
    targets = [{"TargetId": units[path], "Arn": organization_arn(r.world, tail), "Name": name, "Type": kind}]
    if r.maybe("on an account", 0.5):
        account = list_accounts(r.world.options)[-1]
        arn = organization_arn(r.world, f"account/{ORGANIZATION_ID}/{account.account_id}")
        targets.append({"TargetId": account.account_id, "Arn": arn, "Name": account.name, "Type": "ACCOUNT"})
    return targets


KINDS = (
    Kind(
        UNIT,
        len(UNITS),
        lambda r: unit_ids(r.world.options.seed)[UNITS[r.number]],
        lambda r: organization_arn(r.world, f"ou/{ORGANIZATION_ID}/{r.id}"),
        lambda r: {"Id": r.id, "Arn": r.arn},
        is_global=True,
        lasting=True,
        exact=True,
        tagged=0,
        management_only=True,
    ),
    Kind(
        ORGANIZATION,
        1,
        lambda _: ORGANIZATION_ID,
        lambda r: organization_arn(r.world, f"organization/{ORGANIZATION_ID}"),
        lambda r: {"Id": r.id, "Arn": r.arn},
        is_global=True,
        lasting=True,
        tagged=0,
        single=True,
        management_only=True,
    ),
    Kind(
        POLICY,
        6,
        lambda r: f"p-{r.chance.letters('id', 8, 'abcdefghijklmnopqrstuvwxyz0123456789')}",
        _policy_arn,
        _build_policy,
        is_global=True,
        management_only=True,
        sweep_type="organizations:policy",
    ),
)


@answers("organizations", "ListPolicies")
def list_policies(world: World, account: Account, call: Call) -> JsonObject:
    require_management(account, call)
    wanted = str(call.params.get("Filter"))
    owned = _AWS_OWNED.get(wanted)

    def walk(start: int) -> Iterator[tuple[int, JsonObject]]:
        if start == 0 and owned is not None:
            arn = f"arn:aws:organizations::aws:policy/{wanted.lower()}/p-{owned}"
            yield 0, {"Id": f"p-{owned}", "Arn": arn, "Name": owned, "Type": wanted, "AwsManaged": True}
        for r in world.walk(POLICY, account, call.region, max(start - 1, 0)):
            if _type_of(r) == wanted:
                yield r.number + 1, r.body

    return page(call, walk, lambda item: item, LISTED)


def _policy(world: World, account: Account, call: Call) -> Resource:
    require_management(account, call)
    return find(world, account, call, POLICY, call.params.get("PolicyId", ""), NO_POLICY)


@answers("organizations", "DescribePolicy")
def describe_policy(world: World, account: Account, call: Call) -> JsonObject:
    r = _policy(world, account, call)
    return {"Policy": {"PolicySummary": r.body, "Content": _content(r)}}


@answers("organizations", "ListTargetsForPolicy")
def list_targets(world: World, account: Account, call: Call) -> JsonObject:
    return page(call, sequence(_targets(_policy(world, account, call))), lambda item: item, LISTED)


@answers("organizations", "ListAWSServiceAccessForOrganization")
def service_access(world: World, account: Account, call: Call) -> JsonObject:
    require_management(account, call)
    organization = next(world.walk(ORGANIZATION, account, call.region))
    trusted = ["cloudtrail", "config", "guardduty", *organization.moving("trusted", ([], ["sso"], ["sso", "ram"]), 0.3)]
    names = [{"ServicePrincipal": f"{name}.amazonaws.com", "DateEnabled": organization.created} for name in trusted]
    return page(call, sequence(names), lambda item: item, LISTED)


@answers("organizations", "ListDelegatedAdministrators")
def delegated_administrators(world: World, account: Account, call: Call) -> JsonObject:
    require_management(account, call)
    security = [item for item in world.accounts.values() if item.unit == "Security"]
    enabled = next(world.walk(ORGANIZATION, account, call.region)).created
    return page(call, sequence(security), lambda item: show_account(world, item) | {"DelegationEnabledDate": enabled}, LISTED)


@answers("organizations", "DescribeResourcePolicy")
def resource_policy(world: World, account: Account, call: Call) -> JsonObject:
    require_management(account, call)
    organization = next(world.walk(ORGANIZATION, account, call.region))
    if not organization.maybe("delegates", 0.7):
        raise AwsError(
            "ResourcePolicyNotFoundException", "We can't find a resource policy request with the parameter that you specified.", 400
        )
    statement = {"Sid": "Read", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{list_accounts(world.options)[-1].account_id}:root"}}
    statement |= {"Action": ["organizations:ListPolicies", "organizations:DescribePolicy"], "Resource": "*"}
    arn = organization_arn(world, f"resourcepolicy/{ORGANIZATION_ID}/rp-m3r1d14n")
    content = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    return {"ResourcePolicy": {"ResourcePolicySummary": {"Id": "rp-m3r1d14n", "Arn": arn}, "Content": content}}
