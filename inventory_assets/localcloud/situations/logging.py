"""Situations for the controls of logging: trails, flow logs, what detects. Alarms, recorders, keys and the plain ones stand beside."""

from __future__ import annotations

from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations import logging_alarms, logging_chain, logging_keys, logging_plain, logging_recorders
from inventory_assets.localcloud.situations.logging_alarms import trail
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_RECORDED, _WRITES, _READS = (
    "aws_cloudtrail_all_regions_recorded",
    "aws_cloudtrail_object_writes_recorded",
    "aws_cloudtrail_object_reads_recorded",
)
_RUNNING, _VALID, _KEY, _SENT = (
    "aws_cloudtrail_trail_logging", "aws_cloudtrail_files_validated", "aws_cloudtrail_encrypted_with_key", "aws_cloudtrail_sent_to_logs",
)  # fmt: skip


def _objects(kind: str, values: str = "arn:aws:s3") -> JsonObject:
    selector = {"ReadWriteType": kind, "IncludeManagementEvents": True, "DataResources": [{"Type": "AWS::S3::Object", "Values": [values]}]}
    return {"EventSelectors": [selector]}


def _advanced(*fields: JsonObject) -> JsonObject:
    return {"AdvancedEventSelectors": [{"Name": "a", "FieldSelectors": list(fields)}]}


_DATA = ({"Field": "eventCategory", "Equals": ["Data"]}, {"Field": "resources.type", "Equals": ["AWS::S3::Object"]})
_MANAGEMENT = {"Field": "eventCategory", "Equals": ["Management"]}


def _trail(
    case: str, thing: Thing, account: dict[str, Status] | None = None, own: dict[str, Status] | None = None, **more: Any
) -> Situation:
    verdicts = {control: {"account": status} for control, status in (account or {}).items()}
    return Situation(
        f"a trail {case}", (thing,), verdicts | {control: {"trail": status} for control, status in (own or {}).items()}, **more
    )


TRAILS = (
    _trail("of all regions and events, encrypted, validated and sent to logs",
           trail(selectors=_objects("All"), KmsKeyId="arn:aws:kms:eu-west-1:<account>:key/1", LogFileValidationEnabled=True),
           {_RECORDED: "pass", _WRITES: "pass", _READS: "pass"}, {_RUNNING: "pass", _VALID: "pass", _KEY: "pass", _SENT: "pass"}),
    _trail("without any of it", trail(CloudWatchLogsLogGroupArn=None, LogFileValidationEnabled=False), {_WRITES: "fail", _READS: "fail"},
           {_VALID: "fail", _KEY: "fail", _SENT: "fail"}),
    _trail("that was stopped", trail(logging=False, selectors=_objects("All")), {_RECORDED: "fail", _WRITES: "fail"}, {_RUNNING: "fail"}),
    _trail("of one region", trail(IsMultiRegionTrail=False, selectors=_objects("All")), {_RECORDED: "fail", _WRITES: "fail"}),
    _trail("of writing alone", trail(selectors=_objects("WriteOnly")), {_RECORDED: "fail", _WRITES: "pass", _READS: "fail"}),
    _trail("of reading alone", trail(selectors=_objects("ReadOnly")), {_RECORDED: "fail", _WRITES: "fail", _READS: "pass"}),
    _trail("of one bucket's objects", trail(selectors=_objects("All", "arn:aws:s3:::one/")), {_RECORDED: "pass", _WRITES: "fail"}),
    _trail("of data alone", trail(selectors={"EventSelectors": [{"ReadWriteType": "All", "IncludeManagementEvents": False,
        "DataResources": []}]}),
           {_RECORDED: "fail"}),
    _trail("of all objects by an advanced selector", trail(selectors=_advanced(*_DATA)),
        {_RECORDED: "fail", _WRITES: "pass", _READS: "pass"}),
    _trail("of written objects by an advanced selector", trail(selectors=_advanced(*_DATA, {"Field": "readOnly", "Equals": ["false"]})),
           {_WRITES: "pass", _READS: "fail"}),
    _trail("of read objects by an advanced selector", trail(selectors=_advanced(*_DATA, {"Field": "readOnly", "Equals": ["true"]})),
           {_WRITES: "fail", _READS: "pass"}),
    _trail("of some objects by an advanced selector",
        trail(selectors=_advanced(*_DATA, {"Field": "resources.ARN", "StartsWith": ["arn:aws:s3:::one/"]})),
           {_WRITES: "fail", _READS: "fail"}),
    _trail("of management by an advanced selector", trail(selectors=_advanced(_MANAGEMENT)), {_RECORDED: "pass", _WRITES: "fail"}),
    _trail("of management but for KMS", trail(selectors=_advanced(_MANAGEMENT,
        {"Field": "eventSource", "NotEquals": ["kms.amazonaws.com"]})),
           {_RECORDED: "pass"}),
    _trail("of half of management", trail(selectors=_advanced(_MANAGEMENT, {"Field": "readOnly", "Equals": ["false"]})),
        {_RECORDED: "fail"}),
    _trail("of reading, and by another selector of writing", trail(selectors={"EventSelectors": [
        {"ReadWriteType": kind, "IncludeManagementEvents": True, "DataResources": []} for kind in ("ReadOnly", "WriteOnly")]}),
            {_RECORDED: "pass"}),
    _trail("of management but for one source",
        trail(selectors=_advanced(_MANAGEMENT, {"Field": "eventSource", "Equals": ["iam.amazonaws.com"]})),
           {_RECORDED: "fail"}),
    _trail("of all objects by the ARN of all",
        trail(selectors=_advanced(*_DATA, {"Field": "resources.ARN", "StartsWith": ["arn:aws:s3:::"]})),
           {_WRITES: "pass", _READS: "pass"}),
    _trail("of all objects but some", trail(selectors=_advanced(*_DATA,
        {"Field": "resources.ARN", "NotStartsWith": ["arn:aws:s3:::one/"]})),
           {_WRITES: "fail"}),
    _trail("of some calls on all objects", trail(selectors=_advanced(*_DATA, {"Field": "eventName", "Equals": ["PutObject"]})),
        {_WRITES: "fail"}),
    _trail("whose selectors are odd", trail(selectors={"EventSelectors": [{"IncludeManagementEvents": True, "DataResources": None}]}),
           {_RECORDED: "unknown", _WRITES: "unknown"}),
    _trail("of one region whose selectors cannot be read", trail(IsMultiRegionTrail=False, unread=("EventSelectors",)),
        {_RECORDED: "fail"}),
    _trail("whose selectors cannot be read", trail(unread=("EventSelectors",)),
        {_RECORDED: "unknown", _WRITES: "unknown", _READS: "unknown"}),
    _trail("whose status cannot be read", trail(unread=("Status",)), {_RECORDED: "unknown"}, {_RUNNING: "unknown"}),
    _trail("encrypted with AWS's own key", trail(KmsKeyId="arn:aws:kms:eu-west-1:<account>:alias/aws/s3"), own={_KEY: "fail"}),
    Situation("a trail encrypted with a key that AWS manages", (
        trail(KmsKeyId="arn:aws:kms:eu-west-1:<account>:key/1"),
        Thing("AWS::KMS::Key", {"KeyId": "1", "Arn": "arn:aws:kms:eu-west-1:<account>:key/1", "KeyManager": "AWS"}),
    ), {_KEY: {"trail": "fail"}}),
    _trail("that says nothing of validation", trail(LogFileValidationEnabled="odd"), own={_VALID: "unknown"}),
    _trail("of an organization, in its management account", trail(IsOrganizationTrail=True), {_RECORDED: "pass"}, is_management=True),
    Situation("no trail", (), {control: {"account": "fail"} for control in (_RECORDED, _WRITES, _READS, _VALID, _KEY, _SENT)},
        is_management=True),
    Situation("trails that cannot be listed", (),
        {control: {"account": "unknown"} for control in (_RECORDED, _WRITES, _READS, _VALID, _KEY, _SENT, _RUNNING)},
              denied=("AWS::CloudTrail::Trail",), is_management=True),
)  # fmt: skip
_LOGGED = "aws_cloudtrail_bucket_access_logged"


def _bucket(name: str, *, logged: bool, unread: bool = False) -> Thing:
    logging = {"LoggingEnabled": {"TargetBucket": "others", "TargetPrefix": ""}} if logged else {}
    return Thing("AWS::S3::Bucket", {"Name": name, "Logging": logging}, "bucket", unread=("Logging",) if unread else ())


BUCKETS = (
    Situation("the bucket of a trail, logged", (trail(S3BucketName="trails-<account>"), _bucket("trails-<account>", logged=True)),
        {_LOGGED: {"bucket": "pass"}}),
    Situation("the bucket of a trail, not logged", (trail(S3BucketName="trails-<account>"), _bucket("trails-<account>", logged=False)),
              {_LOGGED: {"bucket": "fail"}}),
    Situation("the bucket of a trail, unread",
        (trail(S3BucketName="trails-<account>"), _bucket("trails-<account>", logged=False, unread=True)),
              {_LOGGED: {"bucket": "unknown"}}),
    Situation("the bucket of a trail, where buckets cannot be listed", (trail(S3BucketName="trails-<account>"),),
        {_LOGGED: {"trail": "unknown"}},
              denied=("AWS::S3::Bucket",)),
    Situation("the bucket of a trail, somewhere else", (trail(S3BucketName="elsewhere"),), {_LOGGED: {"trail": "unknown"}}),
)  # fmt: skip
_FLOWS = "aws_ec2_vpc_flows_logged"
_VPC = Thing("AWS::EC2::VPC", {"VpcId": "vpc-1", "OwnerId": "<account>"}, "vpc")


def _flow(traffic: str, status: str = "ACTIVE", delivered: str | None = "SUCCESS") -> Thing:
    listed = {
        "FlowLogId": f"fl-{traffic}",
        "ResourceId": "vpc-1",
        "TrafficType": traffic,
        "FlowLogStatus": status,
        "DeliverLogsStatus": delivered,
    }
    return Thing("AWS::EC2::FlowLog", listed)


_FLOW_CASES: tuple[tuple[str, tuple[Thing, ...], Status], ...] = (
    ("whose traffic is logged", (_flow("ALL"),), "pass"),
    ("whose rejected traffic is logged", (_flow("REJECT"),), "pass"),
    ("whose accepted traffic is logged", (_flow("ACCEPT"),), "fail"),
    ("with one log for what is accepted, one for what is rejected", (_flow("ACCEPT"), _flow("REJECT")), "pass"),
    ("whose logs cannot be delivered", (_flow("ALL", delivered="FAILED"),), "fail"),
    ("whose log was deleted", (_flow("ALL", "DELETED"),), "fail"),
    ("of whose log nobody knows how it delivers", (_flow("ALL", delivered=None),), "unknown"),
    ("without flow logs", (), "fail"),
)
FLOWS: tuple[Situation, ...] = (
    *(Situation(f"a network {case}", (_VPC, *things), {_FLOWS: {"vpc": status}}) for case, things, status in _FLOW_CASES),
    Situation("a network whose flow logs cannot be listed", (_VPC,), {_FLOWS: {"vpc": "unknown"}}, denied=("AWS::EC2::FlowLog",)),
)


def _watched(
    name: str, type_name: str, on: JsonObject, off: JsonObject | None, controls: tuple[str, ...], odd: JsonObject | None = None
) -> list[Situation]:
    """A service of every region: on, off, absent, and not to be listed."""

    def said(status: Status) -> dict[str, dict[str, Status]]:
        return {control: {"eu-west-1": status} for control in controls}

    return [
        Situation(f"{name} on", (Thing(type_name, on),), said("pass")),
        Situation(f"{name} absent", (), said("fail")),
        *([Situation(f"{name} off", (Thing(type_name, off),), said("fail"))] if off is not None else []),
        *([Situation(f"{name} odd", (Thing(type_name, odd),), said("unknown"))] if odd is not None else []),
        Situation(f"{name} that cannot be listed", (), said("unknown"), denied=(type_name,)),
    ]


_FEATURES = {
    "S3_DATA_EVENTS": "s3_protected", "EKS_AUDIT_LOGS": "eks_protected", "LAMBDA_NETWORK_LOGS": "lambda_protected",
        "RDS_LOGIN_EVENTS": "rds_protected",
    "EBS_MALWARE_PROTECTION": "malware_scanned", "RUNTIME_MONITORING": "runtime_monitored",
}  # fmt: skip
_GUARD = tuple(f"aws_guardduty_{name}" for name in ("enabled", *_FEATURES.values()))
_INSPECTED = {"ec2": "ec2", "ecr": "ecr", "lambda": "lambda", "lambda_code": "lambdaCode"}
_INSPECTOR = tuple(f"aws_inspector_{name}_scanned" for name in _INSPECTED)


def _inspected(status: str) -> JsonObject:
    return {
        "accountId": "<account>",
        "state": {"status": status},
        "resourceState": {name: {"status": status} for name in _INSPECTED.values()},
    }


def _detector(status: str, feature: str) -> JsonObject:
    return {"DetectorId": "d1", "Status": status, "Features": [{"Name": name, "Status": feature} for name in _FEATURES]}


WATCHED = (
    *_watched("Security Hub", "AWS::SecurityHub::Hub", {"HubArn": "arn:aws:securityhub:eu-west-1:<account>:hub/default"}, None,
        ("aws_securityhub_enabled",)),
    *_watched("GuardDuty", "AWS::GuardDuty::Detector", _detector("ENABLED", "ENABLED"), _detector("DISABLED", "ENABLED"), _GUARD),
    Situation("GuardDuty without features", (Thing("AWS::GuardDuty::Detector", _detector("ENABLED", "DISABLED")),),
              {control: {"eu-west-1": "pass" if control == _GUARD[0] else "fail"} for control in _GUARD}),
    Situation("GuardDuty whose features are not told", (
        Thing("AWS::GuardDuty::Detector", {"DetectorId": "d1", "Status": "ENABLED", "Features": None}),
    ), {control: {"eu-west-1": "pass" if control == _GUARD[0] else "unknown"} for control in _GUARD}),
    *_watched("Macie", "AWS::Macie::Session", {"status": "ENABLED"}, {"status": "PAUSED"}, ("aws_macie_on",)),
    *_watched("Inspector", "AWS::InspectorV2::AccountStatus", _inspected("ENABLED"), _inspected("DISABLED"), _INSPECTOR,
              {"accountId": "<account>", "state": {"status": "ENABLED"}}),
    Situation("Macie on, with a bucket", (
        Thing("AWS::Macie::Session", {"status": "ENABLED"}),
            Thing("AWS::S3::Bucket", {"Name": "data-<account>", "BucketRegion": "eu-west-1"}),
    ), {"aws_macie_enabled": {"eu-west-1": "manual"}}),
    Situation("Macie off, with a bucket", (Thing("AWS::S3::Bucket", {"Name": "data-<account>", "BucketRegion": "eu-west-1"}),),
              {"aws_macie_enabled": {"eu-west-1": "manual"}}),
    Situation("Macie, with a bucket that may lie anywhere", (Thing("AWS::S3::Bucket", {"Name": "data-<account>"}),),
              {"aws_macie_enabled": {"eu-west-1": "unknown"}}),
    Situation("Macie, without a bucket", (), {"aws_macie_enabled": {"eu-west-1": "not_applicable"}}),
    Situation("Macie, where buckets cannot be listed", (), {"aws_macie_enabled": {"eu-west-1": "unknown"}}, denied=("AWS::S3::Bucket",)),
    Situation("Macie, not to be asked", (), {"aws_macie_enabled": {"eu-west-1": "unknown"}}, denied=("AWS::Macie::Session",)),
)  # fmt: skip

SITUATIONS: tuple[Situation, ...] = (
    *logging_plain.SITUATIONS, *TRAILS, *BUCKETS, *logging_recorders.SITUATIONS, *logging_keys.SITUATIONS, *FLOWS, *WATCHED,
    *logging_alarms.SITUATIONS, *logging_chain.SITUATIONS,
)  # fmt: skip
