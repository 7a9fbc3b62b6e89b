"""Rows of where traffic in a VPC may go, and who writes it down: route tables, network ACLs, prefix lists, flow logs, peerings."""

from __future__ import annotations

from inventory_assets.catalog.edges import in_vpc, logs_to, uses_role
from inventory_assets.catalog.types import Detail, Edge, JsonObject, ResourceType


def _peering_is_there(peering: JsonObject) -> bool:
    """A peering that has ended, or never came about, is listed for hours, an expired one for two days."""
    return (peering.get("Status") or {}).get("Code") not in ("deleted", "rejected", "failed", "expired")


def _prefix_list_is_there(prefix_list: JsonObject) -> bool:
    return prefix_list.get("State") != "delete-complete"


#: Where a route leads: the member of the route, and the types that it names. "local" is no resource.
_ROUTE_TARGETS = (
    ("EgressOnlyInternetGatewayId", "AWS::EC2::EgressOnlyInternetGateway"),
    ("InstanceId", "AWS::EC2::Instance"),
    ("NatGatewayId", "AWS::EC2::NatGateway"),
    ("NetworkInterfaceId", "AWS::EC2::NetworkInterface"),
    ("TransitGatewayId", "AWS::EC2::TransitGateway"),
    ("VpcPeeringConnectionId", "AWS::EC2::VPCPeeringConnection"),
)

ROUTE_TABLE = ResourceType(
    type="AWS::EC2::RouteTable",
    plural="ec2_route_tables",
    service="ec2",
    operation="DescribeRouteTables",
    items="RouteTables[]",
    id="RouteTableId",
    arn="arn:{partition}:ec2:{region}:{account}:route-table/{RouteTableId}",
    tags="Tags",
    owner="OwnerId",
    sets=("Associations", "PropagatingVgws", "Routes"),
    edges=(
        in_vpc(),
        Edge("serves_subnet", "Associations[].SubnetId", ("AWS::EC2::Subnet",), needs="from"),
        Edge("serves_gateway", "Associations[].GatewayId", ("AWS::EC2::InternetGateway", "AWS::EC2::VPNGateway"), needs="neither"),
        Edge(
            "routes_to",
            "Routes[].GatewayId",
            ("AWS::EC2::InternetGateway", "AWS::EC2::VPNGateway", "AWS::EC2::VPCEndpoint"),
            pattern=r"^((?:igw|vgw|vpce)-.+)$",
        ),
        *(Edge("routes_to", f"Routes[].{member}", (target,)) for member, target in _ROUTE_TARGETS),
        Edge("uses_prefix_list", "Routes[].DestinationPrefixListId", ("AWS::EC2::PrefixList",)),
        Edge("learns_routes_from", "PropagatingVgws[].GatewayId", ("AWS::EC2::VPNGateway",)),
    ),
    aliases=("rtb", "route-table", "aws_route_table", "aws_default_route_table"),
)

NETWORK_ACL = ResourceType(
    type="AWS::EC2::NetworkAcl",
    plural="ec2_network_acls",
    service="ec2",
    operation="DescribeNetworkAcls",
    items="NetworkAcls[]",
    id="NetworkAclId",
    arn="arn:{partition}:ec2:{region}:{account}:network-acl/{NetworkAclId}",
    tags="Tags",
    owner="OwnerId",
    sets=("Associations", "Entries"),  # entries carry their number
    edges=(in_vpc(), Edge("filters_subnet", "Associations[].SubnetId", ("AWS::EC2::Subnet",), needs="from")),
    aliases=("nacl", "network-acl", "aws_network_acl", "aws_default_network_acl"),
)

FLOW_LOG = ResourceType(
    type="AWS::EC2::FlowLog",
    plural="ec2_flow_logs",
    service="ec2",
    operation="DescribeFlowLogs",
    params={"MaxResults": 250},
    items="FlowLogs[]",
    id="FlowLogId",
    arn="arn:{partition}:ec2:{region}:{account}:vpc-flow-log/{FlowLogId}",
    tags="Tags",
    created_at="CreationTime",
    volatile=("DeliverLogsStatus", "DeliverLogsErrorMessage"),  # of the latest delivery
    sets=("TagFieldSpecifications", "TagFieldSpecifications[].TagKeys"),
    edges=(
        Edge(
            "watches",
            "ResourceId",
            (
                "AWS::EC2::VPC",
                "AWS::EC2::Subnet",
                "AWS::EC2::NetworkInterface",
                "AWS::EC2::TransitGateway",
                "AWS::EC2::TransitGatewayAttachment",
            ),
        ),
        logs_to("LogGroupName"),
        Edge("writes_to_bucket", "LogDestination", ("AWS::S3::Bucket",), pattern=r"^arn:[^:]+:s3:::([^/]+)"),
        Edge("delivers_to", "LogDestination", ("AWS::KinesisFirehose::DeliveryStream",), pattern=r"^(arn:[^:]+:firehose:.+)$"),
        uses_role("DeliverLogsPermissionArn"),
        uses_role("DeliverCrossAccountRole"),
    ),
    aliases=("flow-log", "flow-logs", "ec2:vpc-flow-log", "aws_flow_log"),
)

# No owner: either end sees the connection as its own, with its own tags, and the other end may be a stranger's.
VPC_PEERING_CONNECTION = ResourceType(
    type="AWS::EC2::VPCPeeringConnection",
    plural="ec2_vpc_peering_connections",
    service="ec2",
    operation="DescribeVpcPeeringConnections",
    items="VpcPeeringConnections[]",
    id="VpcPeeringConnectionId",
    arn="arn:{partition}:ec2:{region}:{account}:vpc-peering-connection/{VpcPeeringConnectionId}",
    tags="Tags",
    where=_peering_is_there,
    sets=tuple(f"{end}.{part}" for end in ("AccepterVpcInfo", "RequesterVpcInfo") for part in ("CidrBlockSet", "Ipv6CidrBlockSet")),
    edges=(
        Edge("connects", "RequesterVpcInfo.VpcId", ("AWS::EC2::VPC",)),
        Edge("connects", "AccepterVpcInfo.VpcId", ("AWS::EC2::VPC",)),
    ),
    aliases=("pcx", "vpc-peering", "vpc-peering-connection", "aws_vpc_peering_connection"),
)

PREFIX_LIST = ResourceType(
    type="AWS::EC2::PrefixList",
    plural="ec2_prefix_lists",
    service="ec2",
    operation="DescribeManagedPrefixLists",
    items="PrefixLists[]",
    id="PrefixListId",
    arn="PrefixListArn",
    name="PrefixListName",
    tags="Tags",
    owner="OwnerId",  # that of AWS's own lists is "AWS"
    where=_prefix_list_is_there,
    details=(Detail("Entries", "GetManagedPrefixListEntries", {"PrefixListId": "{PrefixListId}"}, "Entries", paginated=True),),
    volatile=("State", "StateMessage"),  # of the latest change
    sets=("Entries",),
    aliases=("pl", "prefix-list", "ec2:managed-prefix-list", "aws_ec2_managed_prefix_list"),
)

TYPES: tuple[ResourceType, ...] = (ROUTE_TABLE, NETWORK_ACL, FLOW_LOG, VPC_PEERING_CONNECTION, PREFIX_LIST)
