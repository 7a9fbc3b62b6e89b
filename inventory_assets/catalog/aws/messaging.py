"""Rows of topics, queues, event buses and their rules. Attributes of topics and queues come as text, numbers included."""

from __future__ import annotations

from inventory_assets.catalog.documents import policy_sets
from inventory_assets.catalog.types import SWEEP, Describe, Detail, ResourceType

TOPIC = ResourceType(
    type="AWS::SNS::Topic",
    plural="sns_topics",
    service="sns",
    operation="ListTopics",
    items="Topics[]",
    describe=Describe(
        "GetTopicAttributes",
        {"TopicArn": "{TopicArn}"},
        result="Attributes",
        absent=("NotFound", "NotFoundException"),
    ),
    id="TopicArn~:",
    arn="TopicArn",
    name="TopicArn~:",
    tags=SWEEP,
    volatile=("SubscriptionsConfirmed", "SubscriptionsPending", "SubscriptionsDeleted"),
    json_text=("Policy", "DeliveryPolicy", "EffectiveDeliveryPolicy", "ArchivePolicy"),
    sets=policy_sets("Policy"),
    aliases=("sns", "topic", "aws_sns_topic"),
)

_QUEUE_GONE = ("AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist")

QUEUE = ResourceType(
    type="AWS::SQS::Queue",
    plural="sqs_queues",
    service="sqs",
    operation="ListQueues",
    params={"MaxResults": 1000},  # without it there is no next page, and the 1,001st queue is lost
    items="QueueUrls[]",
    omits_empty=True,
    describe=Describe(
        "GetQueueAttributes",
        {"QueueUrl": "{@}", "AttributeNames": ["All"]},
        result="Attributes",
        keep_listed="QueueUrl",
        absent=_QUEUE_GONE,
    ),
    details=(Detail("Tags", "ListQueueTags", {"QueueUrl": "{QueueUrl}"}, "Tags", absent=_QUEUE_GONE),),
    id="QueueUrl~/",
    arn="arn:{partition}:sqs:{region}:{account}:{QueueUrl~/}",
    name="QueueUrl~/",
    tags="Tags",
    created_at="CreatedTimestamp",
    volatile=("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesDelayed", "ApproximateNumberOfMessagesNotVisible"),
    json_text=("Policy", "RedrivePolicy", "RedriveAllowPolicy"),
    sets=(*policy_sets("Policy"), "RedriveAllowPolicy.sourceQueueArns"),
    aliases=("sqs", "queue", "aws_sqs_queue"),
)

EVENT_BUS = ResourceType(
    type="AWS::Events::EventBus",
    plural="events_event_buses",
    service="events",
    operation="ListEventBuses",
    params={"Limit": 100},
    items="EventBuses[]",
    id="Name",
    arn="Arn",
    name="Name",
    tags=SWEEP,
    created_at="CreationTime",
    json_text=("Policy",),
    sets=policy_sets("Policy"),
    aliases=("eventbus", "event-bus", "aws_cloudwatch_event_bus"),
)

RULE = ResourceType(
    type="AWS::Events::Rule",
    plural="events_rules",
    service="events",
    operation="ListRules",
    params={"EventBusName": "{parent.Name}"},
    parent="AWS::Events::EventBus",
    parent_absent=("ResourceNotFoundException",),
    items="Rules[]",
    id="{parent.Name}/{Name}",
    arn="Arn",
    name="Name",
    tags=SWEEP,
    json_text=("EventPattern",),
    aliases=("eventbridge", "event-rule", "aws_cloudwatch_event_rule"),
)

TYPES = (TOPIC, QUEUE, EVENT_BUS, RULE)
