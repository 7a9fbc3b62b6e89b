"""What brings software out: CodePipeline, CodeBuild, Step Functions."""

from __future__ import annotations

import json

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, describes, find, lists
from inventory_assets.localcloud.estate.functions import FUNCTION
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.naming import arn, uuid_of, word_id
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

PIPELINE, PROJECT = "AWS::CodePipeline::Pipeline", "AWS::CodeBuild::Project"
MACHINE = "AWS::StepFunctions::StateMachine"


def _build_pipeline(r: Resource) -> JsonObject:
    source = {"category": "Source", "owner": "AWS", "provider": "S3", "version": "1"}
    build = {"category": "Build", "owner": "AWS", "provider": "CodeBuild", "version": "1"}
    store = r.other(BUCKET, 0).id
    return {
        "name": r.id,
        "roleArn": r.other(ROLE, r.number).arn,
        "artifactStore": {"type": "S3", "location": store},
        "version": 1 + r.moves("version", 0.25),
        "pipelineType": "V2",
        "executionMode": "QUEUED",
        "stages": [
            {
                "name": "Source",
                "actions": [
                    {
                        "name": "fetch",
                        "actionTypeId": source,
                        "runOrder": 1,
                        "configuration": {"S3Bucket": store, "S3ObjectKey": "source.zip"},
                        "outputArtifacts": [{"name": "source"}],
                        "inputArtifacts": [],
                    }
                ],
            },
            {
                "name": "Build",
                "actions": [
                    {
                        "name": "build",
                        "actionTypeId": build,
                        "runOrder": 1 + r.moves("version", 0.25),
                        "configuration": {"ProjectName": r.other(PROJECT, 0).id},
                        "outputArtifacts": [],
                        "inputArtifacts": [{"name": "source"}],
                    }
                ],
            },
        ],
    }


def _build_project(r: Resource) -> JsonObject:
    body: JsonObject = {
        "name": r.id,
        "arn": r.arn,
        "description": f"Builds {r.id}",
        "source": {"type": "GITHUB", "location": f"https://git.meridian.example/{r.id}.git", "gitCloneDepth": 1},
        "artifacts": {"type": "NO_ARTIFACTS"},
        "cache": {"type": "NO_CACHE"},
        "environment": {
            "type": "LINUX_CONTAINER",
            "image": r.moving("image", ("aws/codebuild/standard:6.0", "aws/codebuild/standard:7.0"), 0.15),
            "computeType": "BUILD_GENERAL1_SMALL",
            "privilegedMode": r.maybe("privileged", 0.3),
            "environmentVariables": [
                {"name": "STAGE", "value": "live", "type": "PLAINTEXT"},
                {"name": "TOKEN", "value": f"{PLANTED_SECRET_MARKER}-{r.id}", "type": "PLAINTEXT"},
            ],
        },
        "serviceRole": r.other(ROLE, r.number).arn,
        "timeoutInMinutes": 60,
        "encryptionKey": f"arn:aws:kms:{r.region}:{r.account_id}:alias/aws/s3",
        "tags": as_list(r.tags, "key", "value"),
        "created": r.created,
    }
    body["lastModified"] = r.modified
    return body


def _build_machine(r: Resource) -> JsonObject:
    work = {
        "Type": "Task",
        "Resource": r.other(FUNCTION, r.number).arn,
        "TimeoutSeconds": r.moving("timeout", (60, 300), 0.15),
        "End": True,
    }
    return {
        "stateMachineArn": r.arn,
        "name": r.id,
        "status": "ACTIVE",
        "definition": json.dumps({"StartAt": "Work", "States": {"Work": work}}),
        "roleArn": r.other(ROLE, r.number).arn,
        "type": r.pick("type", ("STANDARD", "EXPRESS")),
        "creationDate": r.created,
        "loggingConfiguration": {"level": r.pick("logs", ("OFF", "ERROR", "ALL")), "includeExecutionData": False},
        "tracingConfiguration": {"enabled": r.maybe("traced", 0.3)},
        "revisionId": uuid_of(r, f"revision {r.moves('timeout', 0.15)}"),
    }


KINDS = (
    Kind(PIPELINE, 1.6, word_id("pipeline"), arn("codepipeline"), _build_pipeline, sweep_type="codepipeline"),
    Kind(PROJECT, 2, word_id("build"), arn("codebuild", "project/"), _build_project, sweep_type="codebuild:project"),
    Kind(MACHINE, 2, word_id("flow"), arn("states", "stateMachine:"), _build_machine, sweep_type="states:stateMachine"),
)

lists("codebuild", "ListProjects", PROJECT, lambda r: r.id)
lists(
    "stepfunctions",
    "ListStateMachines",
    MACHINE,
    lambda r: {name: r.body[name] for name in ("stateMachineArn", "name", "type", "creationDate")},
)
describes(
    "stepfunctions",
    "DescribeStateMachine",
    MACHINE,
    "stateMachineArn",
    None,
    ("StateMachineDoesNotExist", "State Machine Does Not Exist: '{name}'", 400),
)


def _pipeline_times(r: Resource) -> JsonObject:
    version = r.body["version"]
    return {"created": r.created, "updated": r.modified, "version": version}


lists(
    "codepipeline",
    "ListPipelines",
    PIPELINE,
    lambda r: {"name": r.id, "pipelineType": "V2", "executionMode": "QUEUED", **_pipeline_times(r)},
)


@answers("codepipeline", "GetPipeline")
def get_pipeline(world: World, account: Account, call: Call) -> JsonObject:
    missing = ("PipelineNotFoundException", "Account '" + account.account_id + "' does not have a pipeline with name '{name}'", 400)
    r = find(world, account, call, PIPELINE, call.params.get("name", ""), missing)
    times = _pipeline_times(r)
    return {"pipeline": r.body, "metadata": {"pipelineArn": r.arn, "created": times["created"], "updated": times["updated"]}}


@answers("codebuild", "BatchGetProjects")
def batch_get_projects(world: World, account: Account, call: Call) -> JsonObject:
    found = {name: world.find(PROJECT, account, call.region, name) for name in call.params.get("names") or []}
    return {
        "projects": [r.body for r in found.values() if r is not None],
        "projectsNotFound": [name for name, r in found.items() if r is None],
    }
