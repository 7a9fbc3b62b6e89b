"""Situations for the controls of AWS Config: recorders and their delivery channels. Other controls of logging stand beside."""

from __future__ import annotations

from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_CONFIG, _GLOBAL = "aws_config_recorder_on", "aws_config_global_types_recorded"


def _recorder(
    *, recording: bool = True, last: str | None = "SUCCESS", group: JsonObject | None = None, unread: bool = False, name: str = "default",
    **members: Any,
) -> Thing:  # fmt: skip
    listed = {"name": name, "arn": f"arn:aws:config:eu-west-1:<account>:configuration-recorder/{name}/1",
              "recordingGroup": group or {"allSupported": True, "includeGlobalResourceTypes": True}}  # fmt: skip
    status = {"name": name, "recording": recording, "lastStatus": last}
    return Thing("AWS::Config::ConfigurationRecorder", listed | {"Status": status} | members, unread=("Status",) if unread else ())


_CHANNEL = Thing("AWS::Config::DeliveryChannel", {"name": "default", "s3BucketName": "config"})


def _config(case: str, things: tuple[Thing, ...], region: Status, account: Status, **more: Any) -> Situation:
    return Situation(f"AWS Config {case}", things, {_CONFIG: {"eu-west-1": region}, _GLOBAL: {"account": account}}, **more)


_GLOBAL_TYPES = ("AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User")


def _without(*names: str) -> JsonObject:
    return {"allSupported": False, "recordingStrategy": {"useOnly": "EXCLUSION_BY_RESOURCE_TYPES"},
            "exclusionByResourceTypes": {"resourceTypes": list(names)}}  # fmt: skip


_SOME = {"allSupported": False, "includeGlobalResourceTypes": False, "resourceTypes": ["AWS::EC2::Instance"]}
SITUATIONS: tuple[Situation, ...] = (
    _config("that records everything", (_recorder(), _CHANNEL), "pass", "pass"),
    _config("that is off", (), "fail", "fail"),
    _config("that was stopped", (_recorder(recording=False), _CHANNEL), "fail", "fail"),
    _config("that fails to deliver", (_recorder(last="FAILURE"), _CHANNEL), "fail", "pass"),
    _config("without a channel", (_recorder(),), "fail", "pass"),
    _config("that records some types", (_recorder(group=_SOME), _CHANNEL), "fail", "fail"),
    _config("that leaves some types out", (_recorder(group={"allSupported": False,
        "recordingStrategy": {"useOnly": "EXCLUSION_BY_RESOURCE_TYPES"}}), _CHANNEL),
            "pass", "pass"),
    _config("that records no global types", (_recorder(group={"allSupported": True, "includeGlobalResourceTypes": False}), _CHANNEL),
        "pass", "fail"),
    _config("that leaves roles out", (_recorder(group=_without("AWS::IAM::Role")), _CHANNEL), "pass", "fail"),
    _config("that leaves instances out", (_recorder(group=_without("AWS::EC2::Instance")), _CHANNEL), "pass", "pass"),
    _config("that records IAM alone", (_recorder(group=_SOME | {"resourceTypes": list(_GLOBAL_TYPES)}), _CHANNEL), "fail", "pass"),
    _config("that was stopped, beside one of a service", (
        _recorder(recording=False), _recorder(name="service", servicePrincipal="a.amazonaws.com", recordingScope="INTERNAL"), _CHANNEL,
    ), "fail", "fail"),
    _config("of whose delivery nobody knows", (_recorder(last=None), _CHANNEL), "unknown", "pass"),
    _config("whose channel cannot be asked for", (_recorder(),), "unknown", "pass", denied=("AWS::Config::DeliveryChannel",)),
    _config("that was stopped, whose channel cannot be asked for", (_recorder(recording=False),), "fail", "fail",
            denied=("AWS::Config::DeliveryChannel",)),
    _config("whose status cannot be read", (_recorder(unread=True), _CHANNEL), "unknown", "unknown"),
    _config("that cannot be asked", (), "unknown", "unknown", denied=("AWS::Config::ConfigurationRecorder",)),
)  # fmt: skip
