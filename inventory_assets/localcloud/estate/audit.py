"""What records accounts and watches over them: CloudTrail, AWS Config, metric filters and policies of CloudWatch Logs."""

from __future__ import annotations

import json

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account, management_account
from inventory_assets.localcloud.estate.answers import answers, describes, lists
from inventory_assets.localcloud.estate.functions import FUNCTION
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.messaging import TOPIC
from inventory_assets.localcloud.estate.monitoring import LOG_GROUP, SECURITY_METRICS, SECURITY_NAMESPACE
from inventory_assets.localcloud.estate.naming import arn, word_id
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.security import KEY
from inventory_assets.localcloud.estate.world import World

TRAIL, RECORDER, CHANNEL = "AWS::CloudTrail::Trail", "AWS::Config::ConfigurationRecorder", "AWS::Config::DeliveryChannel"
RULE, AGGREGATOR = "AWS::Config::ConfigRule", "AWS::Config::ConfigurationAggregator"
FILTER, LOG_POLICY = "AWS::Logs::MetricFilter", "AWS::Logs::ResourcePolicy"
NO_TRAIL = ("TrailNotFoundException", "Unknown trail: {name}", 400)


def _build_trail(r: Resource) -> JsonObject:
    """The first of a region is the account's own of all regions, in the management account the organization's."""
    topic = r.other(TOPIC, 0)
    body: JsonObject = {
        "Name": r.id,
        "S3BucketName": r.other(BUCKET, 0).id,
        "IncludeGlobalServiceEvents": r.number == 0 or r.maybe("global events", 0.5),
        "IsMultiRegionTrail": r.number == 0 or r.maybe("all regions", 0.3),
        "HomeRegion": r.region,
        "TrailARN": r.arn,
        "LogFileValidationEnabled": r.moving("validated", (True, True, False), 0.08),
        "HasCustomEventSelectors": r.maybe("own selectors", 0.5),
        "HasInsightSelectors": r.number == 0 or r.maybe("insights", 0.3),
        "IsOrganizationTrail": r.account.is_management and r.number == 0,
    }
    if r.number == 0 or r.maybe("notifies", 0.3):
        body |= {"SnsTopicName": topic.id, "SnsTopicARN": topic.arn, "S3KeyPrefix": "trails"}
    if r.number == 0 or r.maybe("to logs", 0.5):
        body |= {"CloudWatchLogsLogGroupArn": f"{r.other(LOG_GROUP, 0).arn}:*", "CloudWatchLogsRoleArn": r.other(ROLE, 0).arn}
    if r.maybe("own key", 0.5):
        body["KmsKeyId"] = r.other(KEY, r.number).arn
    return body


def _trail_status(r: Resource) -> JsonObject:
    logging, started = r.moving("logging", (True, True, True, False), 0.1), f"{r.created:%Y-%m-%dT%H:%M:%SZ}"
    status: JsonObject = {
        "IsLogging": logging,
        "LatestDeliveryTime": r.today,
        "StartLoggingTime": r.created,
        "LatestDeliveryAttemptTime": f"{r.today:%Y-%m-%dT%H:%M:%SZ}",
        "LatestDeliveryAttemptSucceeded": f"{r.today:%Y-%m-%dT%H:%M:%SZ}",
        "LatestNotificationAttemptTime": "",
        "LatestNotificationAttemptSucceeded": "",
        "TimeLoggingStarted": started,
        "TimeLoggingStopped": "" if logging else started,
    }
    return status if logging else status | {"StopLoggingTime": r.modified, "LatestDeliveryError": "AccessDenied"}


def _event_selectors(r: Resource) -> JsonObject:
    if r.number and r.maybe("advanced", 0.5):
        fields = [{"Field": "eventCategory", "Equals": ["Management"]}]
        return {"TrailARN": r.arn, "AdvancedEventSelectors": [{"Name": "Management events selector", "FieldSelectors": fields}]}
    objects = [{"Type": "AWS::S3::Object", "Values": ["arn:aws:s3"]}] if r.number == 0 or r.maybe("data events", 0.4) else []
    selector = {"ReadWriteType": r.moving("read or write", ("All", "All", "WriteOnly"), 0.08), "IncludeManagementEvents": True}
    return {"TrailARN": r.arn, "EventSelectors": [selector | {"DataResources": objects, "ExcludeManagementEventSources": []}]}


def _insight_selectors(r: Resource) -> JsonObject:
    if not r.body["HasInsightSelectors"]:
        raise AwsError("InsightNotEnabledException", f"Trail {r.arn} does not have Insights enabled.", 400)
    return {"TrailARN": r.arn, "InsightSelectors": [{"InsightType": name} for name in ("ApiCallRateInsight", "ApiErrorRateInsight")]}


def _build_recorder(r: Resource) -> JsonObject:
    everything = r.moving("everything", (True, True, False), 0.08)
    types = [] if everything else ["AWS::EC2::SecurityGroup", "AWS::IAM::Role", "AWS::S3::Bucket"]
    return {
        "arn": r.arn,
        "name": r.id,
        "roleARN": r.other(ROLE, 0).arn,
        "recordingGroup": {
            "allSupported": everything,
            "includeGlobalResourceTypes": everything and r.region == r.world.options.regions[0],
            "resourceTypes": types,
            "recordingStrategy": {"useOnly": "ALL_SUPPORTED_RESOURCE_TYPES" if everything else "INCLUSION_BY_RESOURCE_TYPES"},
        },
        "recordingMode": {"recordingFrequency": r.moving("frequency", ("CONTINUOUS", "CONTINUOUS", "DAILY"), 0.08)},
        "recordingScope": "PAID",
    }


def _recorder_status(r: Resource) -> JsonObject:
    recording = r.moving("recording", (True, True, True, False), 0.1)
    status: JsonObject = {"arn": r.arn, "name": r.id, "lastStartTime": r.created, "recording": recording}
    return status | {"lastStatus": "Success" if recording else "Failure", "lastStatusChangeTime": r.today}


def _build_channel(r: Resource) -> JsonObject:
    frequency = r.moving("frequency", ("TwentyFour_Hours", "Six_Hours", "One_Hour"), 0.1)
    body: JsonObject = {
        "name": r.id,
        "s3BucketName": r.other(BUCKET, 0).id,
        "configSnapshotDeliveryProperties": {"deliveryFrequency": frequency},
    }
    if r.maybe("notifies", 0.5):
        body["snsTopicARN"] = r.other(TOPIC, 0).arn
    if r.maybe("own key", 0.3):
        body["s3KmsKeyArn"] = r.other(KEY, 0).arn
    return body


_MANAGED = (
    "S3_BUCKET_PUBLIC_READ_PROHIBITED",
    "ENCRYPTED_VOLUMES",
    "INCOMING_SSH_DISABLED",
    "IAM_PASSWORD_POLICY",
    "ROOT_ACCOUNT_MFA_ENABLED",
)


def _build_rule(r: Resource) -> JsonObject:
    source: JsonObject = {"Owner": "AWS", "SourceIdentifier": r.pick("managed", _MANAGED)}
    if r.maybe("custom", 0.3):
        detail = {"EventSource": "aws.config", "MessageType": "ConfigurationItemChangeNotification"}
        source = {"Owner": "CUSTOM_LAMBDA", "SourceIdentifier": r.other(FUNCTION, 0).arn, "SourceDetails": [detail]}
    return {
        "ConfigRuleName": r.id,
        "ConfigRuleArn": r.arn,
        "ConfigRuleId": r.arn.rpartition("/")[2],
        "Description": f"Checks {r.id}",
        "Scope": {"ComplianceResourceTypes": ["AWS::S3::Bucket", "AWS::EC2::Volume"]},
        "Source": source,
        "InputParameters": json.dumps({"maxAge": r.moving("age", ("90", "60", "30"), 0.12)}),
        "ConfigRuleState": r.pick(f"state {r.world.options.day}", ("ACTIVE", "ACTIVE", "EVALUATING")),
        "EvaluationModes": [{"Mode": "DETECTIVE"}],
    }


def _build_aggregator(r: Resource) -> JsonObject:
    body: JsonObject = {
        "ConfigurationAggregatorName": r.id,
        "ConfigurationAggregatorArn": r.arn,
        "CreationTime": r.created,
        "LastUpdatedTime": r.modified,
    }
    if r.account.is_management:
        source = {"RoleArn": r.other(ROLE, 0).arn, "AllAwsRegions": True}
        return body | {"OrganizationAggregationSource": source}
    accounts = [r.account_id, management_account(r.world.options).account_id]
    return body | {"AccountAggregationSources": [{"AccountIds": accounts, "AllAwsRegions": r.moving("regions", (True, False), 0.1)}]}


_PATTERNS = {
    "RootAccountUsage": '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    "UnauthorizedApiCalls": '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    "ConsoleSignInWithoutMfa": '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
    "IamPolicyChanges": "{ ($.eventName = PutRolePolicy) || ($.eventName = AttachRolePolicy) || ($.eventName = CreatePolicyVersion) }",
    "CloudTrailChanges": "{ ($.eventName = StopLogging) || ($.eventName = DeleteTrail) || ($.eventName = UpdateTrail) }",
}


def _metric(r: Resource) -> str:
    return SECURITY_METRICS[r.number % len(SECURITY_METRICS)]


def _build_filter(r: Resource) -> JsonObject:
    transformation = {
        "metricName": _metric(r),
        "metricNamespace": SECURITY_NAMESPACE,
        "metricValue": "1",
        "defaultValue": r.moving("default", (0.0, 1.0), 0.1),
        "unit": "Count",
    }
    return {
        "filterName": r.id.rpartition(":")[2],
        "filterPattern": _PATTERNS[_metric(r)],
        "metricTransformations": [transformation],
        "creationTime": int(r.created.timestamp() * 1000),
        "logGroupName": r.other(LOG_GROUP, 0).id,
    }


def _build_log_policy(r: Resource) -> JsonObject:
    principals: tuple[JsonObject | str, ...] = ({"Service": "route53.amazonaws.com"}, {"Service": "es.amazonaws.com"}, "*")
    statement = {
        "Effect": "Allow",
        "Principal": r.moving("opened", principals, 0.1),
        "Action": ["logs:PutLogEvents", "logs:CreateLogStream"],
    }
    statement["Resource"] = f"arn:aws:logs:{r.region}:{r.account_id}:log-group:*"
    return {
        "policyName": r.id,
        "policyDocument": json.dumps({"Version": "2012-10-17", "Statement": [statement]}),
        "lastUpdatedTime": int(r.modified.timestamp() * 1000),
        "policyScope": "ACCOUNT",
    }


KINDS = (
    Kind(TRAIL, 1.4, word_id("trail"), arn("cloudtrail", "trail/"), _build_trail, sweep_type="cloudtrail:trail"),
    Kind(
        RECORDER,
        0.6,
        lambda _: "default",
        lambda r: f"arn:aws:config:{r.region}:{r.account_id}:configuration-recorder/default/{r.chance.hex('arn', 16)}",
        _build_recorder,
        single=True,
        lasting=True,
        sweep_type="config:configuration-recorder",
    ),
    Kind(
        CHANNEL,
        1,
        lambda _: "default",
        arn("config", "delivery-channel/"),
        _build_channel,
        parent=RECORDER,
        single=True,
        lasting=True,
        tagged=0,
    ),
    Kind(
        RULE,
        3,
        word_id("rule"),
        lambda r: f"arn:aws:config:{r.region}:{r.account_id}:config-rule/config-rule-{r.chance.hex('arn', 6)}",
        _build_rule,
        parent=RECORDER,
        sweep_type="config:config-rule",
    ),
    Kind(
        AGGREGATOR,
        0.8,
        word_id("aggregator"),
        lambda r: f"arn:aws:config:{r.region}:{r.account_id}:config-aggregator/config-aggregator-{r.chance.hex('arn', 8)}",
        _build_aggregator,
        sweep_type="config:config-aggregator",
    ),
    Kind(
        FILTER,
        3,
        lambda r: f"{r.other(LOG_GROUP, 0).id}:{_metric(r)}-{r.number}",
        lambda r: "arn:aws:logs:{}:{}:log-group:{}:metric-filter:{}".format(r.region, r.account_id, *r.id.rsplit(":", 1)),
        _build_filter,
        tagged=0,
    ),
    Kind(LOG_POLICY, 1.2, word_id("delivery"), arn("logs", "resource-policy:"), _build_log_policy, tagged=0),
)

describes("cloudtrail", "GetTrailStatus", TRAIL, "Name", None, NO_TRAIL, _trail_status)
describes("cloudtrail", "GetEventSelectors", TRAIL, "TrailName", None, NO_TRAIL, _event_selectors)
describes("cloudtrail", "GetInsightSelectors", TRAIL, "TrailName", None, NO_TRAIL, _insight_selectors)
lists("config", "DescribeConfigurationRecorders", RECORDER, result="ConfigurationRecorders")
lists("config", "DescribeConfigurationRecorderStatus", RECORDER, _recorder_status, result="ConfigurationRecordersStatus")
lists("config", "DescribeDeliveryChannels", CHANNEL, result="DeliveryChannels")
lists("config", "DescribeConfigRules", RULE, size=25)
lists("config", "DescribeConfigurationAggregators", AGGREGATOR, size=25)
lists("logs", "DescribeMetricFilters", FILTER, size=50)
lists("logs", "DescribeResourcePolicies", LOG_POLICY, size=50)


@answers("cloudtrail", "DescribeTrails")
def describe_trails(world: World, account: Account, call: Call) -> JsonObject:
    """Those made here; unless it is told not to, the service adds the shadows of trails of all regions made elsewhere."""
    trails = [r.body for r in world.walk(TRAIL, account, call.region)]
    if call.params.get("includeShadowTrails", True):
        elsewhere = [region for region in world.options.regions if region != call.region]
        trails += [r.body for region in elsewhere for r in world.walk(TRAIL, account, region) if r.body["IsMultiRegionTrail"]]
    return {"trailList": trails}
