"""What carries messages and events: SNS, SQS, EventBridge."""

from __future__ import annotations

import json

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, describes, find, lists, walker
from inventory_assets.localcloud.estate.children import child_listing
from inventory_assets.localcloud.estate.functions import FUNCTION
from inventory_assets.localcloud.estate.naming import arn, word_id
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.paging import page, sequence
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

TOPIC, QUEUE, BUS, RULE = "AWS::SNS::Topic", "AWS::SQS::Queue", "AWS::Events::EventBus", "AWS::Events::Rule"
NO_QUEUE = ("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.", 400)
NO_TOPIC = ("NotFound", "Topic does not exist", 404)


def queue_url(r: Resource) -> str:
    return f"https://sqs.{r.region}.amazonaws.com/{r.account_id}/{r.id}"


def _policy(r: Resource, action: str) -> str:
    principal: JsonObject | str = "*" if r.moving("opened", (False, False, True), 0.06) else {"AWS": f"arn:aws:iam::{r.account_id}:root"}
    return json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [{"Sid": "own", "Effect": "Allow", "Principal": principal, "Action": action, "Resource": r.arn}],
        }
    )


def _build_topic(r: Resource) -> JsonObject:
    body = {
        "TopicArn": r.arn,
        "Owner": r.account_id,
        "DisplayName": r.id,
        "Policy": _policy(r, "SNS:Publish"),
        "EffectiveDeliveryPolicy": json.dumps(
            {"http": {"defaultHealthyRetryPolicy": {"numRetries": r.moving("retries", (3, 5, 10), 0.1)}}}
        ),
        "SubscriptionsConfirmed": str(r.chance.below("subscriptions", 4)),
        "SubscriptionsPending": "0",
        "SubscriptionsDeleted": "0",
    }
    if r.maybe("own key", 0.4):
        body["KmsMasterKeyId"] = r.other("AWS::KMS::Key", r.number).id
    return body


def _build_queue(r: Resource) -> JsonObject:
    day = r.world.options.day
    body = {
        "QueueArn": r.arn,
        "ApproximateNumberOfMessages": str(r.chance.below(f"waiting {day}", 500)),
        "ApproximateNumberOfMessagesNotVisible": str(r.chance.below(f"in flight {day}", 20)),
        "ApproximateNumberOfMessagesDelayed": "0",
        "CreatedTimestamp": str(int(r.created.timestamp())),
        "VisibilityTimeout": str(r.moving("visibility", (30, 60, 300), 0.12)),
        "MaximumMessageSize": "262144",
        "MessageRetentionPeriod": str(r.moving("retention", (345600, 1209600), 0.08)),
        "DelaySeconds": "0",
        "ReceiveMessageWaitTimeSeconds": "0",
        "SqsManagedSseEnabled": "true" if r.maybe("encrypted", 0.6) else "false",
    }
    if r.maybe("policy", 0.4):
        body["Policy"] = _policy(r, "sqs:SendMessage")
    if r.maybe("own key", 0.3):
        body |= {"KmsMasterKeyId": r.other("AWS::KMS::Key", r.number).id, "KmsDataKeyReusePeriodSeconds": "300"}
    if r.number and r.maybe("dead letters", 0.5):
        tries = r.moving("tries", (3, 5, 10), 0.08)
        body["RedrivePolicy"] = json.dumps({"deadLetterTargetArn": r.other(QUEUE, 0).arn, "maxReceiveCount": tries})
    body["LastModifiedTimestamp"] = str(int(r.modified.timestamp()))
    return body


def _build_bus(r: Resource) -> JsonObject:
    return {"Name": r.id, "Arn": r.arn, "CreationTime": r.created, "LastModifiedTime": r.created}


def bus_of(r: Resource) -> Resource:
    return r.other(BUS, r.number)


def _rule_arn(r: Resource) -> str:
    bus = bus_of(r)
    middle = "" if bus.number == 0 else f"{bus.id}/"
    return f"arn:aws:events:{r.region}:{r.account_id}:rule/{middle}{r.id}"


def _build_rule(r: Resource) -> JsonObject:
    body: JsonObject = {
        "Name": r.id,
        "Arn": r.arn,
        "State": r.moving("state", ("ENABLED", "ENABLED", "DISABLED"), 0.12),
        "Description": f"Starts {r.other(FUNCTION, r.number).id}",
        "EventBusName": bus_of(r).id,
    }
    if bus_of(r).number == 0 and r.maybe("scheduled", 0.5):
        body["ScheduleExpression"] = r.moving("schedule", ("rate(5 minutes)", "rate(1 hour)", "cron(0 3 * * ? *)"), 0.1)
    else:
        body["EventPattern"] = json.dumps({"source": ["app.orders"], "detail-type": [r.pick("detail", ("Created", "Paid", "Refunded"))]})
    return body


KINDS = (
    Kind(TOPIC, 4, word_id("topic"), arn("sns"), _build_topic, sweep_type="sns"),
    Kind(QUEUE, 4, word_id("queue"), arn("sqs"), _build_queue, sweep_type="sqs"),
    Kind(
        BUS,
        1.6,
        lambda r: "default" if r.number == 0 else word_id("bus")(r),
        arn("events", "event-bus/"),
        _build_bus,
        lasting=True,
        everywhere=True,
        sweep_type="events:event-bus",
    ),
    Kind(RULE, 4, word_id("rule"), _rule_arn, _build_rule, parent=BUS, sweep_type="events:rule"),
)

lists("sns", "ListTopics", TOPIC, lambda r: {"TopicArn": r.arn})
describes("sns", "GetTopicAttributes", TOPIC, "TopicArn", "Attributes", NO_TOPIC)
describes(
    "sns",
    "ListTagsForResource",
    TOPIC,
    "ResourceArn",
    "Tags",
    ("ResourceNotFound", "Resource does not exist", 404),
    lambda r: as_list(r.tags),
)


@answers("sqs", "ListQueues")
def list_queues(world: World, account: Account, call: Call) -> JsonObject:
    """Leaves the list out when there is none, and gives no token unless MaxResults asks for pages."""
    answer = page(call, walker(world, account, call, QUEUE), queue_url, 1000)
    if not answer["QueueUrls"]:
        del answer["QueueUrls"]
    if not call.params.get("MaxResults"):
        answer.pop("NextToken", None)
    return answer


def _queue(world: World, account: Account, call: Call) -> Resource:
    return find(world, account, call, QUEUE, str(call.params.get("QueueUrl", "")).rpartition("/")[2], NO_QUEUE)


@answers("sqs", "GetQueueAttributes")
def queue_attributes(world: World, account: Account, call: Call) -> JsonObject:
    body, wanted = _queue(world, account, call).body, call.params.get("AttributeNames") or []
    return {"Attributes": {name: value for name, value in body.items() if "All" in wanted or name in wanted}}


@answers("sqs", "ListQueueTags")
def queue_tags(world: World, account: Account, call: Call) -> JsonObject:
    tags = _queue(world, account, call).tags
    return {"Tags": tags} if tags else {}


lists("events", "ListEventBuses", BUS)
child_listing(
    "events",
    "ListRules",
    RULE,
    BUS,
    "EventBusName",
    lambda r: r.body,
    default_parent=True,
    missing=("ResourceNotFoundException", "Event bus {name} does not exist.", 400),
)


def _targets(r: Resource) -> list[JsonObject]:
    """A function, which is handed a token now and then, and an address that wants a key."""
    function: JsonObject = {"Id": "1", "Arn": r.other(FUNCTION, r.number).arn}
    if r.maybe("constant input", 0.4):
        function["Input"] = json.dumps({"token": f"{PLANTED_SECRET_MARKER}-{r.id}"})
    elif r.maybe("transformed", 0.4):
        template = f'{{"id": <id>, "password": "{PLANTED_SECRET_MARKER}"}}'
        function["InputTransformer"] = {"InputPathsMap": {"id": "$.detail.id"}, "InputTemplate": template}
    if r.moving("dead letters", (False, True), 0.1):
        function["DeadLetterConfig"] = {"Arn": r.other(QUEUE, 0).arn}
    if not r.maybe("posts", 0.3):
        return [function]
    destination = f"arn:aws:events:{r.region}:{r.account_id}:api-destination/hook/{r.chance.hex('hook', 8)}"
    posted: JsonObject = {"Id": "2", "Arn": destination, "RoleArn": r.other("AWS::IAM::Role", r.number).arn}
    return [function, posted | {"HttpParameters": {"HeaderParameters": {"X-Api-Key": f"{PLANTED_SECRET_MARKER}-{r.id}"}}}]


@answers("events", "ListTargetsByRule")
def rule_targets(world: World, account: Account, call: Call) -> JsonObject:
    missing = ("ResourceNotFoundException", "Rule {name} does not exist on EventBus.", 400)
    r = find(world, account, call, RULE, call.params.get("Rule", ""), missing)
    return page(call, sequence(_targets(r)), lambda item: item, 100)


@answers("events", "ListTagsForResource")
def event_tags(world: World, account: Account, call: Call) -> JsonObject:
    name = str(call.params.get("ResourceARN", ""))
    found = world.find(RULE, account, call.region, name) or find(
        world, account, call, BUS, name, ("ResourceNotFoundException", "{name} does not exist.", 400)
    )
    return {"Tags": as_list(found.tags)}
