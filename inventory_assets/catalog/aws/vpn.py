"""Rows of VPNs: between networks, and for people's own machines. The keys of a tunnel are secrets."""

from __future__ import annotations

from inventory_assets.catalog.edges import in_subnet, in_vpc, logs_to, targets, uses_security_group
from inventory_assets.catalog.types import Detail, Edge, JsonObject, ResourceType

_TRANSIT_GATEWAY, _CERTIFICATE = "AWS::EC2::TransitGateway", "AWS::CertificateManager::Certificate"


def _is_there(item: JsonObject) -> bool:
    """A deleted one is listed for hours after."""
    return item.get("State") != "deleted"


def _client_vpn_is_there(endpoint: JsonObject) -> bool:
    return (endpoint.get("Status") or {}).get("Code") != "deleted"


VPN_GATEWAY = ResourceType(
    type="AWS::EC2::VPNGateway",
    plural="ec2_vpn_gateways",
    service="ec2",
    operation="DescribeVpnGateways",
    items="VpnGateways[]",
    id="VpnGatewayId",
    arn="arn:{partition}:ec2:{region}:{account}:vpn-gateway/{VpnGatewayId}",
    tags="Tags",
    where=_is_there,
    sets=("VpcAttachments",),
    edges=(Edge("attached_to", "VpcAttachments[].VpcId", ("AWS::EC2::VPC",), needs="from"),),
    aliases=("vgw", "vpn-gateway", "aws_vpn_gateway"),
)

_TUNNEL = "Options.TunnelOptions[]"
_TUNNEL_SETS = tuple(
    f"{_TUNNEL}.Phase{phase}{what}"
    for phase in (1, 2)
    for what in ("EncryptionAlgorithms", "IntegrityAlgorithms", "DHGroupNumbers", "AdditionalKeyExchanges[].KeyExchangeMethods")
)

VPN_CONNECTION = ResourceType(
    type="AWS::EC2::VPNConnection",
    plural="ec2_vpn_connections",
    service="ec2",
    operation="DescribeVpnConnections",
    items="VpnConnections[]",
    id="VpnConnectionId",
    arn="arn:{partition}:ec2:{region}:{account}:vpn-connection/{VpnConnectionId}",
    tags="Tags",
    where=_is_there,
    volatile=tuple(f"VgwTelemetry[].{name}" for name in ("AcceptedRouteCount", "LastStatusChange", "Status", "StatusMessage")),
    sets=(*_TUNNEL_SETS, f"{_TUNNEL}.IkeVersions", "Options.TunnelOptions", "Routes", "VgwTelemetry"),
    redact=(f"{_TUNNEL}.PreSharedKey", "CustomerGatewayConfiguration"),  # the latter holds the keys, too
    edges=(
        Edge("connects", "CustomerGatewayId", ("AWS::EC2::CustomerGateway",)),
        Edge("attached_to", "VpnGatewayId", ("AWS::EC2::VPNGateway",)),
        Edge("attached_to", "TransitGatewayId", (_TRANSIT_GATEWAY,)),
        Edge("runs_over", "Options.TransportTransitGatewayAttachmentId", ("AWS::EC2::TransitGatewayAttachment",)),
        Edge("reads_secret", "PreSharedKeyArn", ("AWS::SecretsManager::Secret",)),
        Edge("uses_certificate", "VgwTelemetry[].CertificateArn", (_CERTIFICATE,)),
        logs_to(f"{_TUNNEL}.LogOptions.CloudWatchLogOptions.LogGroupArn"),
        logs_to(f"{_TUNNEL}.LogOptions.CloudWatchLogOptions.BgpLogGroupArn"),
    ),
    aliases=("vpn", "vpn-connection", "aws_vpn_connection"),
)

CUSTOMER_GATEWAY = ResourceType(
    type="AWS::EC2::CustomerGateway",
    plural="ec2_customer_gateways",
    service="ec2",
    operation="DescribeCustomerGateways",
    items="CustomerGateways[]",
    id="CustomerGatewayId",
    arn="arn:{partition}:ec2:{region}:{account}:customer-gateway/{CustomerGatewayId}",
    tags="Tags",
    where=_is_there,
    edges=(Edge("uses_certificate", "CertificateArn", (_CERTIFICATE,)),),
    aliases=("cgw", "customer-gateway", "aws_customer_gateway"),
)

_ENDPOINT = {"ClientVpnEndpointId": "{ClientVpnEndpointId}"}

CLIENT_VPN_ENDPOINT = ResourceType(
    type="AWS::EC2::ClientVpnEndpoint",
    plural="ec2_client_vpn_endpoints",
    service="ec2",
    operation="DescribeClientVpnEndpoints",
    items="ClientVpnEndpoints[]",
    id="ClientVpnEndpointId",
    arn="arn:{partition}:ec2:{region}:{account}:client-vpn-endpoint/{ClientVpnEndpointId}",
    tags="Tags",
    created_at="CreationTime",
    where=_client_vpn_is_there,
    details=(
        Detail("TargetNetworks", "DescribeClientVpnTargetNetworks", _ENDPOINT, "ClientVpnTargetNetworks", paginated=True),
        Detail("AuthorizationRules", "DescribeClientVpnAuthorizationRules", _ENDPOINT, "AuthorizationRules", paginated=True),
        Detail("Routes", "DescribeClientVpnRoutes", _ENDPOINT, "Routes", paginated=True),
    ),
    sets=(
        "AssociatedTargetNetworks",
        "AuthenticationOptions",
        "SecurityGroupIds",
        "DevicePostureOptions.TrustProviders",
        "TransitGatewayConfiguration.AvailabilityZones",
        "TransitGatewayConfiguration.AvailabilityZoneIds",
        "TargetNetworks[].SecurityGroups",
        "TargetNetworks",
        "AuthorizationRules",
        "Routes",
    ),
    edges=(
        in_vpc(),
        in_subnet("TargetNetworks[].TargetNetworkId"),
        uses_security_group(),
        Edge("uses_certificate", "ServerCertificateArn", (_CERTIFICATE,)),
        Edge("uses_certificate", "AuthenticationOptions[].MutualAuthentication.ClientRootCertificateChain", (_CERTIFICATE,)),
        Edge("trusts", "AuthenticationOptions[].FederatedAuthentication.SamlProviderArn", ("AWS::IAM::SAMLProvider",)),
        Edge("trusts", "AuthenticationOptions[].FederatedAuthentication.SelfServiceSamlProviderArn", ("AWS::IAM::SAMLProvider",)),
        Edge("trusts", "AuthenticationOptions[].ActiveDirectory.DirectoryId", ("AWS::DirectoryService::Directory",)),
        logs_to("ConnectionLogOptions.CloudwatchLogGroup"),
        targets("ClientConnectOptions.LambdaFunctionArn", "AWS::Lambda::Function"),
        Edge("attached_to", "TransitGatewayConfiguration.TransitGatewayId", (_TRANSIT_GATEWAY,)),
    ),
    aliases=("client-vpn", "client-vpn-endpoint", "aws_ec2_client_vpn_endpoint"),
)

TYPES: tuple[ResourceType, ...] = (VPN_GATEWAY, VPN_CONNECTION, CUSTOMER_GATEWAY, CLIENT_VPN_ENDPOINT)
