"""Rows of what records and watches an account: trails, AWS Config, metric filters and policies of CloudWatch Logs. Log groups and alarms
are with management.
"""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, notifies, uses_role, writes_to_bucket
from inventory_assets.catalog.filter_patterns import read_filter
from inventory_assets.catalog.types import SWEEP, Detail, Edge, JsonObject, ResourceType, Shared


def _has_insights(trail: JsonObject) -> bool:
    """Without them the call is an InsightNotEnabledException."""
    return bool(trail.get("HasInsightSelectors"))


_TRAIL = {"TrailName": "{TrailARN}"}
_FIELD_LISTS = ("Equals", "StartsWith", "EndsWith", "NotEquals", "NotStartsWith", "NotEndsWith")
#: Of a trail's status only IsLogging is set by anybody.
_TRAIL_MOVES = (
    "LatestDeliveryError",
    "LatestNotificationError",
    "LatestDeliveryTime",
    "LatestNotificationTime",
    "StartLoggingTime",
    "StopLoggingTime",
    "LatestCloudWatchLogsDeliveryError",
    "LatestCloudWatchLogsDeliveryTime",
    "LatestDigestDeliveryTime",
    "LatestDigestDeliveryError",
    "LatestDeliveryAttemptTime",
    "LatestNotificationAttemptTime",
    "LatestNotificationAttemptSucceeded",
    "LatestDeliveryAttemptSucceeded",
    "TimeLoggingStarted",
    "TimeLoggingStopped",
)

TRAIL = ResourceType(
    type="AWS::CloudTrail::Trail",
    plural="cloudtrail_trails",
    service="cloudtrail",
    operation="DescribeTrails",
    params={"includeShadowTrails": False},  # a trail of all regions is listed where it was made
    items="trailList[]",
    details=(
        Detail("Status", "GetTrailStatus", {"Name": "{TrailARN}"}),
        Detail("EventSelectors", "GetEventSelectors", _TRAIL),
        Detail(
            "InsightSelectors",
            "GetInsightSelectors",
            _TRAIL,
            "InsightSelectors",
            absent=("InsightNotEnabledException",),
            when=_has_insights,
        ),
    ),
    id="Name",
    arn="TrailARN",
    name="Name",
    tags=SWEEP,
    owner="TrailARN",  # an organization's trail is seen in every member
    volatile=tuple(f"Status.{name}" for name in _TRAIL_MOVES),
    sets=(
        "EventSelectors.EventSelectors[].DataResources[].Values",
        "EventSelectors.EventSelectors[].DataResources",
        "EventSelectors.EventSelectors[].ExcludeManagementEventSources",
        "EventSelectors.EventSelectors",
        *(f"EventSelectors.AdvancedEventSelectors[].FieldSelectors[].{name}" for name in _FIELD_LISTS),
        "EventSelectors.AdvancedEventSelectors[].FieldSelectors",
        "EventSelectors.AdvancedEventSelectors",
        "InsightSelectors[].EventCategories",
        "InsightSelectors",
    ),
    edges=(
        writes_to_bucket("S3BucketName"),
        notifies("SnsTopicARN"),
        Edge("logs_to", "CloudWatchLogsLogGroupArn", ("AWS::Logs::LogGroup",), pattern=r"^(.+?)(?::\*)?$"),
        uses_role("CloudWatchLogsRoleArn"),
        encrypted_with(),
    ),
    aliases=("cloudtrail", "trail", "aws_cloudtrail"),
)

RECORDER = ResourceType(
    type="AWS::Config::ConfigurationRecorder",
    plural="config_configuration_recorders",
    service="config",
    operation="DescribeConfigurationRecorders",
    items="ConfigurationRecorders[]",
    shared=(Shared("Status", "DescribeConfigurationRecorderStatus", elements="ConfigurationRecordersStatus[]", match="name", to="name"),),
    id="name",
    arn="arn",
    name="name",
    tags=SWEEP,
    # Whether it records stays: that is what somebody set.
    volatile=(
        "Status.lastStartTime",
        "Status.lastStopTime",
        "Status.lastStatus",
        "Status.lastErrorCode",
        "Status.lastErrorMessage",
        "Status.lastStatusChangeTime",
    ),
    sets=(
        "recordingGroup.resourceTypes",
        "recordingGroup.exclusionByResourceTypes.resourceTypes",
        "recordingMode.recordingModeOverrides[].resourceTypes",
        "recordingMode.recordingModeOverrides",
        "scopeConfiguration.scopeValues",
        "scopeConfiguration.includedRegions",
    ),
    edges=(uses_role("roleARN"),),
    aliases=("config-recorder", "recorder", "aws_config_configuration_recorder"),
)

DELIVERY_CHANNEL = ResourceType(
    type="AWS::Config::DeliveryChannel",
    plural="config_delivery_channels",
    service="config",
    operation="DescribeDeliveryChannels",
    items="DeliveryChannels[]",
    id="name",
    arn="arn:{partition}:config:{region}:{account}:delivery-channel/{name}",  # ours: the service gives it none
    name="name",
    edges=(writes_to_bucket("s3BucketName"), notifies("snsTopicARN"), encrypted_with("s3KmsKeyArn")),
    aliases=("delivery-channel", "aws_config_delivery_channel"),
)

CONFIG_RULE = ResourceType(
    type="AWS::Config::ConfigRule",
    plural="config_config_rules",
    service="config",
    operation="DescribeConfigRules",
    items="ConfigRules[]",
    id="ConfigRuleName",
    arn="ConfigRuleArn",
    name="ConfigRuleName",
    tags=SWEEP,
    volatile=("ConfigRuleState",),  # EVALUATING now and then
    json_text=("InputParameters",),
    sets=("Scope.ComplianceResourceTypes", "Scope.ServicePrincipals", "Source.SourceDetails", "EvaluationModes"),
    # Of AWS's own rules the identifier is a word in capitals.
    edges=(Edge("evaluated_by", "Source.SourceIdentifier", ("AWS::Lambda::Function",), pattern=r"^(arn:.+)$"),),
    aliases=("config-rule", "aws_config_config_rule"),
)

AGGREGATOR = ResourceType(
    type="AWS::Config::ConfigurationAggregator",
    plural="config_configuration_aggregators",
    service="config",
    operation="DescribeConfigurationAggregators",
    items="ConfigurationAggregators[]",
    id="ConfigurationAggregatorName",
    arn="ConfigurationAggregatorArn",
    name="ConfigurationAggregatorName",
    tags=SWEEP,
    created_at="CreationTime",
    sets=(
        "AccountAggregationSources[].AccountIds",
        "AccountAggregationSources[].AwsRegions",
        "AccountAggregationSources",
        "OrganizationAggregationSource.AwsRegions",
        "AggregatorFilters.ResourceType.Value",
        "AggregatorFilters.ServicePrincipal.Value",
    ),
    edges=(
        uses_role("OrganizationAggregationSource.RoleArn"),
        Edge("reads_from_account", "AccountAggregationSources[].AccountIds[]", ("AWS::Account::Account",)),
    ),
    aliases=("config-aggregator", "aws_config_configuration_aggregator"),
)

METRIC_FILTER = ResourceType(
    type="AWS::Logs::MetricFilter",
    plural="logs_metric_filters",
    service="logs",
    operation="DescribeMetricFilters",
    items="metricFilters[]",
    id="{logGroupName}:{filterName}",
    # Ours: the service gives it none.
    arn="arn:{partition}:logs:{region}:{account}:log-group:{logGroupName}:metric-filter:{filterName}",
    name="filterName",
    created_at="creationTime",
    sets=("emitSystemFieldDimensions",),
    hook=read_filter,
    adds={"FilterClauses": [[{"selector": "", "operator": "", "value": ""}]], "FilterProblem": ""},
    edges=(Edge("filters", "logGroupName", ("AWS::Logs::LogGroup",)),),
    aliases=("metric-filter", "aws_cloudwatch_log_metric_filter"),
)

LOG_RESOURCE_POLICY = ResourceType(
    type="AWS::Logs::ResourcePolicy",
    plural="logs_resource_policies",
    service="logs",
    operation="DescribeResourcePolicies",
    items="resourcePolicies[]",
    id="policyName",
    arn="arn:{partition}:logs:{region}:{account}:resource-policy:{policyName}",  # ours: the service gives it none
    name="policyName",
    policies=("policyDocument",),
    aliases=("log-resource-policy", "aws_cloudwatch_log_resource_policy"),
)

TYPES = (TRAIL, RECORDER, DELIVERY_CHANNEL, CONFIG_RULE, AGGREGATOR, METRIC_FILTER, LOG_RESOURCE_POLICY)
