"""Rows of topics, queues, event buses and their rules. Attributes of topics and queues come as text, numbers included."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, in_subnet, targets, uses_role, uses_security_group
from inventory_assets.catalog.types import SWEEP, Describe, Detail, Edge, ResourceType

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
    keys=(
        "TopicArn",
        "Owner",
        "DisplayName",
        "Policy",
        "DeliveryPolicy",
        "EffectiveDeliveryPolicy",
        "KmsMasterKeyId",
        "SignatureVersion",
        "TracingConfig",
        "MaximumMessageSize",
        "FifoTopic",
        "ContentBasedDeduplication",
        "FifoThroughputScope",
        "ArchivePolicy",
        "BeginningArchiveTime",
        "DataProtectionPolicy",
        "ApplicationSuccessFeedbackRoleArn",
        "ApplicationFailureFeedbackRoleArn",
        "ApplicationSuccessFeedbackSampleRate",
        "FirehoseSuccessFeedbackRoleArn",
        "FirehoseFailureFeedbackRoleArn",
        "FirehoseSuccessFeedbackSampleRate",
        "HTTPSuccessFeedbackRoleArn",
        "HTTPFailureFeedbackRoleArn",
        "HTTPSuccessFeedbackSampleRate",
        "LambdaSuccessFeedbackRoleArn",
        "LambdaFailureFeedbackRoleArn",
        "LambdaSuccessFeedbackSampleRate",
        "SQSSuccessFeedbackRoleArn",
        "SQSFailureFeedbackRoleArn",
        "SQSSuccessFeedbackSampleRate",
    ),
    volatile=("SubscriptionsConfirmed", "SubscriptionsPending", "SubscriptionsDeleted"),
    json_text=("DeliveryPolicy", "EffectiveDeliveryPolicy", "ArchivePolicy"),
    policies=("Policy",),
    edges=(encrypted_with("KmsMasterKeyId"),),
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
    details=(Detail("Tags", "ListQueueTags", {"QueueUrl": "{QueueUrl}"}, "Tags", absent=_QUEUE_GONE, omits_empty=True),),
    id="QueueUrl~/",
    arn="arn:{partition}:sqs:{region}:{account}:{QueueUrl~/}",
    name="QueueUrl~/",
    tags="Tags",
    created_at="CreatedTimestamp",
    volatile=("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesDelayed", "ApproximateNumberOfMessagesNotVisible"),
    json_text=("RedrivePolicy", "RedriveAllowPolicy"),
    policies=("Policy",),
    sets=("RedriveAllowPolicy.sourceQueueArns",),
    edges=(
        encrypted_with("KmsMasterKeyId"),
        Edge("sends_failures_to", "RedrivePolicy.deadLetterTargetArn", ("AWS::SQS::Queue",), needs="neither"),
    ),
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
    policies=("Policy",),
    aliases=("eventbus", "event-bus", "aws_cloudwatch_event_bus"),
)

#: What a target is started with: headers with keys, constants with passwords, statements.
_HANDED_OVER = (
    "Input",
    "InputTransformer.InputTemplate",
    "HttpParameters",
    "RedshiftDataParameters.Sql",
    "RedshiftDataParameters.Sqls",
    "SageMakerPipelineParameters.PipelineParameterList[].Value",
    "AppSyncParameters.GraphQLOperation",
)
_AWSVPC = "Targets[].EcsParameters.NetworkConfiguration.awsvpcConfiguration"

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
    details=(Detail("Targets", "ListTargetsByRule", {"Rule": "{Name}", "EventBusName": "{parent.Name}"}, "Targets", paginated=True),),
    json_text=("EventPattern",),
    sets=(
        f"{_AWSVPC}.Subnets",
        f"{_AWSVPC}.SecurityGroups",
        "Targets[].EcsParameters.Tags",
        "Targets[].RunCommandParameters.RunCommandTargets[].Values",
        "Targets",
    ),
    redact=tuple(f"Targets[].{path}" for path in _HANDED_OVER),
    edges=(
        Edge("on_bus", "EventBusName", ("AWS::Events::EventBus",)),
        uses_role(),
        targets("Targets[].Arn"),
        uses_role("Targets[].RoleArn"),
        Edge("sends_failures_to", "Targets[].DeadLetterConfig.Arn", ("AWS::SQS::Queue",), needs="neither"),
        Edge("runs_task_definition", "Targets[].EcsParameters.TaskDefinitionArn", ("AWS::ECS::TaskDefinition",)),
        in_subnet(f"{_AWSVPC}.Subnets[]"),
        uses_security_group(f"{_AWSVPC}.SecurityGroups[]"),
        Edge("reads_secret", "Targets[].RedshiftDataParameters.SecretManagerArn", ("AWS::SecretsManager::Secret",)),
    ),
    aliases=("eventbridge", "event-rule", "aws_cloudwatch_event_rule"),
)

TYPES = (TOPIC, QUEUE, EVENT_BUS, RULE)
