"""Situations for the controls of applications that look at tags, at versions and at time, and the room's list. The others stand beside, the
plain ones in `applications_plain.py`.
"""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations import applications_containers, applications_machines, applications_plain, applications_services
from inventory_assets.localcloud.situations.applications_cases import drawn, named
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_TAGS = {name: f"aws_resource_{name}" for name in ("has_required_tags", "has_environment_tag", "has_owner_tag", "tagged")}
_SECRET, _STACK = "AWS::SecretsManager::Secret", "AWS::CloudFormation::Stack"
_ALL = {"Environment": "production", "Owner": "web", "CostCenter": "4100", "Application": "shop"}


def _tagged(case: str, tags: dict[str, str] | None, required: Status, environment: Status, owner: Status, tagged: Status) -> Situation:
    pairs = None if tags is None else [{"Key": key, "Value": value} for key, value in tags.items()]
    volume = Thing("AWS::EC2::Volume", named("AWS::EC2::Volume", drawn(case)) | {"Tags": pairs or []}, "it")
    bucket = Thing("AWS::S3::Bucket", {"Name": "tagged-<account>"}, "it", unread=("Tags",))
    statuses = zip(_TAGS.values(), (required, environment, owner, tagged), strict=True)
    return Situation(f"a resource {case}", (bucket if tags is None else volume,), {control: {"it": status} for control, status in statuses})


def _asked(case: str, tags: dict[str, str], status: Status) -> Situation:
    """A resource in an account of which settings ask for other tags."""
    pairs = [{"Key": key, "Value": value} for key, value in tags.items()]
    volume = Thing("AWS::EC2::Volume", named("AWS::EC2::Volume", drawn(case)) | {"Tags": pairs}, "it")
    control, said = _TAGS["has_required_tags"], {"required_tags": {"default": ["Never"], "ous": {"Workloads": ["Team", "Tier"]}}}
    return Situation(f"a resource {case}", (volume,), {control: {"it": status}}, parameters={control: said})


_TEMPLATE, _ADDRESS = "aws_ec2_launch_template_imdsv2_required", "aws_ec2_launch_template_without_public_address"


def _template(case: str, data: JsonObject | None, imds: Status, address: Status, *, unread: bool = False) -> Situation:
    versions = [] if data is None else [
        {"VersionNumber": 1, "DefaultVersion": False, "LaunchTemplateData": {"NetworkInterfaces": [{"AssociatePublicIpAddress": True}]}},
        {"VersionNumber": 2, "DefaultVersion": True, "LaunchTemplateData": data},
    ]  # fmt: skip
    listed = named("AWS::EC2::LaunchTemplate", drawn(case)) | {"DefaultVersionNumber": 2, "LatestVersionNumber": 2, "Versions": versions}
    thing = Thing("AWS::EC2::LaunchTemplate", listed, "it", unread=("Versions",) if unread else ())
    return Situation(f"a launch template {case}", (thing,), {_TEMPLATE: {"it": imds}, _ADDRESS: {"it": address}})


def _function(case: str, runtime: str | None, status: Status, package: str = "Zip") -> Situation:
    members = named("AWS::Lambda::Function", drawn(case)) | {"PackageType": package} | ({"Runtime": runtime} if runtime else {})
    thing = Thing("AWS::Lambda::Function", members, "it")
    return Situation(f"a function {case}", (thing,), {"aws_lambda_function_runtime_supported": {"it": status}})


def _secret(case: str, dates: JsonObject, rotated: Status, used: Status) -> Situation:
    secret = Thing(_SECRET, named(_SECRET, drawn(case)) | {"CreatedDate": "<200 days ago>"} | dates, "it")
    verdicts = {"aws_secretsmanager_secret_rotated_lately": rotated, "aws_secretsmanager_secret_used": used}
    return Situation(f"a secret {case}", (secret,), {name: {"it": status} for name, status in verdicts.items()})


def _rotating(case: str, dates: JsonObject, status: Status, **members: object) -> Situation:
    secret = Thing(_SECRET, named(_SECRET, drawn(case)) | {"RotationEnabled": True} | dates | members, "it")
    return Situation(f"a secret {case}", (secret,), {"aws_secretsmanager_secret_rotation_succeeds": {"it": status}})


def _stack(case: str, drift: JsonObject | None, status: Status) -> Situation:
    stack = Thing(_STACK, named(_STACK, drawn(case)) | ({"DriftInformation": drift} if drift is not None else {}), "it")
    return Situation(f"a stack {case}", (stack,), {"aws_cloudformation_stack_not_drifted": {"it": status}})


SITUATIONS: tuple[Situation, ...] = (
    *applications_plain.SITUATIONS,
    *applications_machines.SITUATIONS,
    *applications_containers.SITUATIONS,
    *applications_services.SITUATIONS,
    _tagged("with every tag", _ALL, "pass", "pass", "pass", "pass"),
    _tagged("with every tag in small letters", {key.lower(): value for key, value in _ALL.items()}, "pass", "pass", "pass", "pass"),
    _tagged("without an owner", {"Environment": "test", "CostCenter": "1", "Application": "shop"}, "fail", "pass", "fail", "pass"),
    _tagged("whose owner is empty", _ALL | {"Owner": " "}, "fail", "pass", "fail", "pass"),
    _tagged("that only AWS has tagged", {"aws:cloudformation:stack-name": "s"}, "fail", "fail", "fail", "fail"),
    _tagged("that AWS and one of us have tagged", {"aws:createdBy": "s", "owner": "web"}, "fail", "fail", "pass", "pass"),
    _tagged("with keys that are too long", {"Owner-of-it": "web", "EnvironmentName": "test"}, "fail", "fail", "fail", "pass"),
    _tagged("without tags", {}, "fail", "fail", "fail", "fail"),
    _tagged("whose tags cannot be read", None, "unknown", "unknown", "unknown", "unknown"),
    _asked("with the tags that settings ask for", {"team": "web", "Tier": "1"}, "pass"),
    _asked("without one that settings ask for", {"Team": "web", "Owner": "web"}, "fail"),
    _template("that requires sessions", {"MetadataOptions": {"HttpTokens": "required"}}, "pass", "pass"),
    _template("that says nothing", {}, "fail", "pass"),
    _template("that gives public addresses", {"NetworkInterfaces": [{"AssociatePublicIpAddress": True}]}, "fail", "fail"),
    _template("whose default version is gone", None, "unknown", "unknown"),
    _template("whose versions cannot be read", None, "unknown", "unknown", unread=True),
    _function("on a runtime of today", "python3.13", "pass"),
    _function("on a runtime of long ago", "python2.7", "fail"),
    _function("on a runtime that nobody knows", "cobol85", "unknown"),
    _function("in an image", None, "not_applicable", "Image"),
    _secret("that was rotated and read", {"LastRotatedDate": "<90 days ago>", "LastAccessedDate": "<90 days ago>"}, "pass", "pass"),
    _secret("that was rotated and read long ago", {"LastRotatedDate": "<91 days ago>", "LastAccessedDate": "<91 days ago>"}, "fail",
            "fail"),
    _secret("that is new", {"CreatedDate": "<90 days ago>", "LastChangedDate": "<90 days ago>"}, "pass", "pass"),
    _secret("that was changed lately, nobody knows how", {"LastChangedDate": "<10 days ago>"}, "unknown", "fail"),
    _secret(
        "that was rotated long ago and changed lately", {"LastRotatedDate": "<91 days ago>", "LastChangedDate": "<10 days ago>"},
        "fail", "fail",
    ),
    _secret("of a service", {"OwningService": "rds", "LastChangedDate": "<200 days ago>"}, "not_applicable", "fail"),
    _secret("that was never read", {"LastChangedDate": "<200 days ago>"}, "fail", "fail"),
    _secret("of which no date is known", {}, "unknown", "unknown"),
    _rotating("whose rotation is to come", {"NextRotationDate": "<in 10 days>"}, "pass"),
    _rotating("whose rotation is a day late", {"NextRotationDate": "<1 days ago>"}, "pass"),
    _rotating("whose rotation is two days late", {"NextRotationDate": "<2 days ago>"}, "fail"),
    _rotating("whose rotation has no date", {}, "unknown"),
    _rotating("that does not rotate", {"NextRotationDate": "<2 days ago>"}, "not_applicable", RotationEnabled=False),
    _stack("as its template says", {"StackDriftStatus": "IN_SYNC", "LastCheckTimestamp": "<2 days ago>"}, "pass"),
    _stack("that drifted", {"StackDriftStatus": "DRIFTED", "LastCheckTimestamp": "<2 days ago>"}, "fail"),
    _stack("that nobody looked at", {"StackDriftStatus": "NOT_CHECKED"}, "unknown"),
    _stack("of which nothing is said", None, "unknown"),
)  # fmt: skip
