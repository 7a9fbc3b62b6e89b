"""Lambda: functions, layers and their versions."""

from __future__ import annotations

import json

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, find, lists
from inventory_assets.localcloud.estate.children import child_listing
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.naming import arn, uuid_of, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET, vpc_of
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

FUNCTION, LAYER, LAYER_VERSION = "AWS::Lambda::Function", "AWS::Lambda::Layer", "AWS::Lambda::LayerVersion"
NO_FUNCTION = ("ResourceNotFoundException", "Function not found: {name}", 404)

_RUNTIMES = ("python3.12", "nodejs20.x", "python3.9", "java21", "go1.x", "python3.13")


def _build_function(r: Resource) -> JsonObject:
    role = r.other(ROLE, r.chance.below("role", 100))
    variables = {"STAGE": r.moving("stage", ("blue", "green"), 0.05), "LOG_LEVEL": "INFO"}
    if r.maybe("secret", 0.6):
        variables["API_TOKEN"] = f"{PLANTED_SECRET_MARKER}-{r.id}"
    body: JsonObject = {
        "FunctionName": r.id,
        "FunctionArn": r.arn,
        "Runtime": r.moving("runtime", _RUNTIMES, 0.06),
        "Role": role.arn,
        "Handler": "app.handler",
        "CodeSize": 20_000 + r.moves("code", 0.3) * 512,
        "Description": f"{r.id} of {r.account.name}",
        "Timeout": r.pick("timeout", (3, 30, 900)),
        "MemorySize": r.moving("memory", (128, 256, 512, 1024), 0.12),
        "CodeSha256": r.chance.hex(f"code {r.moves('code', 0.3)}", 44),
        "Version": "$LATEST",
        "Environment": {"Variables": variables},
        "TracingConfig": {"Mode": r.pick("tracing", ("PassThrough", "Active"))},
        "RevisionId": uuid_of(r, f"revision {r.moves('code', 0.3)}"),
        "PackageType": "Zip",
        "Architectures": [r.pick("architecture", ("x86_64", "arm64"))],
        "EphemeralStorage": {"Size": 512},
        "SnapStart": {"ApplyOn": "None", "OptimizationStatus": "Off"},
        "LoggingConfig": {"LogFormat": "Text", "LogGroup": r.other("AWS::Logs::LogGroup", r.number).id},
    }
    if r.maybe("in vpc", 0.3):
        body["VpcConfig"] = {
            "SubnetIds": [r.other(SUBNET, r.number + index).id for index in range(2)],
            "SecurityGroupIds": [r.other(GROUP, r.number).id],
            "VpcId": vpc_of(r).id,
        }
    if r.maybe("own key", 0.3):
        body["KMSKeyArn"] = r.other("AWS::KMS::Key", r.number).arn
    if r.maybe("layered", 0.3):
        version = r.other(LAYER_VERSION, r.number)
        body["Layers"] = [{"Arn": version.arn, "CodeSize": 4096}]
    body["LastModified"] = f"{r.modified:%Y-%m-%dT%H:%M:%S}.000+0000"
    return body


def layer_of(r: Resource) -> Resource:
    return r.other(LAYER, r.number)


def _version(r: Resource) -> int:
    """Layer versions count up within their layer."""
    layers, _ = r.world.size(r.account, r.region, r.world.kinds[LAYER])
    return 1 + r.number // max(layers, 1)


def _build_layer(r: Resource) -> JsonObject:
    return {"LayerName": r.id, "LayerArn": r.arn}


def _build_layer_version(r: Resource) -> JsonObject:
    return {
        "LayerVersionArn": r.arn,
        "Version": _version(r),
        "Description": f"Version {_version(r)} of {layer_of(r).id}",
        "CreatedDate": f"{r.created:%Y-%m-%dT%H:%M:%S}.000+0000",
        "CompatibleRuntimes": ["python3.12", "python3.13"],
        "LicenseInfo": "Apache-2.0",
        "CompatibleArchitectures": ["x86_64"],
    }


KINDS = (
    Kind(FUNCTION, 9, word_id("function"), arn("lambda", "function:"), _build_function, sweep_type="lambda:function"),
    Kind(LAYER, 1.6, word_id("layer"), arn("lambda", "layer:"), _build_layer, lasting=True, tagged=0, is_resource=False),
    Kind(
        LAYER_VERSION,
        3,
        lambda r: f"{layer_of(r).id}:{_version(r)}",
        arn("lambda", "layer:"),
        _build_layer_version,
        parent=LAYER,
        lasting=True,
        tagged=0,
    ),
)

lists("lambda", "ListFunctions", FUNCTION, size=50)
lists("lambda", "ListLayers", LAYER, lambda r: {**r.body, "LatestMatchingVersion": r.other(LAYER_VERSION, r.number).body}, size=50)
child_listing("lambda", "ListLayerVersions", LAYER_VERSION, LAYER, "LayerName", lambda r: r.body, size=50)


@answers("lambda", "GetPolicy")
def function_policy(world: World, account: Account, call: Call) -> JsonObject:
    r = find(world, account, call, FUNCTION, call.params.get("FunctionName", ""), NO_FUNCTION)
    kind = r.moving("policy", (None, "events", "public", None), 0.06)
    if kind is None:
        raise AwsError("ResourceNotFoundException", "The resource you requested does not exist.", 404)
    principal: JsonObject | str = "*" if kind == "public" else {"Service": "events.amazonaws.com"}
    statement = {"Sid": kind, "Effect": "Allow", "Principal": principal, "Action": "lambda:InvokeFunction", "Resource": r.arn}
    return {
        "Policy": json.dumps({"Version": "2012-10-17", "Id": "default", "Statement": [statement]}),
        "RevisionId": uuid_of(r, "policy revision"),
    }


@answers("lambda", "GetFunctionUrlConfig")
def function_url(world: World, account: Account, call: Call) -> JsonObject:
    """Some functions can be called by a URL, a few of them by anybody."""
    r = find(world, account, call, FUNCTION, call.params.get("FunctionName", ""), NO_FUNCTION)
    access = r.moving("url", (None, None, "AWS_IAM", "NONE"), 0.06)
    if access is None:
        raise AwsError("ResourceNotFoundException", "The resource you requested does not exist.", 404)
    url = f"https://{r.chance.letters('url', 32, 'abcdefghijklmnopqrstuvwxyz0123456789')}.lambda-url.{r.region}.on.aws/"
    changes = {"FunctionArn": r.arn, "FunctionUrl": url, "AuthType": access}
    config: JsonObject = filled("lambda", "GetFunctionUrlConfig", changes=lambda _: changes)(r)
    return config


@answers("lambda", "ListTags")
def function_tags(world: World, account: Account, call: Call) -> JsonObject:
    return {"Tags": find(world, account, call, FUNCTION, call.params.get("Resource", ""), NO_FUNCTION).tags}
