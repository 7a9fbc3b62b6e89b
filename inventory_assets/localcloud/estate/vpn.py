"""VPNs of the estate: gateways at either end, the connections between them with their keys, and endpoints for people's own machines."""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.answers import describes, lists
from inventory_assets.localcloud.estate.connectivity import TRANSIT_GATEWAY, VPN, VPN_GATEWAY
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.functions import FUNCTION
from inventory_assets.localcloud.estate.identity import SAML
from inventory_assets.localcloud.estate.naming import arn, hex_id, uuid_of
from inventory_assets.localcloud.estate.network import GROUP, SUBNET, id_of, vpc_of
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.vpc import attachments

CUSTOMER_GATEWAY, CLIENT_VPN = "AWS::EC2::CustomerGateway", "AWS::EC2::ClientVpnEndpoint"


def _build_gateway(r: Resource) -> JsonObject:
    return {"VpnGatewayId": r.id, "State": "available", "VpcAttachments": attachments(r), "AmazonSideAsn": 64512}


def _build_customer_gateway(r: Resource) -> JsonObject:
    ids = {"CustomerGatewayId": r.id, "State": "available", "Type": "ipsec.1", "BgpAsn": "65000", "BgpAsnExtended": None}
    return ids | {
        "IpAddress": f"198.51.100.{r.number % 250}",
        "CertificateArn": None,
        "DeviceName": r.moving("device", ("edge-1", "edge-2"), 0.1),
    }


def _build_vpn(r: Resource) -> JsonObject:
    """Over a VPN gateway or a transit gateway; either tunnel has a key, and the text for the customer's device holds both."""
    gateway = None if r.number % 2 else id_of(r, VPN_GATEWAY, r.number)
    over = {"VpnGatewayId": gateway, "TransitGatewayId": None if gateway else id_of(r, TRANSIT_GATEWAY, 0)}
    whole = filled("ec2", "DescribeVpnConnections", "VpnConnections[]")(r)
    (tunnel,) = whole["Options"]["TunnelOptions"]
    outside = [f"198.18.{r.number % 250}.{n}" for n in (1, 2)]
    status = r.pick(f"status {r.world.options.day}", ("UP", "DOWN"))
    tunnels = [tunnel | {"OutsideIpAddress": ip, "StartupAction": r.pick("startup", ("add", "start"))} for ip in outside]
    seen = {"Status": status, "StatusMessage": "2 BGP ROUTES", "LastStatusChange": r.today, "AcceptedRouteCount": 2}
    ids = {"VpnConnectionId": r.id, "CustomerGatewayId": r.other(CUSTOMER_GATEWAY, r.number).id, "Category": "VPN"}
    rare = dict.fromkeys(("VpnConcentratorId", "CoreNetworkArn", "CoreNetworkAttachmentArn", "PreSharedKeyArn"))
    if r.maybe("keys in a secret", 0.3):
        rare["PreSharedKeyArn"] = r.other("AWS::SecretsManager::Secret", 0).arn
    options = {"TunnelOptions": tunnels, "TransportTransitGatewayAttachmentId": None, "StaticRoutesOnly": r.maybe("static", 0.5)}
    options["EnableAcceleration"] = r.moving("accelerated", (False, True), 0.1)
    return ids | over | rare | {"Options": options, "VgwTelemetry": [seen | {"OutsideIpAddress": ip} for ip in outside]}


def _build_client_vpn(r: Resource) -> JsonObject:
    certificate = r.other("AWS::CertificateManager::Certificate", r.number).arn
    trusted = {"Type": "federated-authentication", "FederatedAuthentication": {"SamlProviderArn": r.other(SAML, r.number).arn}}
    if r.number % 2:
        trusted = {"Type": "certificate-authentication", "MutualAuthentication": {"ClientRootCertificateChain": certificate}}
    logged = r.moving("logged", (True, False), 0.12)
    log: JsonObject = {"Enabled": logged, "CloudwatchLogStream": None}
    log["CloudwatchLogGroup"] = r.other("AWS::Logs::LogGroup", r.number).id if logged else None
    return {
        "ClientVpnEndpointId": r.id,
        "Status": {"Code": "available", "Message": None},
        "CreationTime": f"{r.created:%Y-%m-%dT%H:%M:%S}",
        "DeletionTime": None,
        "ClientCidrBlock": "10.200.0.0/16",
        "SplitTunnel": r.maybe("split", 0.6),
        "ServerCertificateArn": certificate,
        "AuthenticationOptions": [trusted],
        "ConnectionLogOptions": log,
        "SecurityGroupIds": [r.other(GROUP, r.number).id],
        "VpcId": vpc_of(r).id,
        "ClientConnectOptions": {"LambdaFunctionArn": r.other(FUNCTION, 0).arn},
        "TransitGatewayConfiguration": None,
        "DevicePostureOptions": None,
        "AssociatedTargetNetworks": None,
    }


def _of_client_vpn(operation: str, result: str, show: dict[str, str]) -> None:
    """A listing under a client VPN endpoint, of one element."""

    def answer(r: Resource) -> JsonObject:
        change: JsonObject = {"ClientVpnEndpointId": r.id} | {name: r.other(SUBNET, r.number).body[key] for name, key in show.items()}
        if result == "AuthorizationRules":
            everybody = r.moving("everybody", (True, False), 0.15)
            change |= {"AccessAll": everybody, "GroupId": "" if everybody else uuid_of(r, "group"), "DestinationCidr": "0.0.0.0/0"}
        return {result: [filled("ec2", operation, f"{result}[]", lambda _: change)(r)]}

    describes("ec2", operation, CLIENT_VPN, "ClientVpnEndpointId", None, _NO_CLIENT_VPN, answer)


_NO_CLIENT_VPN = ("InvalidClientVpnEndpointId.NotFound", "Endpoint {name} does not exist", 400)


KINDS = (
    Kind(
        VPN_GATEWAY,
        1.3,
        hex_id("vgw"),
        arn("ec2", "vpn-gateway/"),
        filled("ec2", "DescribeVpnGateways", "VpnGateways[]", _build_gateway),
        lasting=True,
        sweep_type="ec2:vpn-gateway",
    ),
    Kind(
        CUSTOMER_GATEWAY,
        1.3,
        hex_id("cgw"),
        arn("ec2", "customer-gateway/"),
        filled("ec2", "DescribeCustomerGateways", "CustomerGateways[]", _build_customer_gateway),
        lasting=True,
        sweep_type="ec2:customer-gateway",
    ),
    Kind(
        VPN,
        1.8,
        hex_id("vpn"),
        arn("ec2", "vpn-connection/"),
        filled("ec2", "DescribeVpnConnections", "VpnConnections[]", _build_vpn),
        parent=CUSTOMER_GATEWAY,
        sweep_type="ec2:vpn-connection",
    ),
    Kind(
        CLIENT_VPN,
        1.2,
        hex_id("cvpn-endpoint"),
        arn("ec2", "client-vpn-endpoint/"),
        filled("ec2", "DescribeClientVpnEndpoints", "ClientVpnEndpoints[]", _build_client_vpn),
        sweep_type="ec2:client-vpn-endpoint",
    ),
)

lists("ec2", "DescribeVpnGateways", VPN_GATEWAY, result="VpnGateways")
lists("ec2", "DescribeCustomerGateways", CUSTOMER_GATEWAY, result="CustomerGateways")
lists("ec2", "DescribeVpnConnections", VPN, result="VpnConnections")
lists("ec2", "DescribeClientVpnEndpoints", CLIENT_VPN, size=1000)
_of_client_vpn("DescribeClientVpnTargetNetworks", "ClientVpnTargetNetworks", {"TargetNetworkId": "SubnetId", "VpcId": "VpcId"})
_of_client_vpn("DescribeClientVpnAuthorizationRules", "AuthorizationRules", {})
_of_client_vpn("DescribeClientVpnRoutes", "Routes", {"TargetSubnet": "SubnetId"})
