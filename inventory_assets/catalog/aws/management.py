"""Rows of what operates the rest: logs, alarms, stacks, parameters and documents."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, notifies, uses_role
from inventory_assets.catalog.types import SWEEP, Edge, ResourceType

LOG_GROUP = ResourceType(
    type="AWS::Logs::LogGroup",
    plural="logs_log_groups",
    service="logs",
    operation="DescribeLogGroups",
    items="logGroups[]",
    id="logGroupName",
    arn="arn:{partition}:logs:{region}:{account}:log-group:{logGroupName}",  # the reply's own ends in ":*", tags have none
    name="logGroupName",
    tags=SWEEP,
    created_at="creationTime",
    volatile=("storedBytes",),
    sets=("inheritedProperties",),
    edges=(encrypted_with("kmsKeyId"),),
    aliases=("logs", "log-group", "logs:log-group", "aws_cloudwatch_log_group"),
)

# An alarm's state moves by itself: that is what it is for.
_ALARM_STATE = ("StateValue", "StateReason", "StateReasonData", "StateUpdatedTimestamp", "StateTransitionedTimestamp")
_ALARM_SETS = (
    "AlarmActions",
    "OKActions",
    "InsufficientDataActions",
    "ActionConfiguration.AlarmTagsPropagation.IncludedTagKeys",
    "ActionConfiguration.AlarmTagsPropagation.ExcludedTagKeys",
)

ALARM = ResourceType(
    type="AWS::CloudWatch::Alarm",
    plural="cloudwatch_alarms",
    service="cloudwatch",
    operation="DescribeAlarms",
    params={"AlarmTypes": ["MetricAlarm"]},
    items="MetricAlarms[]",
    id="AlarmName",
    arn="AlarmArn",
    name="AlarmName",
    tags=SWEEP,
    volatile=(*_ALARM_STATE, "EvaluationState"),
    sets=(*_ALARM_SETS, "Metrics[].MetricStat.Metric.Dimensions", "Metrics", "Dimensions"),
    edges=(Edge("acts_on", "AlarmActions[]", needs="neither"),),
    aliases=("cloudwatch", "alarm", "metric-alarm", "aws_cloudwatch_metric_alarm"),
)

COMPOSITE_ALARM = ResourceType(
    type="AWS::CloudWatch::CompositeAlarm",
    plural="cloudwatch_composite_alarms",
    service="cloudwatch",
    operation="DescribeAlarms",
    params={"AlarmTypes": ["CompositeAlarm"]},
    items="CompositeAlarms[]",
    id="AlarmName",
    arn="AlarmArn",
    name="AlarmName",
    tags=SWEEP,
    volatile=(*_ALARM_STATE, "ActionsSuppressedBy", "ActionsSuppressedReason"),
    sets=_ALARM_SETS,
    edges=(Edge("acts_on", "AlarmActions[]", needs="neither"),),
    aliases=("composite-alarm", "aws_cloudwatch_composite_alarm"),
)

STACK = ResourceType(
    type="AWS::CloudFormation::Stack",
    plural="cloudformation_stacks",
    service="cloudformation",
    operation="DescribeStacks",
    items="Stacks[]",
    id="StackName",
    arn="StackId",
    name="StackName",
    tags="Tags",
    created_at="CreationTime",
    volatile=("DriftInformation",),  # the result of the last check, not of a change
    sets=("Parameters", "Outputs", "Capabilities", "NotificationARNs", "RollbackConfiguration.RollbackTriggers"),
    redact=("Parameters[].ParameterValue", "Parameters[].ResolvedValue", "Outputs[].OutputValue"),
    edges=(
        uses_role("RoleARN"),
        Edge("part_of_stack", "ParentId", ("AWS::CloudFormation::Stack",)),
        notifies("NotificationARNs[]"),
    ),
    aliases=("cloudformation", "cfn", "stack", "aws_cloudformation_stack"),
)

PARAMETER = ResourceType(
    type="AWS::SSM::Parameter",
    plural="ssm_parameters",
    service="ssm",
    operation="DescribeParameters",  # without values: none is ever read
    items="Parameters[]",
    id="Name",
    arn="arn:{partition}:ssm:{region}:{account}:parameter/{Name~^/}",  # its grammar is fixed; `ARN` is a late addition to the reply
    name="Name",
    tags=SWEEP,
    volatile=("Policies[].PolicyStatus",),
    json_text=("Policies[].PolicyText",),
    sets=("Policies",),
    edges=(encrypted_with("KeyId"),),
    aliases=("ssm", "parameter", "aws_ssm_parameter"),
)

DOCUMENT = ResourceType(
    type="AWS::SSM::Document",
    plural="ssm_documents",
    service="ssm",
    operation="ListDocuments",
    params={"Filters": [{"Key": "Owner", "Values": ["Self"]}]},
    items="DocumentIdentifiers[]",
    id="Name",
    arn="arn:{partition}:ssm:{region}:{account}:document/{Name}",
    name="Name",
    tags="Tags",
    created_at="CreatedDate",
    sets=("PlatformTypes", "Requires"),
    aliases=("document", "ssm-document", "aws_ssm_document"),
)

TYPES = (LOG_GROUP, ALARM, COMPOSITE_ALARM, STACK, PARAMETER, DOCUMENT)
