"""Machine learning: SageMaker's notebooks, models, endpoints and domains."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, describes, find, lists
from inventory_assets.localcloud.estate.batch import REPOSITORY
from inventory_assets.localcloud.estate.filling import cut, filled
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.messaging import TOPIC
from inventory_assets.localcloud.estate.naming import arn, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET, vpc_of
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.security import KEY
from inventory_assets.localcloud.estate.storage import FILE_SYSTEM
from inventory_assets.localcloud.estate.world import World

NOTEBOOK, ENDPOINT, MODEL, DOMAIN = (f"AWS::SageMaker::{name}" for name in ("NotebookInstance", "Endpoint", "Model", "Domain"))


def _reason(status: str) -> JsonObject:
    """Only of what has failed there is a reason."""
    return {} if status == "Failed" else {"FailureReason": None}


def _notebook(r: Resource) -> JsonObject:
    status = r.moving("status", ("InService", "Stopped", "Failed", "InService"), 0.1)
    return _reason(status) | {
        "NotebookInstanceName": r.id,
        "NotebookInstanceArn": r.arn,
        "NotebookInstanceStatus": status,
        "InstanceType": r.moving("type", ("ml.t3.medium", "ml.m5.xlarge"), 0.1),
        "DirectInternetAccess": r.moving("internet", ("Enabled", "Disabled"), 0.08),
        "RootAccess": r.pick("root", ("Enabled", "Disabled")),
        "KmsKeyId": r.other(KEY, r.number).arn if r.maybe("encrypted", 0.5) else None,
        "InstanceMetadataServiceConfiguration": {"MinimumInstanceMetadataServiceVersion": r.pick("imds", ("1", "2"))},
    }


_fill_container = filled("sagemaker", "DescribeModel", "Containers[]")
_fill_variant = filled("sagemaker", "DescribeEndpoint", "ProductionVariants[]")


def _model(r: Resource) -> JsonObject:
    image = f"{r.account_id}.dkr.ecr.{r.region}.amazonaws.com/{r.other(REPOSITORY, r.number).id}:latest"
    data = f"s3://{r.other(BUCKET, r.number).id}/models/{r.id}.tar.gz"
    return {
        "ModelName": r.id,
        "ModelArn": r.arn,
        "PrimaryContainer": {"Image": image, "ModelDataUrl": data, "Environment": {"API_TOKEN": f"{PLANTED_SECRET_MARKER}-{r.id}"}},
        "Containers": [_fill_container(r) | {"Image": image, "Environment": {"PASSWORD": f"{PLANTED_SECRET_MARKER}-{r.id}"}}],
        "EnableNetworkIsolation": r.moving("isolated", (True, False), 0.08),
        "DeploymentRecommendation": None,
    }


def _endpoint(r: Resource) -> JsonObject:
    day = r.world.options.day
    status = ("InService", "Updating", "Failed")[(r.account.number + r.number) % 3]
    topic = r.other(TOPIC, 0).arn
    deploying = {} if status == "Updating" else {"PendingDeploymentSummary": None}
    return (
        _reason(status)
        | deploying
        | {
            "EndpointName": r.id,
            "EndpointArn": r.arn,
            "EndpointConfigName": f"{r.id}-{r.moves('configuration', 0.1)}",
            "EndpointStatus": status,
            "ProductionVariants": [
                _fill_variant(r)
                | {
                    "VariantName": "main",
                    "CurrentWeight": 1.0,
                    "DesiredWeight": 1.0,
                    "CurrentInstanceCount": 1 + r.chance.below(f"instances {day}", 4),
                    "DesiredInstanceCount": 2,
                }
            ],
            "AsyncInferenceConfig": {"OutputConfig": {"NotificationConfig": {"SuccessTopic": topic, "ErrorTopic": topic}}},
            "DataCaptureConfig": {
                "EnableCapture": r.maybe("captures", 0.5),
                "DestinationS3Uri": f"s3://{r.other(BUCKET, r.number).id}/captured/",
            },
        }
    )


def _configuration(r: Resource) -> JsonObject:
    """Of an endpoint; its name says how often it has changed."""
    name = r.body["EndpointConfigName"]
    variant = {"VariantName": "main", "ModelName": r.other(MODEL, r.number).id, "InitialInstanceCount": 2}
    return {
        "EndpointConfigName": name,
        "EndpointConfigArn": f"arn:aws:sagemaker:{r.region}:{r.account_id}:endpoint-config/{name}",
        "KmsKeyId": r.other(KEY, r.number).arn if r.maybe("encrypted", 0.5) else None,
        "ProductionVariants": [variant],
        "ShadowProductionVariants": [],
    }


def _domain(r: Resource) -> JsonObject:
    status = ("InService", "InService", "Failed")[(r.account.number + r.number) % 3]
    return _reason(status) | {
        "DomainId": r.id,
        "DomainArn": r.arn,
        "DomainName": word_id("studio")(r),
        "Status": status,
        "AuthMode": r.pick("auth", ("IAM", "SSO")),
        "AppNetworkAccessType": r.moving("network", ("PublicInternetOnly", "VpcOnly"), 0.08),
        "KmsKeyId": r.other(KEY, r.number).arn if r.maybe("encrypted", 0.5) else None,
        "HomeEfsFileSystemId": r.other(FILE_SYSTEM, 0).id,
        "VpcId": vpc_of(r).id,
        "SubnetIds": [r.other(SUBNET, r.number + index).id for index in range(2)],
        "DefaultUserSettings": {
            "ExecutionRole": r.other(ROLE, r.number).arn,
            "SecurityGroups": [r.other(GROUP, r.number).id],
            "SharingSettings": {"S3OutputPath": f"s3://{r.other(BUCKET, r.number).id}/shared/"},
        },
    }


KINDS: tuple[Kind, ...] = (
    Kind(
        NOTEBOOK,
        1.6,
        word_id("notebook"),
        arn("sagemaker", "notebook-instance/"),
        filled("sagemaker", "DescribeNotebookInstance", changes=_notebook),
        sweep_type="sagemaker:notebook-instance",
    ),
    Kind(
        MODEL,
        1.6,
        word_id("model"),
        arn("sagemaker", "model/"),
        filled("sagemaker", "DescribeModel", changes=_model),
        lasting=True,
        sweep_type="sagemaker:model",
    ),
    Kind(
        ENDPOINT,
        1.4,
        word_id("inference"),
        arn("sagemaker", "endpoint/"),
        filled("sagemaker", "DescribeEndpoint", changes=_endpoint),
        parent=MODEL,
        sweep_type="sagemaker:endpoint",
    ),
    Kind(
        DOMAIN,
        1.2,
        lambda r: f"d-{r.chance.letters('id', 12, 'abcdefghijklmnopqrstuvwxyz0123456789')}",
        arn("sagemaker", "domain/"),
        filled("sagemaker", "DescribeDomain", changes=_domain),
        sweep_type="sagemaker:domain",
    ),
)

_NOT_FOUND = ("ValidationException", "RecordNotFound", 400)

lists("sagemaker", "ListNotebookInstances", NOTEBOOK, cut("sagemaker", "ListNotebookInstances", "NotebookInstances[]"))
lists("sagemaker", "ListModels", MODEL, cut("sagemaker", "ListModels", "Models[]"))
lists("sagemaker", "ListEndpoints", ENDPOINT, cut("sagemaker", "ListEndpoints", "Endpoints[]"))
lists("sagemaker", "ListDomains", DOMAIN, cut("sagemaker", "ListDomains", "Domains[]"))
describes("sagemaker", "DescribeNotebookInstance", NOTEBOOK, "NotebookInstanceName", None, _NOT_FOUND)
describes("sagemaker", "DescribeModel", MODEL, "ModelName", None, _NOT_FOUND)
describes("sagemaker", "DescribeEndpoint", ENDPOINT, "EndpointName", None, _NOT_FOUND)
describes("sagemaker", "DescribeDomain", DOMAIN, "DomainId", None, ("ResourceNotFound", "Domain {name} does not exist.", 400))


@answers("sagemaker", "DescribeEndpointConfig")
def describe_endpoint_config(world: World, account: Account, call: Call) -> JsonObject:
    endpoint = find(world, account, call, ENDPOINT, str(call.params.get("EndpointConfigName")).rpartition("-")[0], _NOT_FOUND)
    return filled("sagemaker", "DescribeEndpointConfig", changes=_configuration)(endpoint)  # type: ignore[no-any-return]
