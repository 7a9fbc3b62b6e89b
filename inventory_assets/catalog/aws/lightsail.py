"""Rows of Lightsail: instances, databases, load balancers and disks of its own, apart from EC2's."""

from __future__ import annotations

from inventory_assets.catalog.types import Edge, ResourceType

LIGHTSAIL_INSTANCE = ResourceType(
    type="AWS::Lightsail::Instance",
    plural="lightsail_instances",
    service="lightsail",
    operation="GetInstances",
    items="instances[]",
    id="name",
    arn="arn",
    name="name",
    tags="tags",
    created_at="createdAt",
    volatile=("addOns[].nextSnapshotTimeOfDay", "hardware.disks[].gbInUse", "metadataOptions.state"),
    sets=("addOns", "ipv6Addresses", "hardware.disks", "networking.ports"),
    edges=(Edge("uses_disk", "hardware.disks[].name", ("AWS::Lightsail::Disk",), by_name=True),),
    aliases=("lightsail", "aws_lightsail_instance"),
)

LIGHTSAIL_DATABASE = ResourceType(
    type="AWS::Lightsail::Database",
    plural="lightsail_databases",
    service="lightsail",
    operation="GetRelationalDatabases",
    items="relationalDatabases[]",
    id="name",
    arn="arn",
    name="name",
    tags="tags",
    created_at="createdAt",
    volatile=("latestRestorableTime", "parameterApplyStatus", "pendingMaintenanceActions"),
    redact=("pendingModifiedValues.masterUserPassword",),
    aliases=("aws_lightsail_database",),
)

LIGHTSAIL_LOAD_BALANCER = ResourceType(
    type="AWS::Lightsail::LoadBalancer",
    plural="lightsail_load_balancers",
    service="lightsail",
    operation="GetLoadBalancers",
    items="loadBalancers[]",
    id="name",
    arn="arn",
    name="name",
    tags="tags",
    created_at="createdAt",
    volatile=("instanceHealthSummary[].instanceHealth", "instanceHealthSummary[].instanceHealthReason"),
    sets=("instanceHealthSummary", "tlsCertificateSummaries", "publicPorts"),
    edges=(Edge("targets", "instanceHealthSummary[].instanceName", ("AWS::Lightsail::Instance",), by_name=True),),
    aliases=("aws_lightsail_lb",),
)

LIGHTSAIL_DISK = ResourceType(
    type="AWS::Lightsail::Disk",
    plural="lightsail_disks",
    service="lightsail",
    operation="GetDisks",
    items="disks[]",
    id="name",
    arn="arn",
    name="name",
    tags="tags",
    created_at="createdAt",
    volatile=("gbInUse", "addOns[].nextSnapshotTimeOfDay"),
    sets=("addOns",),
    edges=(Edge("attached_to", "attachedTo", ("AWS::Lightsail::Instance",), needs="from", by_name=True),),
    aliases=("aws_lightsail_disk",),
)

TYPES = (LIGHTSAIL_INSTANCE, LIGHTSAIL_DATABASE, LIGHTSAIL_LOAD_BALANCER, LIGHTSAIL_DISK)
