"""Situations for the controls that somebody is told of what happens: trail → log group → metric filter → alarm → topic → subscription."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_LOGS = "arn:aws:logs:eu-west-1:<account>:log-group:trail"
_TOPIC = "arn:aws:sns:eu-west-1:<account>:security"
#: Controls of events that are told by their names alone.
NAMED: Mapping[str, Sequence[str]] = {
    "aws_alarm_iam_policies_changed": (
        "DeleteGroupPolicy", "DeleteRolePolicy", "DeleteUserPolicy", "PutGroupPolicy", "PutRolePolicy", "PutUserPolicy",
        "CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion", "AttachRolePolicy", "DetachRolePolicy",
        "AttachUserPolicy", "DetachUserPolicy", "AttachGroupPolicy", "DetachGroupPolicy",
    ),
    "aws_alarm_trails_changed": (
        "CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging",
    ),
    "aws_alarm_keys_disabled": (
        "DisableKey", "ScheduleKeyDeletion",
    ),
    "aws_alarm_bucket_policies_changed": (
        "PutBucketAcl", "PutBucketPolicy", "PutBucketCors", "PutBucketLifecycle", "PutBucketReplication", "DeleteBucketPolicy",
        "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketReplication",
    ),
    "aws_alarm_config_changed": (
        "StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder",
    ),
    "aws_alarm_security_groups_changed": (
        "AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress",
        "RevokeSecurityGroupEgress", "CreateSecurityGroup", "DeleteSecurityGroup",
    ),
    "aws_alarm_network_acls_changed": (
        "CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry", "ReplaceNetworkAclEntry",
        "ReplaceNetworkAclAssociation",
    ),
    "aws_alarm_gateways_changed": (
        "CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway", "CreateInternetGateway",
        "DeleteInternetGateway", "DetachInternetGateway",
    ),
    "aws_alarm_routes_changed": (
        "CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation", "DeleteRouteTable", "DeleteRoute",
        "DisassociateRouteTable",
    ),
    "aws_alarm_networks_changed": (
        "CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection",
        "DeleteVpcPeeringConnection", "RejectVpcPeeringConnection", "AttachClassicLinkVpc", "DetachClassicLinkVpc",
        "DisableVpcClassicLink", "EnableVpcClassicLink",
    ),
    "aws_alarm_organization_changed": (
        "AcceptHandshake", "AttachPolicy", "CancelHandshake", "CreateAccount", "CreateOrganization", "CreateOrganizationalUnit",
        "CreatePolicy", "DeclineHandshake", "DeleteOrganization", "DeleteOrganizationalUnit", "DeletePolicy",
        "EnableAllFeatures", "EnablePolicyType", "InviteAccountToOrganization", "LeaveOrganization", "DetachPolicy",
        "DisablePolicyType", "MoveAccount", "RemoveAccountFromOrganization", "UpdateOrganizationalUnit", "UpdatePolicy",
    ),
}
_ORGANIZATION = "aws_alarm_organization_changed"
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
        '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }', '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Other") }',
    ),
}  # fmt: skip


def any_of(names: Sequence[str]) -> str:
    """A pattern of these events."""
    return "{ " + " || ".join(f"($.eventName = {name})" for name in names) + " }"


ALL_EVENTS: JsonObject = {"EventSelectors": [{"ReadWriteType": "All", "IncludeManagementEvents": True, "DataResources": []}]}


def trail(*, logging: bool = True, selectors: JsonObject = ALL_EVENTS, unread: tuple[str, ...] = (), **members: Any) -> Thing:
    """A trail of all regions and management events that is sent to a log group, unless members say otherwise."""
    listed = {
        "Name": "trail", "TrailARN": "arn:aws:cloudtrail:eu-west-1:<account>:trail/trail", "HomeRegion": "eu-west-1", "IsMultiRegionTrail": True,
        "IsOrganizationTrail": False, "S3BucketName": "trails", "CloudWatchLogsLogGroupArn": f"{_LOGS}:*", "HasInsightSelectors": False,
        "Status": {"IsLogging": logging}, "EventSelectors": selectors,
    }  # fmt: skip
    return Thing("AWS::CloudTrail::Trail", listed | members, "trail", unread=unread)


def metric_filter(pattern: str, name: str = "watch", log_group: str = "trail") -> Thing:
    """A metric filter of the trail's log group."""
    metric = {"metricName": name, "metricNamespace": "Security", "metricValue": "1"}
    return Thing("AWS::Logs::MetricFilter", {"filterName": name, "filterPattern": pattern, "logGroupName": log_group, "metricTransformations": [metric]})


def alarm(name: str = "watch", **members: Any) -> Thing:
    """An alarm on that filter's metric that tells the topic."""
    listed = {"AlarmName": name, "AlarmArn": f"arn:aws:cloudwatch:eu-west-1:<account>:alarm:{name}", "MetricName": name, "Namespace": "Security",
              "ActionsEnabled": True, "AlarmActions": [_TOPIC]}  # fmt: skip
    return Thing("AWS::CloudWatch::Alarm", listed | members)


def subscription(**members: Any) -> Thing:
    """Somebody who has confirmed to listen to the topic."""
    listed = {"SubscriptionArn": f"{_TOPIC}:1", "TopicArn": _TOPIC, "Owner": "<account>", "Protocol": "email", "PendingConfirmation": "false"}
    return Thing("AWS::SNS::Subscription", listed | members)


_TOLD = (alarm(), subscription())


def _chain(case: str, control: str, status: Status, *things: Thing, **more: Any) -> Situation:
    """The case, in an account that manages its organization where the control asks for that."""
    more = {"is_management": control == _ORGANIZATION} | more
    return Situation(f"{control}: {case}", things, {control: {"account": status}}, **more)


def _each() -> list[Situation]:
    made = []
    for control in (*NAMED, *PATTERNS):
        right, short = PATTERNS.get(control) or (any_of(NAMED[control]), any_of(NAMED[control][1:]))
        made += [
            _chain("told", control, "pass", trail(), metric_filter(right), *_TOLD),
            _chain("not told of all", control, "fail", trail(), metric_filter(short), *_TOLD),
            _chain("trails denied", control, "unknown", denied=("AWS::CloudTrail::Trail",)),
        ]
    return made


_K = "aws_alarm_keys_disabled"
_EVENTS = ("DisableKey", "ScheduleKeyDeletion")
_RIGHT = any_of(_EVENTS)


def _keys(case: str, pattern: str, status: Status) -> Situation:
    return _chain(case, _K, status, trail(), metric_filter(pattern), *_TOLD)


#: The chain and its patterns, tried at length on one control: the others are made of the same.
CHAIN = (
    _keys("in any order", any_of(_EVENTS[::-1]), "pass"),
    _keys("with more events than asked", any_of((*_EVENTS, "EnableKey")), "pass"),
    _keys("with the source and quotes", '{ ($.eventSource = "kms.amazonaws.com") && (($.eventName = "DisableKey") || ($.eventName="ScheduleKeyDeletion")) }', "pass"),
    _keys("by a wildcard", "{ ($.eventName = Disable*) || ($.eventName = *KeyDeletion) }", "pass"),
    _keys("by a regular expression", "{ $.eventName = %DisableKey|ScheduleKeyDeletion% }", "pass"),
    _keys("with everything that is not something else", '{ $.eventName != "CreateKey" }', "pass"),
    _keys("with both at once, which never happens", "{ ($.eventName = DisableKey) && ($.eventName = ScheduleKeyDeletion) }", "fail"),
    _keys("of another source", '{ ($.eventSource = iam.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }', "fail"),
    _keys("of one user alone", '{ (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) && ($.userIdentity.userName = ann) }', "fail"),
    _keys("of failures alone", '{ (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) && ($.errorCode EXISTS) }', "fail"),
    _keys("of successes", '{ (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) && ($.errorCode NOT EXISTS) }', "pass"),
    _keys("by words, which is no pattern of events", "DisableKey ScheduleKeyDeletion", "unknown"),
    _keys("by a pattern that is cut short", "{ ($.eventName = DisableKey) || ", "unknown"),
    _chain("by two filters", _K, "pass", trail(), metric_filter(any_of(_EVENTS[:1])), metric_filter(any_of(_EVENTS[1:]), "more"), alarm(), alarm("more"), subscription()),
    _chain("by a filter of another log group", _K, "fail", trail(), metric_filter(_RIGHT, log_group="app"), *_TOLD),
    _chain("without an alarm", _K, "fail", trail(), metric_filter(_RIGHT), subscription()),
    _chain("by an alarm on another metric", _K, "fail", trail(), metric_filter(_RIGHT), alarm(MetricName="other"), subscription()),
    _chain("by an alarm whose actions are off", _K, "fail", trail(), metric_filter(_RIGHT), alarm(ActionsEnabled=False), subscription()),
    _chain("by an alarm without actions", _K, "fail", trail(), metric_filter(_RIGHT), alarm(AlarmActions=[]), subscription()),
    _chain("by an alarm that nobody hears", _K, "fail", trail(), metric_filter(_RIGHT), alarm()),
    _chain("by a subscription that was never confirmed", _K, "fail", trail(), metric_filter(_RIGHT), alarm(), subscription(PendingConfirmation="true")),
    _chain("on a trail that was stopped", _K, "fail", trail(logging=False), metric_filter(_RIGHT), *_TOLD),
    _chain("on a trail of one region", _K, "fail", trail(IsMultiRegionTrail=False), metric_filter(_RIGHT), *_TOLD),
    _chain("on a trail that is sent nowhere", _K, "fail", trail(CloudWatchLogsLogGroupArn=None), metric_filter(_RIGHT), *_TOLD),
    _chain("on a trail whose status cannot be read", _K, "unknown", trail(unread=("Status",)), metric_filter(_RIGHT), *_TOLD),
    _chain("where filters cannot be listed", _K, "unknown", trail(), denied=("AWS::Logs::MetricFilter",)),
    _chain("where alarms cannot be listed", _K, "unknown", trail(), metric_filter(_RIGHT), denied=("AWS::CloudWatch::Alarm",)),
    _chain("where subscriptions cannot be listed", _K, "unknown", trail(), metric_filter(_RIGHT), alarm(), denied=("AWS::SNS::Subscription",)),
    _chain("in a member", _ORGANIZATION, "not_applicable", is_management=False),
)  # fmt: skip

SITUATIONS: tuple[Situation, ...] = (*_each(), *CHAIN)
