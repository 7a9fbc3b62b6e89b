"""What joins networks: transit gateways and Direct Connect. The management account shares its transit gateways with all others. VPNs are
in `vpn.py`.
"""

from __future__ import annotations

from collections.abc import Callable

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import describes, lists
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.naming import arn, hex_id, uuid_of, word_id
from inventory_assets.localcloud.estate.network import STRANGER, VPC, also_lists, id_of
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

TRANSIT_GATEWAY, TRANSIT_TABLE = "AWS::EC2::TransitGateway", "AWS::EC2::TransitGatewayRouteTable"
ATTACHMENT, VPN_GATEWAY, VPN = "AWS::EC2::TransitGatewayAttachment", "AWS::EC2::VPNGateway", "AWS::EC2::VPNConnection"
CONNECTION, INTERFACE = "AWS::DirectConnect::Connection", "AWS::DirectConnect::VirtualInterface"
DX_GATEWAY = "AWS::DirectConnect::DirectConnectGateway"


def _build_transit_gateway(r: Resource) -> JsonObject:
    table = id_of(r, TRANSIT_TABLE, r.number)
    options = {"AssociationDefaultRouteTableId": table, "PropagationDefaultRouteTableId": table, "AmazonSideAsn": 64512 + r.number}
    options |= {"AutoAcceptSharedAttachments": r.moving("accepts", ("disable", "enable"), 0.12)}
    return {"TransitGatewayId": r.id, "TransitGatewayArn": r.arn, "State": "available", "Options": options}


def _attached(r: Resource) -> tuple[str, str, str]:
    """Resource type, id and owner of what is attached: VPCs for the most part, now and then a stranger's."""
    if r.number % 4 == 2:
        return "vpn", r.other(VPN, 0).id, r.account_id
    if r.number % 4 == 3:
        return "direct-connect-gateway", r.other(DX_GATEWAY, r.number).id, r.account_id
    if r.maybe("stranger", 0.2):
        return "vpc", f"vpc-0{r.chance.hex('stranger', 16)}", STRANGER
    return "vpc", r.other(VPC, r.number).id, r.account_id


def _build_attachment(r: Resource) -> JsonObject:
    kind, resource_id, owner = _attached(r)
    table = id_of(r, TRANSIT_TABLE, r.number)
    association = {"TransitGatewayRouteTableId": table, "TransitGatewayPolicyTableId": None, "State": "associated"} if table else None
    ids = {"TransitGatewayAttachmentId": r.id, "TransitGatewayId": r.other(TRANSIT_GATEWAY, r.number).id, "ResourceId": resource_id}
    owners = {"TransitGatewayOwnerId": r.account_id, "ResourceOwnerId": owner, "ResourceType": kind}
    return ids | owners | {"State": r.moving("state", ("available", "available", "pendingAcceptance"), 0.1), "Association": association}


def _shared_gateways(world: World, account: Account, call: Call) -> list[JsonObject]:
    """The transit gateways of the management account, as any other account sees them."""
    return [r.body | {"Tags": []} for r in _of_management(world, account, call)]


def _shared_attachments(world: World, account: Account, call: Call) -> list[JsonObject]:
    """The account's own VPC attached to the management account's gateway."""
    vpc = next(world.walk(VPC, account, call.region), None)
    return (
        []
        if vpc is None
        else [
            {
                "TransitGatewayAttachmentId": f"tgw-attach-0{vpc.chance.hex('shared', 16)}",
                "TransitGatewayId": gateway.id,
                "TransitGatewayOwnerId": gateway.account_id,
                "ResourceOwnerId": account.account_id,
                "ResourceType": "vpc",
                "ResourceId": vpc.id,
                "State": "available",
                "CreationTime": vpc.created,
                "Tags": [],
            }
            for gateway in _of_management(world, account, call)
        ]
    )


def _of_management(world: World, account: Account, call: Call) -> list[Resource]:
    owner = next(other for other in world.accounts.values() if other.is_management)
    return [] if account.is_management else list(world.walk(TRANSIT_GATEWAY, owner, call.region))


def _attachments_of(r: Resource) -> list[Resource]:
    """The attachments that are associated with a route table."""
    return [other for other in r.world.walk(ATTACHMENT, r.account, r.region) if r.other(TRANSIT_TABLE, other.number).id == r.id]


def _member(other: Resource) -> JsonObject:
    return {name: other.body[name] for name in ("TransitGatewayAttachmentId", "ResourceId", "ResourceType")}


def _transit_routes(r: Resource) -> JsonObject:
    """A learned route for every attachment, and a static black hole."""
    routes: list[JsonObject] = [
        {"DestinationCidrBlock": f"10.{n}.0.0/16", "TransitGatewayAttachments": [_member(other)], "Type": "propagated", "State": "active"}
        for n, other in enumerate(_attachments_of(r))
    ]
    if r.moving("black hole", (True, False), 0.15):
        routes.append({"DestinationCidrBlock": "192.168.0.0/16", "TransitGatewayAttachments": [], "Type": "static", "State": "blackhole"})
    return {"Routes": routes, "AdditionalRoutesAvailable": False}


def _transit_associations(r: Resource) -> JsonObject:
    return {"Associations": [_member(other) | {"State": "associated"} for other in _attachments_of(r)]}


def _transit_propagations(r: Resource) -> JsonObject:
    return {"TransitGatewayRouteTablePropagations": [_member(other) | {"State": "enabled"} for other in _attachments_of(r)]}


def _build_transit_table(r: Resource) -> JsonObject:
    ids = {"TransitGatewayRouteTableId": r.id, "TransitGatewayId": r.other(TRANSIT_GATEWAY, r.number).id, "State": "available"}
    return ids | {"DefaultAssociationRouteTable": r.number == 0, "DefaultPropagationRouteTable": r.number == 0}


def _build_connection(r: Resource) -> JsonObject:
    secret = r.other("AWS::SecretsManager::Secret", 0).arn
    return {
        "ownerAccount": r.account_id,
        "connectionId": r.id,
        "connectionName": word_id("line")(r),
        "connectionState": r.pick(f"state {r.world.options.day}", ("available", "available", "down")),
        "region": r.region,
        "location": r.pick("location", ("EqDC2", "EqLD5", "EqSY3")),
        "bandwidth": r.moving("bandwidth", ("1Gbps", "10Gbps"), 0.12),
        "encryptionMode": r.pick("encryption", ("no_encrypt", "should_encrypt", "must_encrypt")),
        "portEncryptionStatus": r.pick(f"encrypted {r.world.options.day}", ("Encryption Up", "Encryption Down")),
        "macSecKeys": [{"secretARN": secret, "ckn": r.chance.hex("ckn", 64), "state": "associated", "startOn": f"{r.created:%Y-%m-%d}"}],
        "lagId": None,
        "rateLimiterStatus": None,
    }


def _build_virtual_interface(r: Resource) -> JsonObject:
    """Private ones lead to a VPN gateway, transit ones to a Direct Connect gateway. The keys stand in the router's text, too."""
    key = f"{PLANTED_SECRET_MARKER}-{r.chance.hex('bgp key', 8)}"
    peer = {"bgpPeerId": f"dxpeer-{r.chance.hex('peer', 8)}", "asn": 65000, "authKey": key, "bgpPeerState": "available"}
    peer["bgpStatus"] = r.pick(f"bgp {r.world.options.day}", ("up", "down"))
    peer |= {"addressFamily": "ipv4", "amazonAddress": "169.254.0.1/30", "customerAddress": "169.254.0.2/30"}
    private = r.number % 2 == 0
    return {
        "ownerAccount": r.account_id,
        "virtualInterfaceId": r.id,
        "virtualInterfaceName": word_id("vif")(r),
        "virtualInterfaceType": "private" if private else "transit",
        "virtualInterfaceState": "available" if peer["bgpStatus"] == "up" else "down",
        "connectionId": r.other(CONNECTION, r.number).id,
        "virtualGatewayId": (id_of(r, VPN_GATEWAY, r.number) or "") if private else "",
        "directConnectGatewayId": "" if private else id_of(r, DX_GATEWAY, r.number) or "",
        "authKey": key,
        "bgpPeers": [peer],
        "customerRouterConfig": f"<logical_connection><bgp_auth_key>{key}</bgp_auth_key></logical_connection>",
        "region": r.region,
        "mtu": r.moving("mtu", (1500, 9001), 0.12),
        "vlan": 100 + r.number,
    }


def _build_dx_gateway(r: Resource) -> JsonObject:
    ids = {"directConnectGatewayId": r.id, "directConnectGatewayName": word_id("dx")(r), "ownerAccount": r.account_id}
    return ids | {"directConnectGatewayState": "available", "stateChangeError": None, "amazonSideAsn": 64600 + r.number}


def _dx_associations(r: Resource) -> JsonObject:
    """With a transit gateway, for prefixes that are widened now and then."""
    region = r.world.options.regions[0]
    joined = {"id": r.other(TRANSIT_GATEWAY, 0, region).id, "type": "transitGateway", "ownerAccount": r.account_id, "region": region}
    prefixes = [{"cidr": r.moving("prefix", ("10.0.0.0/8", "10.0.0.0/16", "0.0.0.0/0"), 0.15)}]
    none = ("stateChangeError", "associatedCoreNetwork", "virtualGatewayId", "virtualGatewayRegion", "virtualGatewayOwnerAccount")
    change: JsonObject = dict.fromkeys(none) | {"associationState": "associated", "directConnectGatewayId": r.id}
    change |= {"associatedGateway": joined, "allowedPrefixesToDirectConnectGateway": prefixes}
    path = "directConnectGatewayAssociations"
    return {path: [filled("directconnect", "DescribeDirectConnectGatewayAssociations", f"{path}[]", lambda _: change)(r)]}


def _dx_id(prefix: str) -> Callable[[Resource], str]:
    return lambda r: f"{prefix}-{r.chance.letters('id', 8, 'abcdefghijklmnopqrstuvwxyz0123456789')}"


KINDS = (
    Kind(
        TRANSIT_GATEWAY,
        1.4,
        hex_id("tgw"),
        arn("ec2", "transit-gateway/"),
        filled("ec2", "DescribeTransitGateways", "TransitGateways[]", _build_transit_gateway),
        lasting=True,
        sweep_type="ec2:transit-gateway",
    ),
    Kind(
        TRANSIT_TABLE,
        1.8,
        hex_id("tgw-rtb"),
        arn("ec2", "transit-gateway-route-table/"),
        filled("ec2", "DescribeTransitGatewayRouteTables", "TransitGatewayRouteTables[]", _build_transit_table),
        lasting=True,
        parent=TRANSIT_GATEWAY,
        sweep_type="ec2:transit-gateway-route-table",
    ),
    Kind(
        ATTACHMENT,
        4,
        hex_id("tgw-attach"),
        arn("ec2", "transit-gateway-attachment/"),
        filled("ec2", "DescribeTransitGatewayAttachments", "TransitGatewayAttachments[]", _build_attachment),
        parent=TRANSIT_GATEWAY,
        sweep_type="ec2:transit-gateway-attachment",
    ),
    Kind(
        CONNECTION,
        0.8,
        _dx_id("dxcon"),
        arn("directconnect", "dxcon/"),
        filled("directconnect", "DescribeConnections", "connections[]", _build_connection),
        lasting=True,
        sweep_type="directconnect:dxcon",
    ),
    Kind(
        INTERFACE,
        2.2,
        _dx_id("dxvif"),
        arn("directconnect", "dxvif/"),
        filled("directconnect", "DescribeVirtualInterfaces", "virtualInterfaces[]", _build_virtual_interface),
        parent=CONNECTION,
        sweep_type="directconnect:dxvif",
    ),
    Kind(
        DX_GATEWAY,
        1.2,
        uuid_of,
        arn("directconnect", "dx-gateway/", regional=False),
        filled("directconnect", "DescribeDirectConnectGateways", "directConnectGateways[]", _build_dx_gateway),
        is_global=True,
        lasting=True,
        sweep_type="directconnect:dx-gateway",
    ),
)

_NO_TABLE = ("InvalidRouteTableID.NotFound", "Transit Gateway Route Table {name} was deleted or does not exist.", 400)
_NO_DX_GATEWAY = ("DirectConnectClientException", "Direct Connect Gateway {name} does not exist", 400)
lists("ec2", "DescribeTransitGateways", TRANSIT_GATEWAY, size=1000)
lists("ec2", "DescribeTransitGatewayRouteTables", TRANSIT_TABLE, size=1000)
lists("ec2", "DescribeTransitGatewayAttachments", ATTACHMENT, size=1000)
also_lists("DescribeTransitGateways", "TransitGateways", _shared_gateways)
also_lists("DescribeTransitGatewayAttachments", "TransitGatewayAttachments", _shared_attachments)
for _operation, _show in (
    ("SearchTransitGatewayRoutes", _transit_routes),
    ("GetTransitGatewayRouteTableAssociations", _transit_associations),
    ("GetTransitGatewayRouteTablePropagations", _transit_propagations),
):
    describes("ec2", _operation, TRANSIT_TABLE, "TransitGatewayRouteTableId", None, _NO_TABLE, _show)
lists("directconnect", "DescribeConnections", CONNECTION)
lists("directconnect", "DescribeVirtualInterfaces", INTERFACE)
lists("directconnect", "DescribeDirectConnectGateways", DX_GATEWAY)
describes(
    "directconnect",
    "DescribeDirectConnectGatewayAssociations",
    DX_GATEWAY,
    "directConnectGatewayId",
    None,
    _NO_DX_GATEWAY,
    _dx_associations,
)
