"""What is kept about software: CloudFormation stacks, Systems Manager parameters and documents."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, find, lists
from inventory_assets.localcloud.estate.naming import arn, uuid_of, word_id
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

STACK, PARAMETER, DOCUMENT = "AWS::CloudFormation::Stack", "AWS::SSM::Parameter", "AWS::SSM::Document"


def _build_stack(r: Resource) -> JsonObject:
    updates = r.moves("update", 0.25)
    body: JsonObject = {
        "StackId": r.arn,
        "StackName": r.id,
        "Description": f"Stack of {r.id}",
        "Parameters": [
            {"ParameterKey": "Release", "ParameterValue": f"1.{updates}"},
            {"ParameterKey": "DatabasePassword", "ParameterValue": f"{PLANTED_SECRET_MARKER}-{r.id}"},
        ],
        "CreationTime": r.created,
        "RollbackConfiguration": {},
        "StackStatus": "UPDATE_COMPLETE" if updates else "CREATE_COMPLETE",
        "DisableRollback": False,
        "NotificationARNs": [],
        "Capabilities": ["CAPABILITY_IAM"],
        "Outputs": [{"OutputKey": "Endpoint", "OutputValue": f"https://{r.id}.meridian.example", "Description": "where it is"}],
        "EnableTerminationProtection": r.maybe("protected", 0.3),
        "DriftInformation": {"StackDriftStatus": "NOT_CHECKED"},
        "Tags": as_list(r.tags),
    }
    if updates:
        body["LastUpdatedTime"] = r.modified
    return body


def _build_parameter(r: Resource) -> JsonObject:
    kind = ("String", "SecureString", "StringList")[r.number % 3]
    body: JsonObject = {
        "Name": r.id,
        "ARN": r.arn,
        "Type": kind,
        "Description": f"Setting {r.id}",
        "Version": 1 + r.moves("value", 0.25),
        "LastModifiedUser": f"arn:aws:iam::{r.account_id}:user/deploy",
        "Tier": r.moving("tier", ("Standard", "Advanced"), 0.06),
        "Policies": [],
        "DataType": "text",
    }
    if kind == "SecureString":
        body["KeyId"] = r.other("AWS::KMS::Key", r.number).arn
    body["LastModifiedDate"] = r.modified
    return body


def _build_document(r: Resource) -> JsonObject:
    return {
        "Name": r.id,
        "DisplayName": r.id,
        "CreatedDate": r.created,
        "Owner": r.account_id,
        "PlatformTypes": ["Linux", "MacOS", "Windows"],
        "DocumentVersion": str(1 + r.moves("version", 0.2)),
        "DocumentType": r.pick("type", ("Command", "Automation")),
        "SchemaVersion": "2.2",
        "DocumentFormat": "YAML",
        "TargetType": "/AWS::EC2::Instance",
        "Tags": as_list(r.tags),
    }


KINDS = (
    Kind(
        STACK,
        4,
        word_id("stack"),
        lambda r: f"arn:aws:cloudformation:{r.region}:{r.account_id}:stack/{r.id}/{uuid_of(r, 'stack id')}",
        _build_stack,
        sweep_type="cloudformation:stack",
    ),
    Kind(
        PARAMETER,
        6,
        lambda r: f"/{r.account.name}/{word_id('setting', '/')(r)}",
        arn("ssm", "parameter"),
        _build_parameter,
        sweep_type="ssm:parameter",
    ),
    Kind(DOCUMENT, 1.6, word_id("runbook"), arn("ssm", "document/"), _build_document, sweep_type="ssm:document"),
)

lists("cloudformation", "DescribeStacks", STACK, ids="StackName", missing=("ValidationError", "Stack with id {name} does not exist", 400))
lists("ssm", "DescribeParameters", PARAMETER, size=10)
lists("ssm", "ListDocuments", DOCUMENT, size=10)


@answers("ssm", "GetParameter", "GetParameters")
def get_parameters(world: World, account: Account, call: Call) -> JsonObject:
    """Values, some of them secret. The inventory has no need of them."""
    single = call.operation == "GetParameter"
    names = [call.params["Name"]] if single else call.params.get("Names") or []
    rows = [find(world, account, call, PARAMETER, name, ("ParameterNotFound", "{name}", 400)) for name in names]
    values = [
        {"Name": r.id, "Type": r.body["Type"], "Value": f"{PLANTED_SECRET_MARKER}-{r.id}", "Version": r.body["Version"], "ARN": r.arn}
        for r in rows
    ]
    return {"Parameter": values[0]} if single else {"Parameters": values, "InvalidParameters": []}
