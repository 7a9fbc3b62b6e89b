"""Rows of what moves data and keeps copies of it: recovery points, lifecycle policies, Storage Gateway, DataSync, Transfer."""

from __future__ import annotations

from inventory_assets.catalog.edges import (
    encrypted_with,
    in_subnet,
    in_vpc,
    logs_to,
    reads_from_bucket,
    uses_role,
    uses_security_group,
    writes_to_bucket,
)
from inventory_assets.catalog.types import SWEEP, UNTAGGABLE, Describe, Edge, ResourceType

_INTERFACE = ("AWS::EC2::NetworkInterface",)

RECOVERY_POINT = ResourceType(
    type="AWS::Backup::RecoveryPoint",
    plural="backup_recovery_points",
    service="backup",
    operation="ListRecoveryPointsByBackupVault",
    params={"BackupVaultName": "{parent.BackupVaultName}"},
    parent="AWS::Backup::BackupVault",
    parent_absent=("ResourceNotFoundException",),
    items="RecoveryPoints[]",
    id="RecoveryPointArn",
    # A recovery point's own ARN is often that of the snapshot or image that it is kept as, which is a resource of another type.
    arn="arn:{partition}:backup:{region}:{account}:recovery-point:{BackupVaultName}/{RecoveryPointArn~:}",
    name="ResourceName",
    tags=UNTAGGABLE,  # they can carry tags, copied from what was backed up; to read them costs a call for each of thousands
    created_at="CreationDate",
    volatile=("BackupSizeInBytes", "LastRestoreTime", "StatusMessage", "IndexStatus", "IndexStatusMessage", "AggregatedScanResult"),
    edges=(
        Edge("in_vault", "BackupVaultArn", ("AWS::Backup::BackupVault",)),
        Edge("copied_from_vault", "SourceBackupVaultArn", ("AWS::Backup::BackupVault",), needs="neither"),
        Edge("backup_of", "ResourceArn", needs="neither"),
        Edge("made_by_plan", "CreatedBy.BackupPlanId", ("AWS::Backup::BackupPlan",), needs="neither"),
        Edge("part_of", "ParentRecoveryPointArn", ("AWS::Backup::RecoveryPoint",)),
        Edge(
            "kept_as",
            "RecoveryPointArn",
            ("AWS::EC2::Snapshot", "AWS::EC2::Image", "AWS::RDS::DBSnapshot", "AWS::RDS::DBClusterSnapshot"),
            pattern=r"((?:snap|ami)-[0-9a-f]+$|^arn:[^:]+:rds:.+)",
        ),
        encrypted_with("EncryptionKeyArn"),
        Edge("uses_role", "IamRoleArn", ("AWS::IAM::Role",), needs="neither"),
    ),
    aliases=("recovery-point", "backup:recovery-point"),
)

STORAGE_GATEWAY = ResourceType(
    type="AWS::StorageGateway::Gateway",
    plural="storagegateway_gateways",
    service="storagegateway",
    operation="ListGateways",
    params={"Limit": 100},
    items="Gateways[]",
    # A gateway that is not connected cannot be described: it is unknown then, and not gone.
    describe=Describe("DescribeGatewayInformation", {"GatewayARN": "{GatewayARN}"}, result="@"),
    id="GatewayId",
    arn="GatewayARN",
    name="GatewayName",
    tags="Tags",
    volatile=("GatewayState", "LastSoftwareUpdate", "NextUpdateAvailabilityDate"),
    plain=("GatewayNetworkInterfaces",),  # addresses of its own
    sets=("GatewayNetworkInterfaces", "SupportedGatewayCapacities"),
    edges=(
        Edge("runs_on", "Ec2InstanceId", ("AWS::EC2::Instance",)),
        logs_to("CloudWatchLogGroupARN"),
        Edge("uses_vpc_endpoint", "VPCEndpoint", ("AWS::EC2::VPCEndpoint",), pattern=r"^(vpce-[0-9a-f]+)"),
    ),
    aliases=("storagegateway", "storage-gateway", "aws_storagegateway_gateway"),
)

_MANIFEST = "ManifestConfig.Source.S3"
_REPORT = "TaskReportConfig.Destination.S3"

DATASYNC_TASK = ResourceType(
    type="AWS::DataSync::Task",
    plural="datasync_tasks",
    service="datasync",
    operation="ListTasks",
    items="Tasks[]",
    describe=Describe("DescribeTask", {"TaskArn": "{TaskArn}"}, result="@"),
    id="TaskArn~/",
    arn="TaskArn",
    name="Name",
    tags=SWEEP,
    created_at="CreationTime",
    volatile=("Status", "CurrentTaskExecutionArn", "ErrorCode", "ErrorDetail", "ScheduleDetails.StatusUpdateTime"),
    sets=("SourceNetworkInterfaceArns", "DestinationNetworkInterfaceArns", "Includes", "Excludes"),
    edges=(
        logs_to("CloudWatchLogGroupArn"),
        Edge("uses_network_interface", "SourceNetworkInterfaceArns[]", _INTERFACE, needs="neither"),
        Edge("uses_network_interface", "DestinationNetworkInterfaceArns[]", _INTERFACE, needs="neither"),
        reads_from_bucket(f"{_MANIFEST}.S3BucketArn"),
        uses_role(f"{_MANIFEST}.BucketAccessRoleArn"),
        writes_to_bucket(f"{_REPORT}.S3BucketArn"),
        uses_role(f"{_REPORT}.BucketAccessRoleArn"),
    ),
    aliases=("datasync", "datasync-task", "aws_datasync_task"),
)

TRANSFER_SERVER = ResourceType(
    type="AWS::Transfer::Server",
    plural="transfer_servers",
    service="transfer",
    operation="ListServers",
    items="Servers[]",
    describe=Describe("DescribeServer", {"ServerId": "{ServerId}"}, result="Server", absent=("ResourceNotFoundException",)),
    id="ServerId",
    arn="Arn",
    tags="Tags",
    volatile=("UserCount",),
    sets=(
        "EndpointDetails.AddressAllocationIds",
        "EndpointDetails.SubnetIds",
        "EndpointDetails.SecurityGroupIds",
        "Protocols",
        "ProtocolDetails.As2Transports",
        "StructuredLogDestinations",
        "As2ServiceManagedEgressIpAddresses",
    ),
    edges=(
        in_vpc("EndpointDetails.VpcId"),
        in_subnet("EndpointDetails.SubnetIds[]"),
        uses_security_group("EndpointDetails.SecurityGroupIds[]"),
        Edge("uses_vpc_endpoint", "EndpointDetails.VpcEndpointId", ("AWS::EC2::VPCEndpoint",)),
        Edge("uses_address", "EndpointDetails.AddressAllocationIds[]", ("AWS::EC2::EIP",)),
        Edge("uses_certificate", "Certificate", ("AWS::CertificateManager::Certificate",)),
        uses_role("LoggingRole"),
        uses_role("IdentityProviderDetails.InvocationRole"),
        uses_role("WorkflowDetails.OnUpload[].ExecutionRole"),
        uses_role("WorkflowDetails.OnPartialUpload[].ExecutionRole"),
        Edge("authenticates_by", "IdentityProviderDetails.Function", ("AWS::Lambda::Function",)),
        Edge("authenticates_by", "IdentityProviderDetails.DirectoryId", ("AWS::DirectoryService::Directory",)),
        logs_to("StructuredLogDestinations[]"),
    ),
    aliases=("transfer", "sftp", "aws_transfer_server"),
)

DLM_POLICY = ResourceType(
    type="AWS::DLM::LifecyclePolicy",
    plural="dlm_lifecycle_policies",
    service="dlm",
    operation="GetLifecyclePolicies",
    items="Policies[]",
    describe=Describe("GetLifecyclePolicy", {"PolicyId": "{PolicyId}"}, result="Policy", absent=("ResourceNotFoundException",)),
    id="PolicyId",
    arn="arn:{partition}:dlm:{region}:{account}:policy/{PolicyId}",
    tags="Tags",
    created_at="DateCreated",
    sets=(
        "PolicyDetails.ResourceTypes",
        "PolicyDetails.ResourceLocations",
        "PolicyDetails.TargetTags",
        "PolicyDetails.Schedules[].TagsToAdd",
        "PolicyDetails.Schedules[].VariableTags",
        "PolicyDetails.Schedules[].CreateRule.Times",
        "PolicyDetails.Schedules[].FastRestoreRule.AvailabilityZones",
        "PolicyDetails.Schedules[].FastRestoreRule.AvailabilityZoneIds",
        "PolicyDetails.Schedules[].ShareRules[].TargetAccounts",
        "PolicyDetails.Parameters.ExcludeDataVolumeTags",
        "PolicyDetails.EventSource.Parameters.SnapshotOwner",
        "PolicyDetails.CrossRegionCopyTargets",
        "PolicyDetails.Exclusions.ExcludeVolumeTypes",
        "PolicyDetails.Exclusions.ExcludeTags",
    ),
    edges=(
        uses_role("ExecutionRoleArn"),
        encrypted_with("PolicyDetails.Schedules[].CrossRegionCopyRules[].CmkArn"),
        encrypted_with("PolicyDetails.Actions[].CrossRegionCopy[].EncryptionConfiguration.CmkArn"),
    ),
    aliases=("dlm", "dlm:policy", "aws_dlm_lifecycle_policy"),
)

TYPES = (RECOVERY_POINT, STORAGE_GATEWAY, DATASYNC_TASK, TRANSFER_SERVER, DLM_POLICY)
