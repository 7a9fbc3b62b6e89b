"""Rows of what joins networks: transit gateways and Direct Connect. VPNs are in `vpn.py`, firewalls, accelerators and resolvers in
`perimeter.py`.
"""

from __future__ import annotations

from inventory_assets.catalog.types import Detail, Edge, JsonObject, ResourceType

_TRANSIT_GATEWAY = "AWS::EC2::TransitGateway"


def _is_there(item: JsonObject) -> bool:
    """What was deleted, or never came about, is listed for hours after."""
    return item.get("State") not in ("deleted", "rejected", "failed")


def _connection_is_there(connection: JsonObject) -> bool:
    return connection.get("connectionState") not in ("deleted", "rejected")


def _interface_is_there(interface: JsonObject) -> bool:
    """A deleted one is listed for a quarter of an hour."""
    return interface.get("virtualInterfaceState") not in ("deleted", "rejected")


def _gateway_is_there(gateway: JsonObject) -> bool:
    return gateway.get("directConnectGatewayState") != "deleted"


TRANSIT_GATEWAY = ResourceType(
    type="AWS::EC2::TransitGateway",
    plural="ec2_transit_gateways",
    service="ec2",
    operation="DescribeTransitGateways",
    items="TransitGateways[]",
    id="TransitGatewayId",
    arn="TransitGatewayArn",
    tags="Tags",
    created_at="CreationTime",
    owner="OwnerId",
    where=_is_there,
    sets=("Options.TransitGatewayCidrBlocks",),
    edges=(
        Edge("uses_route_table", "Options.AssociationDefaultRouteTableId", ("AWS::EC2::TransitGatewayRouteTable",)),
        Edge("uses_route_table", "Options.PropagationDefaultRouteTableId", ("AWS::EC2::TransitGatewayRouteTable",)),
    ),
    aliases=("tgw", "transit-gateway", "aws_ec2_transit_gateway"),
)

# The gateway's account and the attached network's both list an attachment. It is left to the gateway's: that one sees the route table,
# and every attachment of the gateway, those of strangers and of peered gateways included.
TRANSIT_GATEWAY_ATTACHMENT = ResourceType(
    type="AWS::EC2::TransitGatewayAttachment",
    plural="ec2_transit_gateway_attachments",
    service="ec2",
    operation="DescribeTransitGatewayAttachments",
    items="TransitGatewayAttachments[]",
    id="TransitGatewayAttachmentId",
    arn="arn:{partition}:ec2:{region}:{account}:transit-gateway-attachment/{TransitGatewayAttachmentId}",
    tags="Tags",
    created_at="CreationTime",
    owner="TransitGatewayOwnerId",
    where=_is_there,
    edges=(
        Edge("attached_to", "TransitGatewayId", (_TRANSIT_GATEWAY,)),
        Edge(
            "connects",
            "ResourceId",
            (
                "AWS::EC2::VPC",
                "AWS::EC2::VPNConnection",
                "AWS::DirectConnect::DirectConnectGateway",
                _TRANSIT_GATEWAY,
                "AWS::EC2::TransitGatewayAttachment",
                "AWS::NetworkFirewall::Firewall",
            ),
        ),
        Edge("uses_route_table", "Association.TransitGatewayRouteTableId", ("AWS::EC2::TransitGatewayRouteTable",)),
    ),
    aliases=(
        "tgw-attachment",
        "transit-gateway-attachment",
        "aws_ec2_transit_gateway_vpc_attachment",
        "aws_ec2_transit_gateway_peering_attachment",
        "AWS::EC2::TransitGatewayVpcAttachment",
        "AWS::EC2::TransitGatewayPeeringAttachment",
    ),
)

_TABLE = {"TransitGatewayRouteTableId": "{TransitGatewayRouteTableId}"}

TRANSIT_GATEWAY_ROUTE_TABLE = ResourceType(
    type="AWS::EC2::TransitGatewayRouteTable",
    plural="ec2_transit_gateway_route_tables",
    service="ec2",
    operation="DescribeTransitGatewayRouteTables",
    items="TransitGatewayRouteTables[]",
    id="TransitGatewayRouteTableId",
    arn="arn:{partition}:ec2:{region}:{account}:transit-gateway-route-table/{TransitGatewayRouteTableId}",
    tags="Tags",
    created_at="CreationTime",
    where=_is_there,
    details=(
        # A filter is required; these two states are all there are.
        Detail(
            "Routes",
            "SearchTransitGatewayRoutes",
            _TABLE | {"Filters": [{"Name": "state", "Values": ["active", "blackhole"]}]},
            "Routes",
            paginated=True,
        ),
        Detail("Associations", "GetTransitGatewayRouteTableAssociations", _TABLE, "Associations", paginated=True),
        Detail(
            "Propagations",
            "GetTransitGatewayRouteTablePropagations",
            _TABLE,
            "TransitGatewayRouteTablePropagations",
            paginated=True,
        ),
    ),
    sets=("Routes[].TransitGatewayAttachments", "Routes", "Associations", "Propagations"),
    edges=(
        Edge("belongs_to", "TransitGatewayId", (_TRANSIT_GATEWAY,)),
        Edge("routes_to", "Routes[].TransitGatewayAttachments[].TransitGatewayAttachmentId", ("AWS::EC2::TransitGatewayAttachment",)),
        Edge("uses_prefix_list", "Routes[].PrefixListId", ("AWS::EC2::PrefixList",)),
        Edge("learns_routes_from", "Propagations[].TransitGatewayAttachmentId", ("AWS::EC2::TransitGatewayAttachment",)),
    ),
    aliases=("tgw-route-table", "transit-gateway-route-table", "aws_ec2_transit_gateway_route_table"),
)

DX_CONNECTION = ResourceType(
    type="AWS::DirectConnect::Connection",
    plural="directconnect_connections",
    service="directconnect",
    operation="DescribeConnections",
    params={"maxResults": 100},
    items="connections[]",
    id="connectionId",
    arn="arn:{partition}:directconnect:{region}:{account}:dxcon/{connectionId}",
    name="connectionName",
    tags="tags",
    owner="ownerAccount",
    where=_connection_is_there,
    # What the link does at the moment, and how much of it is in use.
    volatile=(
        "connectionState",
        "portEncryptionStatus",
        "rateLimiterStatus",
        "prefixPoolUnallocatedCountIpv4",
        "prefixPoolUnallocatedCountIpv6",
    ),
    sets=("macSecKeys",),
    edges=(Edge("reads_secret", "macSecKeys[].secretARN", ("AWS::SecretsManager::Secret",)),),
    aliases=("dx", "direct-connect", "dxcon", "directconnect:dxcon", "aws_dx_connection"),
)

DX_VIRTUAL_INTERFACE = ResourceType(
    type="AWS::DirectConnect::VirtualInterface",
    plural="directconnect_virtual_interfaces",
    service="directconnect",
    operation="DescribeVirtualInterfaces",
    params={"maxResults": 100},
    items="virtualInterfaces[]",
    id="virtualInterfaceId",
    arn="arn:{partition}:directconnect:{region}:{account}:dxvif/{virtualInterfaceId}",
    name="virtualInterfaceName",
    tags="tags",
    owner="ownerAccount",
    where=_interface_is_there,
    volatile=("virtualInterfaceState", "bgpPeers[].bgpPeerState", "bgpPeers[].bgpStatus"),
    sets=("routeFilterPrefixes", "bgpPeers"),
    redact=("authKey", "bgpPeers[].authKey", "customerRouterConfig"),  # the last is a text with the keys in it
    edges=(
        Edge("runs_over", "connectionId", ("AWS::DirectConnect::Connection",)),
        Edge("attached_to", "virtualGatewayId", ("AWS::EC2::VPNGateway",)),
        Edge("attached_to", "directConnectGatewayId", ("AWS::DirectConnect::DirectConnectGateway",)),
    ),
    aliases=(
        "vif",
        "dxvif",
        "directconnect:dxvif",
        "aws_dx_private_virtual_interface",
        "aws_dx_public_virtual_interface",
        "aws_dx_transit_virtual_interface",
    ),
)

_DX_GATEWAY = {"directConnectGatewayId": "{directConnectGatewayId}", "maxResults": 100}

DX_GATEWAY = ResourceType(
    type="AWS::DirectConnect::DirectConnectGateway",
    plural="directconnect_gateways",
    service="directconnect",
    operation="DescribeDirectConnectGateways",
    params={"maxResults": 100},
    items="directConnectGateways[]",
    id="directConnectGatewayId",
    arn="arn:{partition}:directconnect::{account}:dx-gateway/{directConnectGatewayId}",
    name="directConnectGatewayName",
    tags="tags",
    scope="global",  # listed alike in every region
    owner="ownerAccount",
    where=_gateway_is_there,
    details=(
        Detail(
            "Associations",
            "DescribeDirectConnectGatewayAssociations",
            _DX_GATEWAY,
            "directConnectGatewayAssociations",
            paginated=True,
        ),
    ),
    volatile=("totalPrefixPoolAllocations",),
    sets=("Associations[].allowedPrefixesToDirectConnectGateway", "Associations"),
    edges=(Edge("connects", "Associations[].associatedGateway.id", ("AWS::EC2::VPNGateway", _TRANSIT_GATEWAY), needs="neither"),),
    aliases=("dx-gateway", "directconnect:dx-gateway", "aws_dx_gateway"),
)

TYPES: tuple[ResourceType, ...] = (
    TRANSIT_GATEWAY,
    TRANSIT_GATEWAY_ATTACHMENT,
    TRANSIT_GATEWAY_ROUTE_TABLE,
    DX_CONNECTION,
    DX_VIRTUAL_INTERFACE,
    DX_GATEWAY,
)
