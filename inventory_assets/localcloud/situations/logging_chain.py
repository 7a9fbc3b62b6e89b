"""Situations for the chain from trail to subscription, and for patterns in other words: what breaks it, what does not, what nobody can
tell. It is tried at length on one control, as the others are made of the same; what each of them asks stands in `logging_alarms.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.logging_alarms import (
    NAMED,
    ORGANIZATION,
    TOLD,
    TOPIC,
    alarm,
    any_of,
    chain,
    metric_filter,
    subscription,
    trail,
)
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_K = "aws_alarm_keys_disabled"
_EVENTS = ("DisableKey", "ScheduleKeyDeletion")
_RIGHT = any_of(_EVENTS)


def _keys(case: str, pattern: str, status: Status) -> Situation:
    return chain(case, _K, status, trail(), metric_filter(pattern), *TOLD)


#: The chain and its patterns, tried at length on one control: the others are made of the same.
CHAIN = (
    _keys("in any order", any_of(_EVENTS[::-1]), "pass"),
    _keys("with more events than asked", any_of((*_EVENTS, "EnableKey")), "pass"),
    _keys("with the source and quotes",
        '{ ($.eventSource = "kms.amazonaws.com") && (($.eventName = "DisableKey") || ($.eventName="ScheduleKeyDeletion")) }', "pass"),
    _keys("by a wildcard", "{ ($.eventName = Disable*) || ($.eventName = *KeyDeletion) }", "pass"),
    _keys("by a regular expression", "{ $.eventName = %DisableKey|ScheduleKeyDeletion% }", "pass"),
    _keys("with everything that is not something else", '{ $.eventName != "CreateKey" }', "pass"),
    _keys("with both at once, which never happens", "{ ($.eventName = DisableKey) && ($.eventName = ScheduleKeyDeletion) }", "fail"),
    _keys("of another source",
        '{ ($.eventSource = iam.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }', "fail"),
    _keys("of one user alone",
        '{ (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) && ($.userIdentity.userName = ann) }', "fail"),
    _keys("of failures alone", '{ (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) && ($.errorCode EXISTS) }', "fail"),
    _keys("of successes", '{ (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) && ($.errorCode NOT EXISTS) }', "pass"),
    _keys("by words, which is no pattern of events", "DisableKey ScheduleKeyDeletion", "unknown"),
    _keys("by a pattern that is cut short", "{ ($.eventName = DisableKey) || ", "unknown"),
    chain("by two filters", _K, "pass", trail(), metric_filter(any_of(_EVENTS[:1])), metric_filter(any_of(_EVENTS[1:]), "more"), alarm(),
        alarm("more"), subscription()),
    chain("by a filter of another log group", _K, "fail", trail(), metric_filter(_RIGHT, log_group="app"), *TOLD),
    chain("without an alarm", _K, "fail", trail(), metric_filter(_RIGHT), subscription()),
    chain("by an alarm on another metric", _K, "fail", trail(), metric_filter(_RIGHT), alarm(MetricName="other"), subscription()),
    chain("by an alarm whose actions are off", _K, "fail", trail(), metric_filter(_RIGHT), alarm(ActionsEnabled=False), subscription()),
    chain("by an alarm without actions", _K, "fail", trail(), metric_filter(_RIGHT), alarm(AlarmActions=[]), subscription()),
    chain("by an alarm that nobody hears", _K, "fail", trail(), metric_filter(_RIGHT), alarm()),
    chain("by a subscription that was never confirmed", _K, "fail", trail(), metric_filter(_RIGHT), alarm(),
        subscription(PendingConfirmation="true")),
    chain("on a trail that was stopped", _K, "fail", trail(logging=False), metric_filter(_RIGHT), *TOLD),
    chain("on a trail of one region", _K, "fail", trail(IsMultiRegionTrail=False), metric_filter(_RIGHT), *TOLD),
    chain("on a trail that is sent nowhere", _K, "fail", trail(CloudWatchLogsLogGroupArn=None), metric_filter(_RIGHT), *TOLD),
    chain("on a trail whose status cannot be read", _K, "unknown", trail(unread=("Status",)), metric_filter(_RIGHT), *TOLD),
    chain("where filters cannot be listed", _K, "unknown", trail(), denied=("AWS::Logs::MetricFilter",)),
    chain("where alarms cannot be listed", _K, "unknown", trail(), metric_filter(_RIGHT), denied=("AWS::CloudWatch::Alarm",)),
    chain("where subscriptions cannot be listed", _K, "unknown", trail(), metric_filter(_RIGHT), alarm(),
        denied=("AWS::SNS::Subscription",)),
    chain("in a member", ORGANIZATION, "not_applicable", is_management=False),
)  # fmt: skip

_BY_USER = {"dimensions": {"user": "$.userIdentity.arn"}}
_METRIC = {"metricName": "watch", "metricNamespace": "Security", "metricValue": "1"}
_STAT = {"Metric": {"Namespace": "Security", "MetricName": "watch"}, "Period": 300, "Stat": "Sum"}
_ELSEWHERE = "arn:aws:sns:eu-west-1:888888888888:security"
_WITHOUT_KMS: JsonObject = {
    "EventSelectors": [
        {
            "ReadWriteType": "All",
            "IncludeManagementEvents": True,
            "DataResources": [],
            "ExcludeManagementEventSources": ["kms.amazonaws.com"],
        }
    ]
}
_WITHOUT_KMS_EITHER: JsonObject = {"AdvancedEventSelectors": [{"Name": "a", "FieldSelectors": [
    {"Field": "eventCategory", "Equals": ["Management"]}, {"Field": "eventSource", "NotEquals": ["kms.amazonaws.com"]},
]}]}  # fmt: skip

#: What is seen of the chain but does not hold it, or cannot be judged.
LINKS = (
    _keys("of what has no session", f"{{ ({_RIGHT[2:-2]}) && ($.userIdentity.sessionContext NOT EXISTS) }}", "fail"),
    _keys("of everything", "", "pass"),
    _keys("by a regular expression that cannot be read", "{ $.eventName = %Key(% }", "fail"),
    _keys("by a value with a question mark, which stands for itself", "{ $.eventName = ?isableKey || $.eventName = ScheduleKeyDeletion }",
        "fail"),
    chain("by a filter beside one that cannot be read", _K, "pass", trail(), metric_filter(_RIGHT), metric_filter("{ $.a", "odd"),
           alarm(), alarm("odd"), subscription()),
    chain("by a pattern that is cut short, and has no alarm", _K, "fail", trail(), metric_filter("{ $.eventName ="), subscription()),
    chain("for some accounts of many", _K, "unknown", trail(), metric_filter(_RIGHT, fieldSelectionCriteria='@aws.account = "1"'), *TOLD),
    chain("by a metric for each user", _K, "fail", trail(), metric_filter(_RIGHT, metricTransformations=[_METRIC | _BY_USER]), *TOLD),
    chain("by an alarm on one user's metric", _K, "fail", trail(), metric_filter(_RIGHT),
        alarm(Dimensions=[{"Name": "user", "Value": "ann"}]),
           subscription()),
    chain("by an alarm on several metrics", _K, "pass", trail(), metric_filter(_RIGHT),
           alarm(MetricName=None, Namespace=None, Metrics=[{"Id": "m1", "MetricStat": _STAT, "ReturnData": True}]), subscription()),
    chain("by a filter of a log group of its name elsewhere", _K, "fail", trail(), metric_filter(_RIGHT, region="us-east-1"),
           alarm(region="us-east-1"), subscription(), regions=("eu-west-1", "us-east-1")),
    chain("by an alarm of another region", _K, "fail", trail(), metric_filter(_RIGHT), alarm(region="us-east-1"), subscription(),
           regions=("eu-west-1", "us-east-1")),
    chain("by a topic that another account listens to", _K, "pass", trail(), metric_filter(_RIGHT), alarm(),
           Thing("AWS::SNS::Topic", {"TopicArn": TOPIC, "Owner": "<account>", "SubscriptionsConfirmed": "1"})),
    chain("by a topic that lies where nobody scans", _K, "unknown", trail(), metric_filter(_RIGHT), alarm(AlarmActions=[_ELSEWHERE])),
    chain("by something else than a topic", _K, "fail", trail(), metric_filter(_RIGHT),
        alarm(AlarmActions=["arn:aws:automate:eu-west-1:ec2:stop"])),
    chain("by a log group that lies where nobody scans", _K, "unknown",
           trail(CloudWatchLogsLogGroupArn="arn:aws:logs:eu-west-1:888888888888:log-group:trail:*")),
    chain("on a trail that leaves KMS out", _K, "fail", trail(selectors=_WITHOUT_KMS), metric_filter(_RIGHT), *TOLD),
    chain("on a trail that leaves KMS out by an advanced selector", _K, "fail", trail(selectors=_WITHOUT_KMS_EITHER),
        metric_filter(_RIGHT), *TOLD),
    chain("on a trail that leaves something else out", "aws_alarm_trails_changed", "pass", trail(selectors=_WITHOUT_KMS),
           metric_filter(any_of(NAMED["aws_alarm_trails_changed"])), *TOLD),
    chain("without a filter, on a trail whose status cannot be read", _K, "fail", trail(unread=("Status",))),
)  # fmt: skip


def _rule(names: Sequence[str], **members: Any) -> Thing:
    """A rule of EventBridge that names calls, and sends them somewhere."""
    pattern = {"source": ["aws.kms"], "detail-type": ["AWS API Call via CloudTrail"], "detail": {"eventName": list(names)}}
    listed = {"Name": "calls", "Arn": "arn:aws:events:eu-west-1:<account>:rule/calls", "EventPattern": json.dumps(pattern),
              "State": "ENABLED", "EventBusName": "default", "Targets": [{"Id": "1", "Arn": TOPIC}]}  # fmt: skip
    bus = {"Name": "default", "Arn": "arn:aws:events:eu-west-1:<account>:event-bus/default"}
    return Thing("AWS::Events::Rule", listed | members, parent=bus)


RULES = (
    chain("by a rule of EventBridge alone", _K, "manual", trail(), _rule(_EVENTS)),
    chain("by an alarm, and a rule for the rest", _K, "manual", trail(), metric_filter(any_of(_EVENTS[:1])), *TOLD, _rule(_EVENTS[1:])),
    chain("by a rule for half of it", _K, "fail", trail(), _rule(_EVENTS[:1])),
    chain("by a rule that is off", _K, "fail", trail(), _rule(_EVENTS, State="DISABLED")),
    chain("by a rule without targets", _K, "fail", trail(), _rule(_EVENTS, Targets=[])),
    chain("by a rule of prefixes", _K, "fail", trail(), _rule((), EventPattern='{"detail": {"eventName": [{"prefix": "Disable"}]}}')),
    chain("by a rule of other things", _K, "fail", trail(), _rule((), EventPattern='{"source": ["aws.kms"]}')),
)
_REFUSED, _NO_MFA, _ROOT = "aws_alarm_unauthorized_calls", "aws_alarm_sign_in_without_mfa", "aws_alarm_root_used"
#: Patterns in other words: control, case, pattern, status.
_WORDS: tuple[tuple[str, str, str, Status], ...] = (
    (_REFUSED, "but for the noise", '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") && '
     '($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket") }', "pass"),
    (_REFUSED, "by one call",
        '{ ($.errorCode = "*UnauthorizedOperation" || $.errorCode = "AccessDenied*") && $.eventName = RunInstances }', "fail"),
    (_REFUSED, "but for a call that matters", '{ ($.errorCode = "*UnauthorizedOperation" || $.errorCode = "AccessDenied*") && '
     '$.eventName != AssumeRole }', "fail"),
    (_REFUSED, "by one of its names", '{ $.errorCode = "*UnauthorizedOperation" || $.errorCode = AccessDenied }', "fail"),
    (_NO_MFA, "of users who got in", '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && '
     '($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }', "pass"),
    (_NO_MFA, "of one user", '{ $.eventName = ConsoleLogin && $.additionalEventData.MFAUsed != Yes && $.userIdentity.userName = ann }',
        "fail"),
    (_ROOT, "in another order",
        '{ ($.eventType != "AwsServiceEvent") && ($.userIdentity.invokedBy NOT EXISTS) && ($.userIdentity.type = Root) }', "pass"),
    (_ROOT, "whatever it does", "{ $.userIdentity.type = Root }", "pass"),
    (_ROOT, "on behalf of services alone", "{ $.userIdentity.type = Root && $.userIdentity.invokedBy EXISTS }", "fail"),
)  # fmt: skip
WORDED = tuple(chain(case, control, status, trail(), metric_filter(pattern), *TOLD) for control, case, pattern, status in _WORDS)

SITUATIONS: tuple[Situation, ...] = (*CHAIN, *LINKS, *RULES, *WORDED)
