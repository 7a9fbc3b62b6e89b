"""Security services: GuardDuty, Security Hub, Macie, Access Analyzer, Inspector, Detective. Not every region has them enabled."""

from __future__ import annotations

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, describes, find, lists
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.naming import arn, word_id
from inventory_assets.localcloud.estate.paging import page, sequence
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.security import KEY
from inventory_assets.localcloud.estate.settings import setting
from inventory_assets.localcloud.estate.world import World

DETECTOR, HUB, SESSION = "AWS::GuardDuty::Detector", "AWS::SecurityHub::Hub", "AWS::Macie::Session"
ANALYZER, INSPECTOR, GRAPH = "AWS::AccessAnalyzer::Analyzer", "AWS::InspectorV2::AccountStatus", "AWS::Detective::Graph"
NO_DETECTOR = (
    "BadRequestException",
    "The request is rejected because the input detectorId is not owned by the current account.",
    400,
)

_ALWAYS_ON = ("CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS")
_OPTIONAL = ("S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS", "RUNTIME_MONITORING")


def _service_role(r: Resource, service: str, name: str) -> str:
    return f"arn:aws:iam::{r.account_id}:role/aws-service-role/{service}.amazonaws.com/AWSServiceRoleFor{name}"


def _feature(r: Resource, name: str) -> JsonObject:
    status = "ENABLED" if name in _ALWAYS_ON else r.moving(name, ("ENABLED", "ENABLED", "DISABLED"), 0.05)
    feature: JsonObject = {"Name": name, "Status": status, "UpdatedAt": r.created}
    if name == "RUNTIME_MONITORING":
        feature["AdditionalConfiguration"] = [{"Name": "EKS_ADDON_MANAGEMENT", "Status": status, "UpdatedAt": r.created}]
    return feature


def _detector(r: Resource) -> JsonObject:
    return {
        "Status": r.moving("status", ("ENABLED", "ENABLED", "ENABLED", "DISABLED"), 0.05),
        "ServiceRole": _service_role(r, "guardduty", "AmazonGuardDuty"),
        "FindingPublishingFrequency": r.moving("frequency", ("SIX_HOURS", "FIFTEEN_MINUTES", "ONE_HOUR"), 0.1),
        "DataSources": {"MalwareProtection": {"ServiceRole": _service_role(r, "malware-protection.guardduty", "MalwareProtection")}},
        "Features": [_feature(r, name) for name in (*_ALWAYS_ON, *_OPTIONAL)],
        "Tags": r.tags,
    }


def _destinations(r: Resource) -> list[JsonObject]:
    if not r.maybe("publishes", 0.6):
        return []
    destination = r.chance.hex("destination", 32)
    status = r.pick(f"publishing {r.world.options.day}", ("PUBLISHING", "PUBLISHING", "UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY"))
    return [{"DestinationId": destination, "DestinationType": "S3", "Status": status}]


_UNUSED = {"unusedAccess": {"unusedAccessAge": 90, "analysisRule": {"exclusions": [{"accountIds": ["111122223333"]}]}}}


def _analyzer(r: Resource) -> JsonObject:
    kind = "ACCOUNT" if r.number == 0 else r.pick("type", ("ACCOUNT", "ACCOUNT_UNUSED_ACCESS"))
    body: JsonObject = {"arn": r.arn, "name": r.id, "type": kind, "tags": r.tags, "lastResourceAnalyzedAt": r.today}
    return body | ({"configuration": _UNUSED} if kind == "ACCOUNT_UNUSED_ACCESS" else {})


def _inspector(r: Resource) -> JsonObject:
    enabled = r.moving("enabled", ("ENABLED", "ENABLED", "DISABLED"), 0.05)
    parts = {name: r.moving(name, ("ENABLED", "DISABLED"), 0.05) if enabled == "ENABLED" else "DISABLED" for name in ("ecr", "lambda")}
    parts = {"ec2": enabled, "lambdaCode": "DISABLED", "codeRepository": "DISABLED"} | parts
    return {
        "accountId": r.account_id,
        "state": {"status": enabled},
        "resourceState": {name: {"status": status} for name, status in parts.items()},
    }


KINDS = (
    Kind(
        DETECTOR,
        0.6,
        lambda r: r.chance.hex("id", 32),
        arn("guardduty", "detector/"),
        filled("guardduty", "GetDetector", "@", _detector, without=("Tags",)),
        single=True,
        lasting=True,
    ),
    Kind(
        HUB,
        0.5,
        lambda _: "hub/default",
        arn("securityhub"),
        filled("securityhub", "DescribeHub", "@", lambda r: {"HubArn": r.arn}),
        single=True,
        lasting=True,
    ),
    Kind(
        SESSION,
        1,
        lambda r: r.account_id,
        lambda r: f"arn:aws:macie2:{r.region}:{r.account_id}:session",
        filled(
            "macie2", "GetMacieSession", "@",
            lambda r: {
                "status": r.moving("status", ("ENABLED", "PAUSED"), 0.1),
                "serviceRole": _service_role(r, "macie", "AmazonMacie"),
            },
        ),
        single=True,
        lasting=True,
        tagged=0,
    ),
    Kind(
        ANALYZER,
        1,
        word_id("analyzer"),
        arn("access-analyzer", "analyzer/"),
        filled("accessanalyzer", "ListAnalyzers", "analyzers[]", _analyzer, without=("tags", "configuration", "statusReason")),
    ),
    Kind(
        INSPECTOR,
        1,
        lambda r: r.account_id,
        lambda r: f"arn:aws:inspector2:{r.region}:{r.account_id}:account-status",
        _inspector,
        single=True,
        lasting=True,
        tagged=0,
    ),
    Kind(
        GRAPH,
        0.3,
        lambda r: r.chance.hex("id", 32),
        arn("detective", "graph:"),
        lambda r: {"Arn": r.arn, "CreatedTime": r.created},
        single=True,
        lasting=True,
        sweep_type="detective:graph",
    ),
)  # fmt: skip

lists("guardduty", "ListDetectors", DETECTOR, lambda r: r.id)
describes("guardduty", "GetDetector", DETECTOR, "DetectorId", None, NO_DETECTOR)
lists("accessanalyzer", "ListAnalyzers", ANALYZER)
lists("detective", "ListGraphs", GRAPH)
setting("macie2", "GetMacieSession", SESSION, lambda r: r.body)
setting("inspector2", "BatchGetAccountStatus", INSPECTOR, lambda r: {"accounts": [r.body], "failedAccounts": []})


@answers("guardduty", "ListPublishingDestinations")
def list_destinations(world: World, account: Account, call: Call) -> JsonObject:
    r = find(world, account, call, DETECTOR, call.params.get("DetectorId", ""), NO_DETECTOR)
    return page(call, sequence(_destinations(r)), lambda item: item, 50, "Destinations")


@answers("guardduty", "DescribePublishingDestination")
def describe_destination(world: World, account: Account, call: Call) -> JsonObject:
    r = find(world, account, call, DETECTOR, call.params.get("DetectorId", ""), NO_DETECTOR)
    for destination in _destinations(r):
        if destination["DestinationId"] == call.params.get("DestinationId"):
            place = {"DestinationArn": f"{r.other(BUCKET, 0).arn}/findings", "KmsKeyArn": r.other(KEY, 0).arn}
            return destination | {"PublishingFailureStartTimestamp": 0, "DestinationProperties": place}
    raise AwsError("BadRequestException", "The request is rejected because the publishing destination does not exist.", 400)


def _hub(world: World, account: Account, call: Call) -> Resource:
    hub = next(world.walk(HUB, account, call.region), None)
    if hub is None:
        raise AwsError("InvalidAccessException", f"Account {account.account_id} is not subscribed to AWS Security Hub", 401)
    return hub


@answers("securityhub", "DescribeHub")
def describe_hub(world: World, account: Account, call: Call) -> JsonObject:
    return _hub(world, account, call).body


@answers("securityhub", "ListTagsForResource")
def hub_tags(world: World, account: Account, call: Call) -> JsonObject:
    return {"Tags": _hub(world, account, call).tags}


_STANDARDS = ("aws-foundational-security-best-practices/v/1.0.0", "cis-aws-foundations-benchmark/v/3.0.0", "pci-dss/v/4.0.1")


@answers("securityhub", "GetEnabledStandards")
def enabled_standards(world: World, account: Account, call: Call) -> JsonObject:
    hub = _hub(world, account, call)
    names = [name for index, name in enumerate(_STANDARDS) if index == 0 or hub.moving(name, (True, False), 0.1)]

    def show(name: str) -> JsonObject:
        return {
            "StandardsSubscriptionArn": f"arn:aws:securityhub:{hub.region}:{hub.account_id}:subscription/{name}",
            "StandardsArn": f"arn:aws:securityhub:{hub.region}::standards/{name}",
            "StandardsInput": {},
            "StandardsStatus": "READY",
        }

    return page(call, sequence(names), show, 100)
