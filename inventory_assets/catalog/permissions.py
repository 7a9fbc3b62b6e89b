"""Which calls the collector makes, and the IAM policies and member role that allow exactly those. Nothing is created here."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from inventory_assets.catalog.actions import actions_of, arn_service, resources_of
from inventory_assets.catalog.types import SWEEP, JsonObject, ResourceType

__all__ = ["COST_CALLS", "CostReading", "arn_service", "calls", "iam_policies", "member_calls", "member_role_template", "policy_size"]

Call = tuple[str, str]  # botocore's service, operation

#: IAM's limit for a managed policy, white space not counted.
POLICY_LIMIT = 6_144
_VERSION = "2012-10-17"

#: Made in every account besides the rows' own calls: who am I, which regions are enabled.
MEMBER_CALLS: frozenset[Call] = frozenset({("sts", "GetCallerIdentity"), ("ec2", "DescribeRegions")})
_SWEEP_CALL: Call = ("resourcegroupstaggingapi", "GetResources")
#: Made in every account beside the rows' own: its write events, and what indexes say of it. Each is done without where it is refused.
LOOK_CALLS: frozenset[Call] = frozenset(
    {
        ("cloudtrail", "LookupEvents"),
        ("resource-explorer-2", "ListIndexes"),
        ("resource-explorer-2", "ListResources"),
        ("resource-explorer-2", "ListSupportedResourceTypes"),
        ("resource-explorer-2", "GetDefaultView"),
        ("resource-explorer-2", "GetView"),
        ("config", "DescribeConfigurationRecorders"),
        ("config", "DescribeConfigurationRecorderStatus"),
        ("config", "SelectResourceConfig"),
    }
)
_METRICS_CALL: Call = ("cloudwatch", "GetMetricData")
#: Made by the account that runs the inventory: entering members, the organization's accounts, and what indexes there say of all of them.
MANAGEMENT_CALLS: frozenset[Call] = frozenset(
    {
        ("sts", "AssumeRole"),
        ("organizations", "ListAccounts"),
        ("organizations", "DescribeOrganization"),
        ("organizations", "ListRoots"),
        ("organizations", "ListOrganizationalUnitsForParent"),
        ("organizations", "ListAccountsForParent"),
        ("organizations", "ListTagsForResource"),
        ("resource-explorer-2", "ListIndexesForMembers"),
        ("resource-explorer-2", "ListViews"),
        ("config", "DescribeConfigurationAggregators"),
        ("config", "SelectAggregateResourceConfig"),
    }
)
#: Made by the billing identity, where Cost Explorer is asked.
COST_CALLS: frozenset[Call] = frozenset({("ce", "GetCostAndUsage"), ("ce", "GetCostAndUsageWithResources")})


@dataclass(frozen=True)
class CostReading:
    """What of costs is read, as the settings have it: nothing unless they say so."""

    explorer: bool = False
    locations: tuple[str, ...] = ()  # of billing exports; folders need no policy

    def resources_by_action(self) -> dict[str, set[str]]:
        """The actions that it needs, each with its resources: no other bucket than the exports', and below their prefix alone."""
        found: dict[str, set[str]] = {}
        for call in sorted(COST_CALLS) if self.explorer else ():
            found |= {action: set(resources_of(*call)) for action in actions_of(*call)}
        for location in self.locations:
            if location.startswith("s3://"):
                bucket, _, prefix = location.removeprefix("s3://").partition("/")
                below = "/".join(part for part in (bucket, prefix.strip("/"), "*") if part)
                found.setdefault("s3:ListBucket", set()).add(f"arn:*:s3:::{bucket}")  # which asking for its region needs, too
                found.setdefault("s3:GetObject", set()).add(f"arn:*:s3:::{below}")
        return found


NO_COSTS = CostReading()


def member_calls(rows: Iterable[ResourceType]) -> set[Call]:
    """(service, operation) of every call made inside each scanned account."""
    return set(MEMBER_CALLS | LOOK_CALLS).union(*(calls_of(row) for row in rows if not row.management_only))


def calls(rows: Iterable[ResourceType]) -> set[Call]:
    """(service, operation) of every call the collector makes for the rows, the organization's included."""
    wanted = tuple(rows)
    return set(MANAGEMENT_CALLS).union(member_calls(wanted), *(calls_of(row) for row in wanted if row.management_only))


def calls_of(row: ResourceType) -> set[Call]:
    """(service, operation) of every call that a row makes."""
    found = {(row.service, row.operation)}
    if row.describe is not None:
        found.add((row.service, row.describe.operation))
    found |= {(detail.service or row.service, detail.operation) for detail in row.details}
    for shared in row.shared:
        found |= {(shared.service or row.service, name) for name in (shared.operation, shared.prepare) if name is not None}
    if row.metrics:
        found.add(_METRICS_CALL)
    if row.tags == SWEEP:
        found.add(_SWEEP_CALL)
    return found


def iam_policies(rows: Iterable[ResourceType], role_name: str = "*", costs: CostReading = NO_COSTS) -> list[JsonObject]:
    """Managed policy documents that together allow exactly `calls(rows)` and the reading of costs, each within IAM's size limit.

    `role_name`: the role of the member accounts that may be entered; `*` where they differ.
    """
    return _documents(calls(rows), role_name, costs)


def _documents(wanted: set[Call], role_name: str = "*", costs: CostReading = NO_COSTS) -> list[JsonObject]:
    """Documents filled one after the other, in a fixed order: a catalog that did not change writes the same text."""
    resources_by_action: dict[str, set[str]] = {}
    for call in wanted:
        resources = {resource.replace("{role_name}", role_name) for resource in resources_of(*call)}
        for action in actions_of(*call):
            resources_by_action.setdefault(action, set()).update(resources)
    for action, resources in costs.resources_by_action().items():
        resources_by_action.setdefault(action, set()).update(resources)
    documents: list[JsonObject] = []
    statements: dict[tuple[str, ...], list[str]] = {}
    for resources_of_action, action in sorted((tuple(sorted(resources)), action) for action, resources in resources_by_action.items()):
        larger = statements | {resources_of_action: [*statements.get(resources_of_action, ()), action]}
        if statements and policy_size(_document(larger)) > POLICY_LIMIT:
            documents.append(_document(statements))
            larger = {resources_of_action: [action]}
        statements = larger
    return [*documents, _document(statements)] if statements else documents


def _document(statements: dict[tuple[str, ...], list[str]]) -> JsonObject:
    return {
        "Version": _VERSION,
        "Statement": [
            {"Effect": "Allow", "Action": actions, "Resource": resources[0] if len(resources) == 1 else list(resources)}
            for resources, actions in statements.items()
        ],
    }


def policy_size(document: JsonObject) -> int:
    """Characters of a policy document as IAM counts them."""
    return len(json.dumps(document, separators=(",", ":")))


def member_role_template(
    role_name: str, external_id: str | None, management_account_id: str, organization_id: str | None, rows: Iterable[ResourceType],
    costs: CostReading = NO_COSTS,
) -> JsonObject:  # fmt: skip
    """A CloudFormation template (as JSON) for each scanned account: the role that the management account enters by.

    The role trusts that account alone, with the external id, and only while it is in the organization. What the role may do
    is derived from the rows, and from the `costs` that are read by it. `external_id` and `organization_id` become the parameters'
    defaults; without, they are asked for.
    """
    documents = _documents(member_calls(rows), costs=costs)
    policies: dict[str, Any] = {
        f"InventoryPolicy{number}": {
            "Type": "AWS::IAM::ManagedPolicy",
            "Properties": {"Description": "Reads what the asset inventory lists", "PolicyDocument": document},
        }
        for number, document in enumerate(documents, start=1)
    }
    role = {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "RoleName": role_name,
            "Description": "Entered by the asset inventory; reads settings, never data",
            "MaxSessionDuration": 3600,
            "AssumeRolePolicyDocument": _trust(management_account_id),
            "ManagedPolicyArns": [{"Ref": name} for name in policies],
        },
    }
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": "Role by which the asset inventory reads this account",
        "Parameters": {
            "ExternalId": _parameter("External id that the inventory gives", r"[\w+=,.@:/-]{2,1224}", external_id),
            "OrganizationId": _parameter("Organization that the inventory's account is in", r"o-[a-z0-9]{10,32}", organization_id),
        },
        "Resources": {**policies, "InventoryRole": role},
        "Outputs": {"RoleArn": {"Value": {"Fn::GetAtt": ["InventoryRole", "Arn"]}}},
    }


def _trust(management_account_id: str) -> JsonObject:
    return {
        "Version": _VERSION,
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": {"Fn::Sub": f"arn:${{AWS::Partition}}:iam::{management_account_id}:root"}},
                "Action": "sts:AssumeRole",
                "Condition": {"StringEquals": {"sts:ExternalId": {"Ref": "ExternalId"}, "aws:PrincipalOrgID": {"Ref": "OrganizationId"}}},
            }
        ],
    }


def _parameter(description: str, pattern: str, default: str | None) -> JsonObject:
    parameter: JsonObject = {"Type": "String", "Description": description, "AllowedPattern": pattern}
    if default:
        parameter["Default"] = default
    return parameter
