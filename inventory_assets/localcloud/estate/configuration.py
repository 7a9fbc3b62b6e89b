"""What is kept about software: CloudFormation stacks and stack sets; parameters, documents, maintenance windows and patch baselines of
Systems Manager.
"""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account, unit_ids
from inventory_assets.localcloud.estate.answers import answers, describes, find, lists, walker
from inventory_assets.localcloud.estate.ec2 import INSTANCE
from inventory_assets.localcloud.estate.filling import cut, filled
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.naming import arn, hex_id, uuid_of, word_id
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

STACK, STACK_SET = "AWS::CloudFormation::Stack", "AWS::CloudFormation::StackSet"
PARAMETER, DOCUMENT, WINDOW, BASELINE = (f"AWS::SSM::{name}" for name in ("Parameter", "Document", "MaintenanceWindow", "PatchBaseline"))


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


def _stack_set(r: Resource) -> JsonObject:
    managed = r.maybe("service managed", 0.5)
    return {
        "StackSetName": r.id,
        "StackSetId": r.arn.rpartition("/")[2],
        "StackSetARN": r.arn,
        "Status": "ACTIVE",
        "TemplateBody": f"Password: {PLANTED_SECRET_MARKER}-{r.id}-{r.moves('template', 0.25)}",
        "Parameters": [{"ParameterKey": "DatabasePassword", "ParameterValue": f"{PLANTED_SECRET_MARKER}-{r.id}"}],
        "Tags": as_list(r.tags),
        "PermissionModel": "SERVICE_MANAGED" if managed else "SELF_MANAGED",
        "AdministrationRoleARN": None if managed else r.other(ROLE, 0).arn,
        "OrganizationalUnitIds": [unit_ids(r.world.options.seed)["Workloads"]] if managed else [],
        "StackSetDriftDetectionDetails": {"DriftStatus": "IN_SYNC", "LastDriftCheckTimestamp": r.today},
    }


def _listed_stack_set(r: Resource) -> JsonObject:
    drift = {"DriftStatus": "IN_SYNC", "LastDriftCheckTimestamp": r.today}
    summary: JsonObject = cut("cloudformation", "ListStackSets", "Summaries[]")(r)
    return summary | drift


def _build_window(r: Resource) -> JsonObject:
    return {
        "WindowId": r.id,
        "Name": word_id("window")(r),
        "Description": f"Patches {r.account.name}",
        "Enabled": r.moving("enabled", (True, True, False), 0.1),
        "Duration": 3,
        "Cutoff": 1,
        "Schedule": r.moving("schedule", ("cron(0 2 ? * SUN *)", "cron(0 2 ? * SAT *)"), 0.1),
        "ScheduleTimezone": "Etc/UTC",
        "NextExecutionTime": f"{r.today:%Y-%m-%dT%H:%MZ}",
    }


def _window_targets(r: Resource) -> list[JsonObject]:
    chosen = [{"Key": "InstanceIds", "Values": [r.other(INSTANCE, 0).id]}, {"Key": "tag:Patch", "Values": ["yes"]}]
    target = {"WindowId": r.id, "WindowTargetId": uuid_of(r, "target"), "ResourceType": "INSTANCE", "Targets": chosen}
    return [target | {"OwnerInformation": f"{PLANTED_SECRET_MARKER}-{r.id}", "Name": "instances", "Description": "What is patched"}]


def _window_tasks(r: Resource) -> list[JsonObject]:
    task: JsonObject = {
        "WindowId": r.id,
        "WindowTaskId": uuid_of(r, "task"),
        "TaskArn": r.other(DOCUMENT, 0).id if r.maybe("own document", 0.5) else "AWS-RunPatchBaseline",
        "Type": "RUN_COMMAND",
        "Targets": [{"Key": "WindowTargetIds", "Values": [uuid_of(r, "target")]}],
        "TaskParameters": {"Token": {"Values": [f"{PLANTED_SECRET_MARKER}-{r.id}"]}},
        "Priority": 1,
        "LoggingInfo": {"S3BucketName": r.other(BUCKET, 0).id, "S3Region": r.region},
        "ServiceRoleArn": r.other(ROLE, 0).arn,
    }
    return [task | {"MaxConcurrency": "50%", "MaxErrors": r.moving("errors", ("0", "10%"), 0.1), "Name": "patch", "Description": "Patches"}]


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
    Kind(
        STACK_SET,
        1.2,
        word_id("everywhere"),
        lambda r: f"arn:aws:cloudformation:{r.region}:{r.account_id}:stackset/{r.id}:{uuid_of(r, 'stack set id')}",
        filled("cloudformation", "DescribeStackSet", "StackSet", _stack_set),
        sweep_type="cloudformation:stackset",
    ),
    Kind(WINDOW, 1.2, hex_id("mw"), arn("ssm", "maintenancewindow/"), _build_window, sweep_type="ssm:maintenancewindow"),
    Kind(
        BASELINE,
        1.2,
        hex_id("pb"),
        arn("ssm", "patchbaseline/"),
        filled("ssm", "GetPatchBaseline", "@", lambda r: {"BaselineId": r.id, "Name": word_id("baseline")(r)}),
        sweep_type="ssm:patchbaseline",
    ),
)

lists("cloudformation", "DescribeStacks", STACK, ids="StackName", missing=("ValidationError", "Stack with id {name} does not exist", 400))
lists("ssm", "DescribeParameters", PARAMETER, size=10)
lists("ssm", "ListDocuments", DOCUMENT, size=10)
lists("cloudformation", "ListStackSets", STACK_SET, _listed_stack_set)
describes(
    "cloudformation",
    "DescribeStackSet",
    STACK_SET,
    "StackSetName",
    "StackSet",
    ("StackSetNotFoundException", "StackSet {name} not found", 404),
)
NO_WINDOW = ("DoesNotExistException", "Maintenance window {name} does not exist", 400)
lists("ssm", "DescribeMaintenanceWindows", WINDOW, size=50)
describes("ssm", "DescribeMaintenanceWindowTargets", WINDOW, "WindowId", "Targets", NO_WINDOW, _window_targets)
describes("ssm", "DescribeMaintenanceWindowTasks", WINDOW, "WindowId", "Tasks", NO_WINDOW, _window_tasks)
describes("ssm", "GetPatchBaseline", BASELINE, "BaselineId", None, ("DoesNotExistException", "Baseline {name} does not exist", 400))


@answers("ssm", "DescribePatchBaselines")
def describe_baselines(world: World, account: Account, call: Call) -> JsonObject:
    """AWS's own come first, unless a filter asks for the account's."""
    own = any(item.get("Key") == "OWNER" and item.get("Values") == ["Self"] for item in call.params.get("Filters") or [])
    answer = page(call, walker(world, account, call, BASELINE), _listed_baseline, 50)
    if not own and not call.params.get("NextToken"):
        arn = f"arn:aws:ssm:{call.region}:075727635805:patchbaseline/pb-0a1b2c3d4e5f60718"
        aws = {"BaselineId": arn, "BaselineName": "AWS-DefaultPatchBaseline", "OperatingSystem": "WINDOWS", "DefaultBaseline": True}
        answer["BaselineIdentities"].insert(0, aws)
    return answer


def _listed_baseline(r: Resource) -> JsonObject:
    return {
        "BaselineId": r.id,
        "BaselineName": r.body["Name"],
        "OperatingSystem": r.body["OperatingSystem"],
        "DefaultBaseline": r.moving("default", (False, True), 0.08),
    }


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
