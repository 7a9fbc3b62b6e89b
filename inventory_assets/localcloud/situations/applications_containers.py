"""Situations for containers: services and tasks of ECS, clusters of EKS, and repositories of images."""

from __future__ import annotations

from collections.abc import Sequence

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.applications_cases import cases, drawn, named
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_SERVICE, _CLUSTER, _TASK = "AWS::ECS::Service", "AWS::EKS::Cluster", "AWS::ECS::TaskDefinition"
_HOSTED: JsonObject = {"revision": 1, "networkMode": "host", "cpu": "256"}


def _network(public: str | None) -> JsonObject:
    return {"networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1"]} | ({"assignPublicIp": public} if public else {})}}


def _container(**members: object) -> JsonObject:
    return {"containerDefinitions": [{"name": "app", **members}]}


def _system(family: str) -> JsonObject:
    return {"revision": 1, "runtimePlatform": {"operatingSystemFamily": family}}


def _in_files(**members: str) -> JsonObject:
    return {"revision": 1, "volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-1", **members}}, {"name": "local"}]}


def _revisions(case: str, run: int | None, *statuses: Status, is_listed: bool = True) -> Situation:
    """Revisions of one family, all privileged, and a service that runs one of them."""
    identifier = drawn(f"revisions {case}")
    arn = f"arn:aws:ecs:eu-west-1:<account>:task-definition/{identifier}"
    tasks = [
        Thing(_TASK, {"family": identifier, "taskDefinitionArn": f"{arn}:{number}", "revision": number, "status": "ACTIVE"}
              | _container(privileged=True), f"revision {number}")
        for number in range(1, len(statuses) + 1)
    ]  # fmt: skip
    cluster = named("AWS::ECS::Cluster", identifier)
    service = Thing(_SERVICE, named(_SERVICE, identifier) | {"taskDefinition": f"{arn}:{run}"}, parent=cluster)
    verdicts: dict[str, Status] = {f"revision {number}": status for number, status in enumerate(statuses, start=1)}
    return Situation(
        f"revisions of a task {case}", (Thing("AWS::ECS::Cluster", cluster), *tasks, *([service] if run and is_listed else [])),
        {"aws_ecs_task_not_privileged": verdicts}, denied=() if is_listed else (_SERVICE,),
    )  # fmt: skip


def _scanned(case: str, by_inspector: str | None, status: Status, *, on_push: bool = False, denied: tuple[str, ...] = ()) -> Situation:
    repository = named("AWS::ECR::Repository", drawn(f"repository {case}")) | {"imageScanningConfiguration": {"scanOnPush": on_push}}
    inspector = {"accountId": "<account>", "state": {"status": "ENABLED"}, "resourceState": {"ecr": {"status": by_inspector}}}
    others = [Thing("AWS::InspectorV2::AccountStatus", inspector)] if by_inspector else []
    things = (Thing("AWS::ECR::Repository", repository, "it"), *others)
    return Situation(f"a repository {case}", things, {"aws_ecr_repository_scans": {"it": status}}, denied=denied)


def _open_to(*ranges: str) -> JsonObject:
    return {"resourcesVpcConfig": {"endpointPublicAccess": True, "publicAccessCidrs": list(ranges)}}


def _repeated(control: str, type_name: str, *given: tuple[str, JsonObject, Status]) -> Sequence[Situation]:
    """Further cases of a control that has its plain ones elsewhere."""
    return [situation for situation in cases(control, type_name, *given) if not situation.denied]


SITUATIONS: tuple[Situation, ...] = (
    *cases(
        "aws_ecs_service_without_public_address", _SERVICE,
        ("with addresses", _network("ENABLED"), "fail"), ("without", _network("DISABLED"), "pass"),
        ("that says nothing", _network(None), "pass"),
        ("on the network of hosts", {"launchType": "EC2"}, "not_applicable"), part="*",
    ),
    *cases(
        "aws_ecs_service_on_current_platform", _SERVICE,
        ("on the latest", {"launchType": "FARGATE", "platformVersion": "LATEST"}, "pass"),
        ("on the current one", {"launchType": "FARGATE", "platformVersion": "1.4.0", "platformFamily": "Linux"}, "pass"),
        ("on an old one", {"launchType": "FARGATE", "platformVersion": "1.3.0", "platformFamily": "Linux"}, "fail"),
        ("of Windows", {"launchType": "FARGATE", "platformVersion": "1.0.0", "platformFamily": "WINDOWS_SERVER_2022_CORE"}, "pass"),
        ("of Linux on 1.0.0", {"launchType": "FARGATE", "platformVersion": "1.0.0", "platformFamily": "Linux"}, "fail"),
        ("by a provider", {"capacityProviderStrategy": [{"capacityProvider": "FARGATE_SPOT"}], "platformVersion": "1.3.0"}, "fail"),
        ("of which no version is known", {"launchType": "FARGATE"}, "unknown"), ("on hosts", {"launchType": "EC2"}, "not_applicable"),
        part="*",
    ),
    *cases(
        "aws_ecs_task_on_host_network_is_no_root", _TASK,
        ("as root", _container(user="root"), "fail"), ("as user 0", _container(user="0:0"), "fail"),
        ("as nobody in particular", _container(), "fail"),
        ("as a user", _container(user="1000:1000"), "pass"), ("as root, openly", _container(privileged=True), "pass"),
        ("on its own network", _container() | {"networkMode": "awsvpc"}, "not_applicable"), part="*", shared=_HOSTED,
    ),
    *cases(
        "aws_ecs_task_reaches_files_encrypted", _TASK,
        ("encrypted", _in_files(transitEncryption="ENABLED"), "pass"), ("in plain text", _in_files(transitEncryption="DISABLED"), "fail"),
        ("with nothing said", _in_files(), "fail"), ("without any", {"revision": 1, "volumes": [{"name": "local"}]}, "not_applicable"),
        part="*",
    ),
    _revisions("of which the newest counts", None, "not_applicable", "not_applicable", "fail"),
    _revisions("of which an older one is run", 1, "fail", "not_applicable", "fail"),
    _revisions("whose services cannot be listed", None, "fail", "fail", is_listed=False),
    *_repeated(
        "aws_ecs_task_root_read_only", _TASK,
        ("of Windows", _container() | _system("WINDOWS_SERVER_2022_CORE"), "not_applicable"),
        ("of Linux", _container() | _system("LINUX"), "fail"),
    ),
    *_repeated("aws_ecs_cluster_container_insights", "AWS::ECS::Cluster", ("of which nothing is said", {"settings": []}, "fail")),
    _scanned("that Inspector scans", "ENABLED", "pass"),
    _scanned("that nobody scans", "DISABLED", "fail"),
    _scanned("of which only Inspector knows", None, "unknown", denied=("AWS::InspectorV2::AccountStatus",)),
    _scanned("that scans by itself, whatever Inspector does", None, "pass", on_push=True, denied=("AWS::InspectorV2::AccountStatus",)),
    *_repeated(
        "aws_eks_cluster_endpoint_not_public", _CLUSTER,
        ("open over IPv6", _open_to("2001:db8::/32", "::/0"), "fail"), ("open to two halves", _open_to("0.0.0.0/1", "128.0.0.0/1"), "fail"),
        ("open to one half", _open_to("0.0.0.0/1"), "pass"),
        ("open without ranges", {"resourcesVpcConfig": {"endpointPublicAccess": True}}, "fail"),
    ),
    *cases(
        "aws_eks_cluster_endpoint_private", _CLUSTER,
        ("private", {"resourcesVpcConfig": {"endpointPublicAccess": False}}, "pass"),
        ("open to an office", _open_to("203.0.113.0/24"), "fail"),
        ("odd", {"resourcesVpcConfig": "odd"}, "unknown"), part="*",
    ),
    *cases(
        "aws_eks_cluster_version_supported", _CLUSTER,
        ("of the oldest", {"version": "1.33"}, "pass"), ("of the one before", {"version": "1.32"}, "fail"),
        ("of long ago", {"version": "1.9"}, "fail"),
        ("of later", {"version": "2.0"}, "pass"), ("odd", {"version": "one"}, "unknown"), part="*",
    ),
    *_repeated("aws_eks_cluster_audit_logged", _CLUSTER, ("odd", {"logging": "odd"}, "unknown")),
)  # fmt: skip
