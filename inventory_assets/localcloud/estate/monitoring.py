"""What watches: CloudWatch log groups and alarms."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, find, lists, walker
from inventory_assets.localcloud.estate.ec2 import INSTANCE
from inventory_assets.localcloud.estate.messaging import TOPIC
from inventory_assets.localcloud.estate.naming import WORDS, arn, word_id
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

LOG_GROUP, ALARM, COMPOSITE = "AWS::Logs::LogGroup", "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"

#: Metrics of what the CIS benchmark wants to be told of; metric filters count them, every second alarm watches one.
SECURITY_METRICS = ("RootAccountUsage", "UnauthorizedApiCalls", "ConsoleSignInWithoutMfa", "IamPolicyChanges", "CloudTrailChanges")
SECURITY_NAMESPACE = "CISBenchmark"


def _build_log_group(r: Resource) -> JsonObject:
    body: JsonObject = {
        "logGroupName": r.id,
        "creationTime": int(r.created.timestamp() * 1000),
        "metricFilterCount": 0,
        "arn": f"{r.arn}:*",
        "logGroupArn": r.arn,
        "storedBytes": r.chance.below(f"bytes {r.world.options.day}", 1 << 34),
        "logGroupClass": "STANDARD",
    }
    days = r.moving("retention", (None, 14, 30, 365), 0.12)
    if days is not None:
        body["retentionInDays"] = days
    if r.maybe("own key", 0.3):
        body["kmsKeyId"] = r.other("AWS::KMS::Key", r.number).arn
    return body


def _state(r: Resource) -> JsonObject:
    """An alarm's state moves by itself."""
    day = r.world.options.day
    return {
        "StateValue": r.pick(f"state {day}", ("OK", "OK", "OK", "ALARM", "INSUFFICIENT_DATA")),
        "StateReason": f"Threshold Crossed: datapoint {r.chance.below(f'datapoint {day}', 100)}",
        "StateUpdatedTimestamp": r.today,
        "StateTransitionedTimestamp": r.today,
    }


def _watched(r: Resource) -> JsonObject:
    if r.number % 2:
        metric = SECURITY_METRICS[r.number // 2 % len(SECURITY_METRICS)]
        return {"MetricName": metric, "Namespace": SECURITY_NAMESPACE, "Statistic": "Sum", "Dimensions": [], "Threshold": 1.0}
    return {
        "MetricName": "CPUUtilization",
        "Namespace": "AWS/EC2",
        "Statistic": "Average",
        "Dimensions": [{"Name": "InstanceId", "Value": r.other(INSTANCE, r.number).id}],
        "Threshold": r.moving("threshold", (70.0, 80.0, 90.0), 0.15),
    }


def _build_alarm(r: Resource) -> JsonObject:
    return {
        "AlarmName": r.id,
        "AlarmArn": r.arn,
        "AlarmDescription": f"Watches {r.id}",
        "AlarmConfigurationUpdatedTimestamp": r.created,
        "ActionsEnabled": r.maybe("acts", 0.8),
        "OKActions": [],
        "AlarmActions": [r.other(TOPIC, 0).arn],
        "InsufficientDataActions": [],
        "Period": 300,
        "EvaluationPeriods": 2,
        "ComparisonOperator": "GreaterThanThreshold",
        "TreatMissingData": "missing",
        **_watched(r),
        **_state(r),
    }


def _build_composite(r: Resource) -> JsonObject:
    return {
        "AlarmName": r.id,
        "AlarmArn": r.arn,
        "AlarmRule": f"ALARM({r.other(ALARM, 0).id})" + (" OR TRUE" if r.moving("always", (False, True), 0.1) else ""),
        "AlarmDescription": f"Gathers {r.id}",
        "AlarmConfigurationUpdatedTimestamp": r.created,
        "ActionsEnabled": True,
        "AlarmActions": [r.other(TOPIC, 0).arn],
        "OKActions": [],
        "InsufficientDataActions": [],
        **_state(r),
    }


KINDS = (
    Kind(
        LOG_GROUP,
        9,
        lambda r: f"/{r.pick('source', ('aws/lambda', 'ecs', 'app'))}/{r.pick('word', WORDS)}-{r.number}",
        arn("logs", "log-group:"),
        _build_log_group,
        sweep_type="logs:log-group",
    ),
    Kind(ALARM, 5, word_id("alarm"), arn("cloudwatch", "alarm:"), _build_alarm, sweep_type="cloudwatch:alarm"),
    Kind(COMPOSITE, 1.6, word_id("composite"), arn("cloudwatch", "alarm:"), _build_composite, sweep_type="cloudwatch:alarm"),
)

lists("logs", "DescribeLogGroups", LOG_GROUP, size=50)


@answers("cloudwatch", "DescribeAlarms")
def describe_alarms(world: World, account: Account, call: Call) -> JsonObject:
    """Metric alarms unless AlarmTypes asks for others, as the API does; both together stand on one page."""
    kinds = call.params.get("AlarmTypes") or ["MetricAlarm"]
    keys = {"MetricAlarm": ("MetricAlarms", ALARM), "CompositeAlarm": ("CompositeAlarms", COMPOSITE)}
    answer: JsonObject = {"MetricAlarms": [], "CompositeAlarms": []}
    if len(kinds) == 1:
        key, kind = keys.get(kinds[0], keys["MetricAlarm"])
        return answer | page(call, walker(world, account, call, kind), lambda r: r.body, 50, key)
    for name in kinds:
        if name in keys:
            answer[keys[name][0]] = [r.body for r in world.walk(keys[name][1], account, call.region)]
    return answer


@answers("logs", "ListTagsForResource")
def log_group_tags(world: World, account: Account, call: Call) -> JsonObject:
    name = str(call.params.get("resourceArn", "")).removesuffix(":*")
    return {
        "tags": find(
            world, account, call, LOG_GROUP, name, ("ResourceNotFoundException", "The specified resource does not exist.", 400)
        ).tags
    }
