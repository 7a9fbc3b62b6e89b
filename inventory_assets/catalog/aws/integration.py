"""Rows of what connects applications: subscriptions, schedules, pipes, connections, event source mappings,
namespaces.
"""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, in_subnet, logs_to, targets, uses_role, uses_security_group, writes_to_bucket
from inventory_assets.catalog.hooks import part_address
from inventory_assets.catalog.types import SWEEP, UNTAGGABLE, Describe, Edge, JsonObject, ResourceType

_GONE = ("ResourceNotFoundException",)
#: A table's stream has an ARN below the table's own.
_SOURCE = r"^(arn:[^:]+:dynamodb:[^/]+/[^/]+|arn:.+)"


def _is_confirmed(subscription: JsonObject) -> bool:
    """Before it is confirmed a subscription has the words `PendingConfirmation` for its ARN; afterwards, for a while, `Deleted`."""
    return str(subscription.get("SubscriptionArn", "")).startswith("arn:")


def _sends_failures_to(path: str) -> Edge:
    return Edge("sends_failures_to", path, needs="neither")


SUBSCRIPTION = ResourceType(
    type="AWS::SNS::Subscription",
    plural="sns_subscriptions",
    service="sns",
    operation="ListSubscriptions",
    items="Subscriptions[]",
    describe=Describe(
        "GetSubscriptionAttributes",
        {"SubscriptionArn": "{SubscriptionArn}"},
        result="Attributes",
        absent=("NotFound", "NotFoundException"),
    ),
    id="SubscriptionArn~:",
    arn="SubscriptionArn",
    tags=UNTAGGABLE,
    where=_is_confirmed,
    keys=(
        "SubscriptionArn",
        "TopicArn",
        "Owner",
        "Protocol",
        "Endpoint",
        "Address",
        "ConfirmationWasAuthenticated",
        "PendingConfirmation",
        "RawMessageDelivery",
        "SubscriptionPrincipal",
        "SubscriptionRoleArn",
        "FilterPolicy",
        "FilterPolicyScope",
        "RedrivePolicy",
        "DeliveryPolicy",
        "EffectiveDeliveryPolicy",
        "ReplayPolicy",
        "ReplayStatus",
    ),
    volatile=("ReplayStatus",),
    json_text=("FilterPolicy", "RedrivePolicy", "DeliveryPolicy", "EffectiveDeliveryPolicy", "ReplayPolicy"),
    hook=part_address,
    redact=("Address",),
    edges=(
        Edge("subscribed_to", "TopicArn", ("AWS::SNS::Topic",)),
        targets("Endpoint"),
        _sends_failures_to("RedrivePolicy.deadLetterTargetArn"),
        uses_role("SubscriptionRoleArn"),
    ),
    aliases=("subscription", "aws_sns_topic_subscription"),
)

_ECS_NETWORK = "EcsParameters.NetworkConfiguration.awsvpcConfiguration"

SCHEDULE = ResourceType(
    type="AWS::Scheduler::Schedule",
    plural="scheduler_schedules",
    service="scheduler",
    operation="ListSchedules",
    items="Schedules[]",
    describe=Describe("GetSchedule", {"GroupName": "{GroupName}", "Name": "{Name}"}, result="@", absent=_GONE),
    id="{GroupName}/{Name}",
    arn="Arn",
    name="Name",
    tags=UNTAGGABLE,  # only their groups can be tagged
    created_at="CreationDate",
    redact=("Target.Input", "Target.SageMakerPipelineParameters.PipelineParameterList[].Value"),
    sets=(
        f"Target.{_ECS_NETWORK}.Subnets",
        f"Target.{_ECS_NETWORK}.SecurityGroups",
        "Target.EcsParameters.CapacityProviderStrategy",
        "Target.EcsParameters.PlacementConstraints",
    ),
    edges=(
        targets("Target.Arn"),
        uses_role("Target.RoleArn"),
        _sends_failures_to("Target.DeadLetterConfig.Arn"),
        encrypted_with("KmsKeyArn"),
        Edge("runs_task_definition", "Target.EcsParameters.TaskDefinitionArn", ("AWS::ECS::TaskDefinition",)),
        in_subnet(f"Target.{_ECS_NETWORK}.Subnets[]"),
        uses_security_group(f"Target.{_ECS_NETWORK}.SecurityGroups[]"),
    ),
    aliases=("scheduler", "schedule", "aws_scheduler_schedule"),
)

_FROM, _TO = "SourceParameters", "TargetParameters"
_KAFKA = f"{_FROM}.SelfManagedKafkaParameters"
#: Where a pipe's sources name the secrets that they sign in by.
_SECRETS = tuple(
    f"{_FROM}.{source}.Credentials.{kind}"
    for source, kinds in (
        ("ActiveMQBrokerParameters", ("BasicAuth",)),
        ("RabbitMQBrokerParameters", ("BasicAuth",)),
        ("ManagedStreamingKafkaParameters", ("SaslScram512Auth", "ClientCertificateTlsAuth")),
        ("SelfManagedKafkaParameters", ("BasicAuth", "SaslScram512Auth", "SaslScram256Auth", "ClientCertificateTlsAuth")),
    )
    for kind in kinds
)

PIPE = ResourceType(
    type="AWS::Pipes::Pipe",
    plural="pipes_pipes",
    service="pipes",
    operation="ListPipes",
    items="Pipes[]",
    describe=Describe("DescribePipe", {"Name": "{Name}"}, result="@", absent=("NotFoundException",)),
    id="Name",
    arn="Arn",
    name="Name",
    tags="Tags",
    created_at="CreationTime",
    volatile=("CurrentState", "StateReason"),
    redact=(
        "EnrichmentParameters",  # what is sent along with each request
        f"{_TO}.InputTemplate",
        f"{_TO}.HttpParameters",
        f"{_TO}.EcsTaskParameters.Overrides.ContainerOverrides[].Environment[].value",
        f"{_TO}.BatchJobParameters.ContainerOverrides.Environment[].Value",
        f"{_TO}.BatchJobParameters.Parameters",
        f"{_TO}.RedshiftDataParameters.Sqls",
        f"{_TO}.SageMakerPipelineParameters.PipelineParameterList[].Value",
    ),
    plain=("Description", "Tags", _FROM, _TO),  # names of queues, topics, tables, subnets; what may hold values is redacted
    sets=(
        f"{_FROM}.FilterCriteria.Filters",
        f"{_KAFKA}.AdditionalBootstrapServers",
        f"{_KAFKA}.Vpc.Subnets",
        f"{_KAFKA}.Vpc.SecurityGroup",
        f"{_TO}.EcsTaskParameters.NetworkConfiguration.awsvpcConfiguration.Subnets",
        f"{_TO}.EcsTaskParameters.NetworkConfiguration.awsvpcConfiguration.SecurityGroups",
        f"{_TO}.EcsTaskParameters.Tags",
        "LogConfiguration.IncludeExecutionData",
    ),
    edges=(
        Edge("reads_from", "Source", pattern=_SOURCE),
        Edge("enriched_by", "Enrichment"),
        targets("Target"),
        uses_role("RoleArn"),
        encrypted_with("KmsKeyIdentifier"),
        _sends_failures_to(f"{_FROM}.KinesisStreamParameters.DeadLetterConfig.Arn"),
        _sends_failures_to(f"{_FROM}.DynamoDBStreamParameters.DeadLetterConfig.Arn"),
        *(Edge("reads_secret", path, ("AWS::SecretsManager::Secret",)) for path in _SECRETS),
        Edge("reads_secret", f"{_TO}.RedshiftDataParameters.SecretManagerArn", ("AWS::SecretsManager::Secret",)),
        in_subnet(f"{_KAFKA}.Vpc.Subnets[]"),
        uses_security_group(f"{_KAFKA}.Vpc.SecurityGroup[]"),
        Edge("runs_task_definition", f"{_TO}.EcsTaskParameters.TaskDefinitionArn", ("AWS::ECS::TaskDefinition",)),
        Edge("runs_job_definition", f"{_TO}.BatchJobParameters.JobDefinition", ("AWS::Batch::JobDefinition",)),
        logs_to("LogConfiguration.CloudwatchLogsLogDestination.LogGroupArn"),
        writes_to_bucket("LogConfiguration.S3LogDestination.BucketName"),
    ),
    aliases=("pipe", "aws_pipes_pipe"),
)

_PARAMETERS = tuple(
    f"AuthParameters.{whose}.{where}[].Value"
    for whose in ("OAuthParameters.OAuthHttpParameters", "InvocationHttpParameters")
    for where in ("HeaderParameters", "QueryStringParameters", "BodyParameters")
)

CONNECTION = ResourceType(
    type="AWS::Events::Connection",
    plural="events_connections",
    service="events",
    operation="ListConnections",
    params={"Limit": 100},
    items="Connections[]",
    describe=Describe("DescribeConnection", {"Name": "{Name}"}, result="@", absent=_GONE),
    id="Name",
    arn="ConnectionArn",
    name="Name",
    tags=UNTAGGABLE,
    created_at="CreationTime",
    volatile=("ConnectionState", "StateReason", "LastAuthorizedTime"),  # tokens are renewed by themselves
    redact=_PARAMETERS,
    sets=tuple(path.removesuffix("[].Value") for path in _PARAMETERS),
    edges=(
        Edge("reads_secret", "SecretArn", ("AWS::SecretsManager::Secret",)),
        encrypted_with("KmsKeyIdentifier"),
    ),
    aliases=("events:connection", "aws_cloudwatch_event_connection"),
)

API_DESTINATION = ResourceType(
    type="AWS::Events::ApiDestination",
    plural="events_api_destinations",
    service="events",
    operation="ListApiDestinations",
    params={"Limit": 100},
    items="ApiDestinations[]",
    id="Name",
    arn="ApiDestinationArn",
    name="Name",
    tags=UNTAGGABLE,
    created_at="CreationTime",
    redact=("InvocationEndpoint",),  # the address of a webhook is all that is needed to call it
    edges=(Edge("uses_connection", "ConnectionArn", ("AWS::Events::Connection",)),),
    aliases=("api-destination", "aws_cloudwatch_event_api_destination"),
)

ARCHIVE = ResourceType(
    type="AWS::Events::Archive",
    plural="events_archives",
    service="events",
    operation="ListArchives",
    params={"Limit": 100},
    items="Archives[]",
    describe=Describe("DescribeArchive", {"ArchiveName": "{ArchiveName}"}, result="@", absent=_GONE),
    id="ArchiveName",
    arn="arn:{partition}:events:{region}:{account}:archive/{ArchiveName}",
    name="ArchiveName",
    tags=UNTAGGABLE,
    created_at="CreationTime",
    volatile=("SizeBytes", "EventCount"),
    json_text=("EventPattern",),
    edges=(
        Edge("archives", "EventSourceArn", ("AWS::Events::EventBus",)),
        encrypted_with("KmsKeyIdentifier"),
    ),
    aliases=("event-archive", "aws_cloudwatch_event_archive"),
)

_ACCESS = "SourceAccessConfigurations[].URI"

EVENT_SOURCE_MAPPING = ResourceType(
    type="AWS::Lambda::EventSourceMapping",
    plural="lambda_event_source_mappings",
    service="lambda",
    operation="ListEventSourceMappings",
    params={"MaxItems": 100},  # the model allows 10,000; the service answers 100 a page at most
    items="EventSourceMappings[]",
    id="UUID",
    arn="arn:{partition}:lambda:{region}:{account}:event-source-mapping:{UUID}",
    tags=SWEEP,
    volatile=("LastProcessingResult", "StateTransitionReason"),
    json_text=("FilterCriteria.Filters[].Pattern",),
    sets=("FilterCriteria.Filters", "SourceAccessConfigurations", "FunctionResponseTypes", "MetricsConfig.Metrics"),
    edges=(
        # The function's ARN may end in a version or an alias.
        Edge("invokes", "FunctionArn", ("AWS::Lambda::Function",), pattern=r"^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)"),
        Edge("reads_from", "EventSourceArn", pattern=_SOURCE),
        _sends_failures_to("DestinationConfig.OnFailure.Destination"),
        targets("DestinationConfig.OnSuccess.Destination"),
        encrypted_with("KMSKeyArn"),
        Edge("reads_secret", _ACCESS, ("AWS::SecretsManager::Secret",), pattern=r"^(arn:[^:]+:secretsmanager:.+)"),
        Edge("in_subnet", _ACCESS, ("AWS::EC2::Subnet",), pattern=r"^subnet:(.+)"),
        Edge("uses_security_group", _ACCESS, ("AWS::EC2::SecurityGroup",), pattern=r"^security_group:(.+)"),
    ),
    aliases=("event-source-mapping", "aws_lambda_event_source_mapping"),
)

NAMESPACE = ResourceType(
    type="AWS::ServiceDiscovery::Namespace",
    plural="servicediscovery_namespaces",
    service="servicediscovery",
    operation="ListNamespaces",
    items="Namespaces[]",
    id="Id",
    arn="Arn",
    name="Name",
    tags=SWEEP,
    created_at="CreateDate",
    owner="ResourceOwner",
    volatile=("ServiceCount",),
    edges=(Edge("uses_hosted_zone", "Properties.DnsProperties.HostedZoneId", ("AWS::Route53::HostedZone",)),),
    aliases=(
        "cloudmap",
        "namespace",
        "AWS::ServiceDiscovery::HttpNamespace",
        "AWS::ServiceDiscovery::PrivateDnsNamespace",
        "AWS::ServiceDiscovery::PublicDnsNamespace",
        "aws_service_discovery_http_namespace",
        "aws_service_discovery_private_dns_namespace",
        "aws_service_discovery_public_dns_namespace",
    ),
)

TYPES = (
    SUBSCRIPTION,
    SCHEDULE,
    PIPE,
    CONNECTION,
    API_DESTINATION,
    ARCHIVE,
    EVENT_SOURCE_MAPPING,
    NAMESPACE,
)
