"""What moves data and keeps copies of it: recovery points, lifecycle policies, Storage Gateway, DataSync, Transfer."""

from __future__ import annotations

from collections.abc import Callable

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.answers import describes, lists
from inventory_assets.localcloud.estate.children import child_listing
from inventory_assets.localcloud.estate.ec2 import INSTANCE, VOLUME
from inventory_assets.localcloud.estate.filling import cut, filled
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.naming import arn, hex_id, uuid_of, word_id
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.storage import FILE_SYSTEM, NO_VAULT, PLAN, VAULT
from inventory_assets.localcloud.estate.tagging import as_list

RECOVERY_POINT, LIFECYCLE = "AWS::Backup::RecoveryPoint", "AWS::DLM::LifecyclePolicy"
GATEWAY, TASK, SERVER = "AWS::StorageGateway::Gateway", "AWS::DataSync::Task", "AWS::Transfer::Server"

#: What is backed up, and the ARN that its recovery point has: that of what it is kept as.
_BACKED_UP: tuple[tuple[str, str, Callable[[Resource], str]], ...] = (
    ("EBS", VOLUME, lambda r: f"arn:aws:ec2:{r.region}::snapshot/snap-0{r.chance.hex('snapshot', 16)}"),
    ("EFS", FILE_SYSTEM, lambda r: f"arn:aws:backup:{r.region}:{r.account_id}:recovery-point:{uuid_of(r, 'point')}"),
    (
        "RDS",
        "AWS::RDS::DBInstance",
        lambda r: f"arn:aws:rds:{r.region}:{r.account_id}:snapshot:awsbackup:job-{uuid_of(r, 'point')}",
    ),
    ("EC2", INSTANCE, lambda r: f"arn:aws:ec2:{r.region}::image/ami-0{r.chance.hex('image', 16)}"),
)


def _point_arn(r: Resource) -> str:
    return _BACKED_UP[r.number % len(_BACKED_UP)][2](r)


def _recovery_point(r: Resource) -> JsonObject:
    vault, plan = r.other(VAULT, r.number), r.other(PLAN, 0)
    service, kind, _ = _BACKED_UP[r.number % len(_BACKED_UP)]
    return {
        "RecoveryPointArn": r.id,
        "BackupVaultName": vault.id,
        "BackupVaultArn": vault.arn,
        "SourceBackupVaultArn": r.other(VAULT, r.number + 1).arn if r.maybe("copied", 0.3) else None,
        "ResourceArn": r.other(kind, 0).arn,
        "ResourceType": service,
        "ResourceName": f"{service.lower()} {r.number}",
        "CreatedBy": {"BackupPlanId": plan.id, "BackupPlanArn": plan.arn},
        "IamRoleArn": r.other(ROLE, r.number).arn,
        "Status": "COMPLETED",
        "CompletionDate": r.created,
        "IsEncrypted": r.maybe("encrypted", 0.7),
        "ParentRecoveryPointArn": r.other(RECOVERY_POINT, r.number - 1).id if r.number % 4 == 3 else None,
        "LastRestoreTime": r.today,
        "AggregatedScanResult": None,
        "VaultType": "BACKUP_VAULT",
    }


def _gateway(r: Resource) -> JsonObject:
    return {
        "GatewayId": r.id,
        "GatewayARN": r.arn,
        "GatewayName": word_id("gateway")(r),
        "GatewayState": "RUNNING",
        "GatewayType": r.pick("type", ("FILE_S3", "CACHED", "VTL")),
        "GatewayTimezone": "GMT",
        "Ec2InstanceId": r.other(INSTANCE, 0).id,
        "Ec2InstanceRegion": r.region,
        "HostEnvironment": "EC2",
        "EndpointType": r.pick("endpoint", ("STANDARD", "VPC")),
        "VPCEndpoint": f"vpce-0{r.chance.hex('endpoint', 16)}.storagegateway.{r.region}.vpce.amazonaws.com",
        "CloudWatchLogGroupARN": r.other("AWS::Logs::LogGroup", 0).arn if r.maybe("logged", 0.5) else None,
        "Tags": as_list(r.tags),
    }


def _task(r: Resource) -> JsonObject:
    return {
        "TaskArn": r.arn,
        "Name": word_id("copy")(r),
        "Status": r.pick(f"status {r.world.options.day}", ("AVAILABLE", "RUNNING")),
        "CloudWatchLogGroupArn": r.other("AWS::Logs::LogGroup", 0).arn,
        "SourceNetworkInterfaceArns": [r.other("AWS::EC2::NetworkInterface", r.number).arn],
        "DestinationNetworkInterfaceArns": [],
        "Schedule": {"ScheduleExpression": r.moving("schedule", ("cron(0 3 * * ? *)", "rate(6 hours)"), 0.1), "Status": "ENABLED"},
        "ErrorCode": None,
        "ErrorDetail": None,
    }


def _server(r: Resource) -> JsonObject:
    is_public = r.moving("public", (True, False), 0.06)
    return {
        "ServerId": r.id,
        "Arn": r.arn,
        "Certificate": None,
        "Domain": "S3",
        "EndpointType": "PUBLIC" if is_public else "VPC",
        "EndpointDetails": None if is_public else {"VpcEndpointId": None, "AddressAllocationIds": [r.other("AWS::EC2::EIP", r.number).id]},
        "IdentityProviderType": "SERVICE_MANAGED",
        "IdentityProviderDetails": None,
        "Protocols": ["SFTP"] if r.maybe("encrypted", 0.7) else ["FTP", "SFTP"],
        "SecurityPolicyName": r.pick("policy", ("TransferSecurityPolicy-2018-11", "TransferSecurityPolicy-2024-01")),
        "State": "ONLINE",
        "StructuredLogDestinations": [r.other("AWS::Logs::LogGroup", 0).arn] if r.maybe("logged", 0.5) else [],
        "UserCount": r.chance.below(f"users {r.world.options.day}", 9),
        "Tags": as_list(r.tags),
    }


def _lifecycle(r: Resource) -> JsonObject:
    return {
        "PolicyId": r.id,
        "PolicyArn": r.arn,
        "State": r.moving("state", ("ENABLED", "ENABLED", "DISABLED"), 0.1),
        "StatusMessage": "ENABLED",
        "DefaultPolicy": False,
        "Tags": r.tags,
        "PolicyDetails": {
            "PolicyType": "EBS_SNAPSHOT_MANAGEMENT",
            "ResourceTypes": ["VOLUME"],
            "TargetTags": [{"Key": "Backup", "Value": "true"}],
        },
    }


KINDS = (
    Kind(
        RECOVERY_POINT,
        5,
        _point_arn,
        lambda r: f"arn:aws:backup:{r.region}:{r.account_id}:recovery-point:{r.other(VAULT, r.number).id}/{r.id.rpartition(':')[2]}",
        filled("backup", "ListRecoveryPointsByBackupVault", "RecoveryPoints[]", _recovery_point),
        parent=VAULT,
        tagged=0,
    ),
    Kind(
        GATEWAY,
        1.2,
        lambda r: f"sgw-{r.chance.hex('id', 8).upper()}",
        arn("storagegateway", "gateway/"),
        filled("storagegateway", "DescribeGatewayInformation", changes=_gateway),
        sweep_type="storagegateway:gateway",
    ),
    Kind(
        TASK,
        1.4,
        hex_id("task"),
        arn("datasync", "task/"),
        filled("datasync", "DescribeTask", changes=_task, without=("CurrentTaskExecutionArn",)),
        sweep_type="datasync:task",
    ),
    Kind(
        SERVER,
        1.4,
        lambda r: f"s-{r.chance.hex('id', 17)}",
        arn("transfer", "server/"),
        filled("transfer", "DescribeServer", "Server", _server),
        sweep_type="transfer:server",
    ),
    Kind(
        LIFECYCLE,
        1.4,
        hex_id("policy"),
        arn("dlm", "policy/"),
        filled("dlm", "GetLifecyclePolicy", "Policy", _lifecycle),
        sweep_type="dlm:policy",
    ),
)

child_listing("backup", "ListRecoveryPointsByBackupVault", RECOVERY_POINT, VAULT, "BackupVaultName", lambda r: r.body, missing=NO_VAULT)
_NO_GATEWAY = ("InvalidGatewayRequestException", "The specified gateway was not found.", 400)
_listed_gateway = cut("storagegateway", "ListGateways", "Gateways[]")
lists("storagegateway", "ListGateways", GATEWAY, lambda r: {**_listed_gateway(r), "GatewayOperationalState": "ACTIVE"})
describes("storagegateway", "DescribeGatewayInformation", GATEWAY, "GatewayARN", None, _NO_GATEWAY)
lists("datasync", "ListTasks", TASK, cut("datasync", "ListTasks", "Tasks[]"))
describes("datasync", "DescribeTask", TASK, "TaskArn", None, ("InvalidRequestException", "Task {name} is not found.", 400))
lists("transfer", "ListServers", SERVER, cut("transfer", "ListServers", "Servers[]"))
describes("transfer", "DescribeServer", SERVER, "ServerId", "Server", ("ResourceNotFoundException", "Unknown server", 400))
_listed_lifecycle = cut("dlm", "GetLifecyclePolicies", "Policies[]")
lists(
    "dlm",
    "GetLifecyclePolicies",
    LIFECYCLE,
    lambda r: {**_listed_lifecycle(r), "PolicyType": "EBS_SNAPSHOT_MANAGEMENT"},
    result="Policies",
)
describes("dlm", "GetLifecyclePolicy", LIFECYCLE, "PolicyId", "Policy", ("ResourceNotFoundException", "Policy {name} not found.", 404))
