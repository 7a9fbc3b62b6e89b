"""What connects applications: subscriptions, schedules, pipes, connections, event source mappings, namespaces."""

from __future__ import annotations

import json

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import Missing, answers, describes, find, lists, walker
from inventory_assets.localcloud.estate.filling import cut, filled
from inventory_assets.localcloud.estate.functions import FUNCTION
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.messaging import BUS, QUEUE, TOPIC
from inventory_assets.localcloud.estate.naming import arn, hex_id, uuid_of, word_id
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

SUBSCRIPTION, SCHEDULE, PIPE = "AWS::SNS::Subscription", "AWS::Scheduler::Schedule", "AWS::Pipes::Pipe"
CONNECTION, DESTINATION, ARCHIVE = (f"AWS::Events::{name}" for name in ("Connection", "ApiDestination", "Archive"))
MAPPING, NAMESPACE = "AWS::Lambda::EventSourceMapping", "AWS::ServiceDiscovery::Namespace"


def _secret(r: Resource) -> str:
    return f"{PLANTED_SECRET_MARKER}-{r.id.replace('/', '-')}"


def topic_of(r: Resource) -> Resource:
    """Two of three subscriptions are to the topic that lasts."""
    return r.other(TOPIC, max(0, r.number % 3 - 1))


def _endpoint(r: Resource) -> tuple[str, str]:
    """Protocol and endpoint: queues and functions of the account, and addresses of people and of webhooks."""
    return (
        ("sqs", r.other(QUEUE, r.number).arn),
        ("lambda", r.other(FUNCTION, r.number).arn),
        ("email", f"{_secret(r)}@meridian.example"),
        ("https", f"https://hooks.meridian.example/{_secret(r)}"),
    )[r.number % 4]


def _subscription(r: Resource) -> JsonObject:
    protocol, endpoint = _endpoint(r)
    body = {
        "SubscriptionArn": r.arn,
        "TopicArn": topic_of(r).arn,
        "Owner": r.account_id,
        "Protocol": protocol,
        "Endpoint": endpoint,
        "PendingConfirmation": "false",
        "ConfirmationWasAuthenticated": "true" if protocol in ("sqs", "lambda") else "false",
        "RawMessageDelivery": r.moving("raw", ("true", "false"), 0.1),
        "SubscriptionPrincipal": f"arn:aws:iam::{r.account_id}:root",
    }
    if r.maybe("filtered", 0.4):
        body |= {"FilterPolicy": json.dumps({"state": ["failed"]}), "FilterPolicyScope": "MessageAttributes"}
    if r.maybe("kept", 0.4):
        body["RedrivePolicy"] = json.dumps({"deadLetterTargetArn": r.other(QUEUE, 0).arn})
    return body


def _schedule(r: Resource) -> JsonObject:
    return {
        "Arn": r.arn,
        "Name": r.id.partition("/")[2],
        "GroupName": "default",
        "State": r.moving("state", ("ENABLED", "ENABLED", "DISABLED"), 0.1),
        "ScheduleExpression": r.pick("when", ("rate(1 hour)", "cron(0 6 * * ? *)")),
        "ScheduleExpressionTimezone": "UTC",
        "EndDate": None,
        "Target": {
            "Arn": r.other(FUNCTION, r.number).arn,
            "RoleArn": r.other(ROLE, r.number).arn,
            "DeadLetterConfig": {"Arn": r.other(QUEUE, 0).arn},
            "Input": json.dumps({"token": _secret(r)}),
            "EcsParameters": None,
            "EventBridgeParameters": None,
            "EventBridgePutEventsV2Parameters": None,
            "EventBridgePutRawEventsParameters": None,
            "KinesisParameters": None,
            "SageMakerPipelineParameters": None,
            "SqsParameters": None,
        },
    }


def _pipe(r: Resource) -> JsonObject:
    """From a queue to a function, by way of a template."""
    return {
        "Arn": r.arn,
        "Name": r.id,
        "Description": f"Hands {r.other(QUEUE, r.number).id} on",
        "DesiredState": r.moving("state", ("RUNNING", "RUNNING", "STOPPED"), 0.1),
        "CurrentState": "RUNNING",
        "Source": r.other(QUEUE, r.number).arn,
        "SourceParameters": {
            "FilterCriteria": {"Filters": [{"Pattern": json.dumps({"body": {"state": ["new"]}})}]},
            "SqsQueueParameters": {"BatchSize": 10, "MaximumBatchingWindowInSeconds": 5},
        },
        "EnrichmentParameters": {"HttpParameters": {"HeaderParameters": {"Authorization": _secret(r)}}},
        "Target": r.other(FUNCTION, r.number).arn,
        "TargetParameters": {
            "InputTemplate": json.dumps({"key": _secret(r)}),
            "LambdaFunctionParameters": {"InvocationType": "FIRE_AND_FORGET"},
        },
        "RoleArn": r.other(ROLE, r.number).arn,
        "Tags": r.tags,
        "CreationTime": r.created,
        "LastModifiedTime": r.modified,
        "LogConfiguration": {
            "CloudwatchLogsLogDestination": {"LogGroupArn": r.other("AWS::Logs::LogGroup", 0).arn},
            "Level": r.pick("logs", ("OFF", "ERROR", "TRACE")),
        },
    }


def _connection(r: Resource) -> JsonObject:
    """With a user's name, a client or a key: the part of the others is left out."""
    kind = r.pick("kind", ("BASIC", "OAUTH_CLIENT_CREDENTIALS", "API_KEY"))
    parts = {"BASIC": "BasicAuthParameters", "OAUTH_CLIENT_CREDENTIALS": "OAuthParameters", "API_KEY": "ApiKeyAuthParameters"}
    others: JsonObject = {part: None for name, part in parts.items() if name != kind}
    return {
        "ConnectionArn": r.arn,
        "Name": r.id.partition("/")[0],
        "ConnectionState": r.pick(f"state {r.world.options.day}", ("AUTHORIZED", "AUTHORIZED", "AUTHORIZING")),
        "AuthorizationType": kind,
        "SecretArn": f"arn:aws:secretsmanager:{r.region}:{r.account_id}:secret:events!connection/{r.id}/{uuid_of(r, 'secret')}",
        "InvocationConnectivityParameters": None,
        "AuthParameters": {**others, "ConnectivityParameters": None},
        "LastAuthorizedTime": r.today,
    }


def _destination(r: Resource) -> JsonObject:
    return {
        "ApiDestinationArn": r.arn,
        "Name": r.id,
        "ConnectionArn": r.other(CONNECTION, r.number).arn,
        "InvocationEndpoint": f"https://hooks.meridian.example/{_secret(r)}",
        "InvocationRateLimitPerSecond": r.moving("rate", (10, 300), 0.1),
    }


def _archive(r: Resource) -> JsonObject:
    day = r.world.options.day
    return {
        "ArchiveArn": r.arn,
        "ArchiveName": r.id,
        "EventSourceArn": r.other(BUS, r.number).arn,
        "EventPattern": json.dumps({"source": ["app.orders"]}),
        "State": "ENABLED",
        "StateReason": None,
        "RetentionDays": r.moving("kept", (0, 30, 365), 0.1),
        "EventCount": r.chance.below(f"events {day}", 10_000),
        "SizeBytes": r.chance.below(f"size {day}", 1 << 24),
    }


def _mapping(r: Resource) -> JsonObject:
    return {
        "UUID": r.id,
        "EventSourceMappingArn": r.arn,
        "FunctionArn": r.other(FUNCTION, r.number).arn,
        "EventSourceArn": r.other(QUEUE, r.number).arn,
        "State": r.moving("state", ("Enabled", "Enabled", "Disabled"), 0.1),
        "StateTransitionReason": "USER_INITIATED",
        "LastProcessingResult": r.pick(f"result {r.world.options.day}", ("OK", "No records processed")),
        "FilterCriteria": {"Filters": [{"Pattern": json.dumps({"body": {"state": ["new"]}})}]},
        "FilterCriteriaError": None,
        "DestinationConfig": {"OnSuccess": None, "OnFailure": {"Destination": r.other(QUEUE, 0).arn}},
        "SourceAccessConfigurations": [],
        "SelfManagedEventSource": None,
        "SelfManagedKafkaEventSourceConfig": None,
        "AmazonManagedKafkaEventSourceConfig": None,
        "DocumentDBEventSourceConfig": None,
        "StartingPosition": None,
        "StartingPositionTimestamp": None,
        "Topics": None,
        "Queues": None,
    }


def _namespace(r: Resource) -> JsonObject:
    kind = r.pick("kind", ("HTTP", "DNS_PRIVATE", "DNS_PUBLIC"))
    return {
        "Id": r.id,
        "Arn": r.arn,
        "ResourceOwner": r.account_id,
        "Name": f"{word_id('services')(r)}.local",
        "Type": kind,
        "Description": f"Version {1 + r.moves('description', 0.1)}",
        "ServiceCount": r.chance.below(f"services {r.world.options.day}", 9),
        "Properties": {"DnsProperties": None if kind == "HTTP" else {"HostedZoneId": r.other("AWS::Route53::HostedZone", 0).id}},
    }


KINDS = (
    Kind(
        SUBSCRIPTION,
        4,
        uuid_of,
        lambda r: f"{topic_of(r).arn}:{r.id}",
        _subscription,
        tagged=0,
    ),
    Kind(
        SCHEDULE,
        2,
        lambda r: f"default/{word_id('schedule')(r)}",
        arn("scheduler", "schedule/"),
        filled("scheduler", "GetSchedule", changes=_schedule),
        tagged=0,
    ),
    Kind(PIPE, 1.4, word_id("pipe"), arn("pipes", "pipe/"), _pipe, sweep_type="pipes:pipe"),
    Kind(
        CONNECTION,
        1.4,
        word_id("connection"),
        lambda r: f"arn:aws:events:{r.region}:{r.account_id}:connection/{r.id}/{uuid_of(r, 'arn')}",
        filled("events", "DescribeConnection", changes=_connection),
        lasting=True,
        tagged=0,
    ),
    Kind(
        DESTINATION,
        1.4,
        word_id("destination"),
        lambda r: f"arn:aws:events:{r.region}:{r.account_id}:api-destination/{r.id}/{uuid_of(r, 'arn')}",
        filled("events", "ListApiDestinations", "ApiDestinations[]", _destination),
        tagged=0,
    ),
    Kind(
        ARCHIVE,
        1.2,
        word_id("archive"),
        arn("events", "archive/"),
        filled("events", "DescribeArchive", changes=_archive),
        tagged=0,
    ),
    Kind(
        MAPPING,
        2,
        uuid_of,
        arn("lambda", "event-source-mapping:"),
        filled("lambda", "ListEventSourceMappings", "EventSourceMappings[]", _mapping),
        sweep_type="lambda:event-source-mapping",
    ),
    Kind(
        NAMESPACE,
        1.4,
        hex_id("ns"),
        arn("servicediscovery", "namespace/"),
        filled("servicediscovery", "ListNamespaces", "Namespaces[]", _namespace),
        sweep_type="servicediscovery:namespace",
    ),
)

_LISTED = ("SubscriptionArn", "Owner", "Protocol", "Endpoint", "TopicArn")
_NO_SUBSCRIPTION = ("NotFound", "Subscription does not exist", 404)


@answers("sns", "ListSubscriptions")
def list_subscriptions(world: World, account: Account, call: Call) -> JsonObject:
    """One in four of the addresses has not been confirmed, and has no ARN: it stands on the list besides."""
    reply = page(call, walker(world, account, call, SUBSCRIPTION), lambda r: {name: r.body[name] for name in _LISTED}, 100)
    pending = [row | {"SubscriptionArn": "PendingConfirmation"} for row in reply["Subscriptions"][::4]]
    return {**reply, "Subscriptions": [*reply["Subscriptions"], *pending]}


describes("sns", "GetSubscriptionAttributes", SUBSCRIPTION, "SubscriptionArn", "Attributes", _NO_SUBSCRIPTION)
lists("scheduler", "ListSchedules", SCHEDULE, cut("scheduler", "ListSchedules", "Schedules[]"))


@answers("scheduler", "GetSchedule")
def get_schedule(world: World, account: Account, call: Call) -> JsonObject:
    name = f"{call.params.get('GroupName', 'default')}/{call.params.get('Name')}"
    return find(world, account, call, SCHEDULE, name, ("ResourceNotFoundException", "Schedule {name} does not exist.", 404)).body


def _gone(what: str, status: int = 400) -> Missing:
    return ("ResourceNotFoundException", f"{what} {{name}} does not exist.", status)


lists("pipes", "ListPipes", PIPE, cut("pipes", "ListPipes", "Pipes[]"))
describes("pipes", "DescribePipe", PIPE, "Name", None, ("NotFoundException", "Pipe {name} does not exist.", 404))
lists("events", "ListConnections", CONNECTION, cut("events", "ListConnections", "Connections[]"))
describes("events", "DescribeConnection", CONNECTION, "Name", None, _gone("Connection"))
lists("events", "ListApiDestinations", DESTINATION)
lists("events", "ListArchives", ARCHIVE, cut("events", "ListArchives", "Archives[]"))
describes("events", "DescribeArchive", ARCHIVE, "ArchiveName", None, _gone("Archive"))
lists("lambda", "ListEventSourceMappings", MAPPING)
lists("servicediscovery", "ListNamespaces", NAMESPACE)
