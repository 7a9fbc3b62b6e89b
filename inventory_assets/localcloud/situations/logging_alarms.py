"""Situations for the controls that somebody is told of what happens: trail → log group → metric filter → alarm → topic → subscription."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import REGION, Situation, Status, Thing

_LOGS = "arn:aws:logs:eu-west-1:<account>:log-group:trail"
TOPIC = "arn:aws:sns:eu-west-1:<account>:security"
#: Controls of events that are told by their names alone.
NAMED: Mapping[str, Sequence[str]] = {
    "aws_alarm_iam_policies_changed": (
        "DeleteGroupPolicy",
        "DeleteRolePolicy",
        "DeleteUserPolicy",
        "PutGroupPolicy",
        "PutRolePolicy",
        "PutUserPolicy",
        "CreatePolicy",
        "DeletePolicy",
        "CreatePolicyVersion",
        "DeletePolicyVersion",
        "AttachRolePolicy",
        "DetachRolePolicy",
        "AttachUserPolicy",
        "DetachUserPolicy",
        "AttachGroupPolicy",
        "DetachGroupPolicy",
    ),
    "aws_alarm_trails_changed": (
        "CreateTrail",
        "UpdateTrail",
        "DeleteTrail",
        "StartLogging",
        "StopLogging",
    ),
    "aws_alarm_keys_disabled": (
        "DisableKey",
        "ScheduleKeyDeletion",
    ),
    "aws_alarm_bucket_policies_changed": (
        "PutBucketAcl",
        "PutBucketPolicy",
        "PutBucketCors",
        "PutBucketLifecycle",
        "PutBucketReplication",
        "DeleteBucketPolicy",
        "DeleteBucketCors",
        "DeleteBucketLifecycle",
        "DeleteBucketReplication",
    ),
    "aws_alarm_config_changed": (
        "StopConfigurationRecorder",
        "DeleteDeliveryChannel",
        "PutDeliveryChannel",
        "PutConfigurationRecorder",
    ),
    "aws_alarm_security_groups_changed": (
        "AuthorizeSecurityGroupIngress",
        "AuthorizeSecurityGroupEgress",
        "RevokeSecurityGroupIngress",
        "RevokeSecurityGroupEgress",
        "CreateSecurityGroup",
        "DeleteSecurityGroup",
    ),
    "aws_alarm_network_acls_changed": (
        "CreateNetworkAcl",
        "CreateNetworkAclEntry",
        "DeleteNetworkAcl",
        "DeleteNetworkAclEntry",
        "ReplaceNetworkAclEntry",
        "ReplaceNetworkAclAssociation",
    ),
    "aws_alarm_gateways_changed": (
        "CreateCustomerGateway",
        "DeleteCustomerGateway",
        "AttachInternetGateway",
        "CreateInternetGateway",
        "DeleteInternetGateway",
        "DetachInternetGateway",
    ),
    "aws_alarm_routes_changed": (
        "CreateRoute",
        "CreateRouteTable",
        "ReplaceRoute",
        "ReplaceRouteTableAssociation",
        "DeleteRouteTable",
        "DeleteRoute",
        "DisassociateRouteTable",
    ),
    "aws_alarm_networks_changed": (
        "CreateVpc",
        "DeleteVpc",
        "ModifyVpcAttribute",
        "AcceptVpcPeeringConnection",
        "CreateVpcPeeringConnection",
        "DeleteVpcPeeringConnection",
        "RejectVpcPeeringConnection",
        "AttachClassicLinkVpc",
        "DetachClassicLinkVpc",
        "DisableVpcClassicLink",
        "EnableVpcClassicLink",
    ),
    "aws_alarm_organization_changed": (
        "AcceptHandshake",
        "AttachPolicy",
        "CancelHandshake",
        "CreateAccount",
        "CreateOrganization",
        "CreateOrganizationalUnit",
        "CreatePolicy",
        "DeclineHandshake",
        "DeleteOrganization",
        "DeleteOrganizationalUnit",
        "DeletePolicy",
        "EnableAllFeatures",
        "EnablePolicyType",
        "InviteAccountToOrganization",
        "LeaveOrganization",
        "DetachPolicy",
        "DisablePolicyType",
        "MoveAccount",
        "RemoveAccountFromOrganization",
        "UpdateOrganizationalUnit",
        "UpdatePolicy",
    ),
}
ORGANIZATION = "aws_alarm_organization_changed"
#: The other controls: a pattern that is right, and one that falls short.
PATTERNS: Mapping[str, tuple[str, str]] = {
    "aws_alarm_unauthorized_calls": (
        '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }', '{ $.errorCode = "*UnauthorizedOperation" }',
    ),
    "aws_alarm_sign_in_without_mfa": (
        '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
        '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed = "Yes") }',
    ),
    "aws_alarm_root_used": (
        '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
        '{ $.userIdentity.type = "Root" && $.eventType = "AwsApiCall" }',
    ),
    "aws_alarm_sign_in_failed": (
        '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
            '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Other") }',
    ),
}  # fmt: skip


def any_of(names: Sequence[str]) -> str:
    """A pattern of these events."""
    return "{ " + " || ".join(f"($.eventName = {name})" for name in names) + " }"


ALL_EVENTS: JsonObject = {"EventSelectors": [{"ReadWriteType": "All", "IncludeManagementEvents": True, "DataResources": []}]}


def trail(*, logging: bool = True, selectors: JsonObject = ALL_EVENTS, unread: tuple[str, ...] = (), **members: Any) -> Thing:
    """A trail of all regions and management events that is sent to a log group, unless members say otherwise."""
    listed = {
        "Name": "trail", "TrailARN": "arn:aws:cloudtrail:eu-west-1:<account>:trail/trail", "HomeRegion": "eu-west-1",
            "IsMultiRegionTrail": True,
        "IsOrganizationTrail": False, "S3BucketName": "trails", "CloudWatchLogsLogGroupArn": f"{_LOGS}:*", "HasInsightSelectors": False,
        "Status": {"IsLogging": logging}, "EventSelectors": selectors,
    }  # fmt: skip
    return Thing("AWS::CloudTrail::Trail", listed | members, "trail", unread=unread)


def metric_filter(pattern: str, name: str = "watch", log_group: str = "trail", region: str = REGION, **members: Any) -> Thing:
    """A metric filter of the trail's log group."""
    metric = {"metricName": name, "metricNamespace": "Security", "metricValue": "1"}
    listed = {"filterName": name, "filterPattern": pattern, "logGroupName": log_group, "metricTransformations": [metric]}
    return Thing("AWS::Logs::MetricFilter", listed | members, region=region)


def alarm(name: str = "watch", region: str = REGION, **members: Any) -> Thing:
    """An alarm on that filter's metric that tells the topic."""
    listed = {"AlarmName": name, "AlarmArn": f"arn:aws:cloudwatch:<region>:<account>:alarm:{name}", "MetricName": name,
        "Namespace": "Security",
              "ActionsEnabled": True, "AlarmActions": [TOPIC]}  # fmt: skip
    return Thing("AWS::CloudWatch::Alarm", listed | members, region=region)


def subscription(**members: Any) -> Thing:
    """Somebody who has confirmed to listen to the topic."""
    listed = {
        "SubscriptionArn": f"{TOPIC}:1",
        "TopicArn": TOPIC,
        "Owner": "<account>",
        "Protocol": "email",
        "PendingConfirmation": "false",
    }
    return Thing("AWS::SNS::Subscription", listed | members)


TOLD = (alarm(), subscription())


def chain(case: str, control: str, status: Status, *things: Thing, **more: Any) -> Situation:
    """The case, in an account that manages its organization where the control asks for that."""
    more = {"is_management": control == ORGANIZATION} | more
    return Situation(f"{control}: {case}", things, {control: {"account": status}}, **more)


def _each() -> list[Situation]:
    made = []
    for control in (*NAMED, *PATTERNS):
        right, short = PATTERNS.get(control) or (any_of(NAMED[control]), any_of(NAMED[control][1:]))
        made += [
            chain("told", control, "pass", trail(), metric_filter(right), *TOLD),
            chain("not told of all", control, "fail", trail(), metric_filter(short), *TOLD),
            chain("trails denied", control, "unknown", denied=("AWS::CloudTrail::Trail",)),
        ]
    return made


SITUATIONS: tuple[Situation, ...] = tuple(_each())
