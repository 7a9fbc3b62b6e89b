"""Rows of what stands in a VPC: addresses, interfaces, gateways, DHCP options, endpoint services. What routes, filters and watches is in
`routing.py`.
"""

from __future__ import annotations

from inventory_assets.catalog.edges import in_subnet, in_vpc, targets, uses_security_group
from inventory_assets.catalog.types import Detail, Edge, JsonObject, ResourceType


def _nat_gateway_is_there(gateway: JsonObject) -> bool:
    """A deleted NAT gateway is listed for about an hour, and so is one that could not be made."""
    return gateway.get("State") not in ("deleted", "failed")


def _service_is_there(service: JsonObject) -> bool:
    return service.get("ServiceState") != "Deleted"


def _attached_to_vpc(path: str) -> Edge:
    """A gateway without which the VPC has no way out."""
    return Edge("attached_to", path, ("AWS::EC2::VPC",), needs="from")


EIP = ResourceType(
    type="AWS::EC2::EIP",
    plural="ec2_eips",
    service="ec2",
    operation="DescribeAddresses",
    items="Addresses[]",
    id="AllocationId",
    arn="arn:{partition}:ec2:{region}:{account}:elastic-ip/{AllocationId}",
    tags="Tags",
    edges=(
        in_subnet("SubnetId"),
        Edge("attached_to", "NetworkInterfaceId", ("AWS::EC2::NetworkInterface",), needs="from"),
        Edge("attached_to", "InstanceId", ("AWS::EC2::Instance",), needs="from"),
    ),
    aliases=("eip", "elastic-ip", "ec2:elastic-ip", "aws_eip"),
)

NETWORK_INTERFACE = ResourceType(
    type="AWS::EC2::NetworkInterface",
    plural="ec2_network_interfaces",
    service="ec2",
    operation="DescribeNetworkInterfaces",
    params={"IncludeManagedResources": True},  # else the account may hide those of managed instances
    items="NetworkInterfaces[]",
    id="NetworkInterfaceId",
    arn="arn:{partition}:ec2:{region}:{account}:network-interface/{NetworkInterfaceId}",
    tags="TagSet",
    owner="OwnerId",
    sets=("Groups", "Ipv6Addresses", "PrivateIpAddresses", "Ipv4Prefixes", "Ipv6Prefixes", "AssociatedSubnets"),
    edges=(
        in_vpc(),
        in_subnet("SubnetId"),
        uses_security_group("Groups[].GroupId"),
        Edge("attached_to", "Attachment.InstanceId", ("AWS::EC2::Instance",), needs="from"),
    ),
    aliases=("eni", "network-interface", "aws_network_interface"),
)

INTERNET_GATEWAY = ResourceType(
    type="AWS::EC2::InternetGateway",
    plural="ec2_internet_gateways",
    service="ec2",
    operation="DescribeInternetGateways",
    items="InternetGateways[]",
    id="InternetGatewayId",
    arn="arn:{partition}:ec2:{region}:{account}:internet-gateway/{InternetGatewayId}",
    tags="Tags",
    owner="OwnerId",
    sets=("Attachments",),
    edges=(_attached_to_vpc("Attachments[].VpcId"),),
    aliases=("igw", "internet-gateway", "aws_internet_gateway"),
)

EGRESS_ONLY_INTERNET_GATEWAY = ResourceType(
    type="AWS::EC2::EgressOnlyInternetGateway",
    plural="ec2_egress_only_internet_gateways",
    service="ec2",
    operation="DescribeEgressOnlyInternetGateways",
    items="EgressOnlyInternetGateways[]",
    id="EgressOnlyInternetGatewayId",
    arn="arn:{partition}:ec2:{region}:{account}:egress-only-internet-gateway/{EgressOnlyInternetGatewayId}",
    tags="Tags",
    sets=("Attachments",),
    edges=(_attached_to_vpc("Attachments[].VpcId"),),
    aliases=("eigw", "egress-only-internet-gateway", "aws_egress_only_internet_gateway"),
)

NAT_GATEWAY = ResourceType(
    type="AWS::EC2::NatGateway",
    plural="ec2_nat_gateways",
    service="ec2",
    operation="DescribeNatGateways",
    items="NatGateways[]",
    id="NatGatewayId",
    arn="arn:{partition}:ec2:{region}:{account}:natgateway/{NatGatewayId}",
    tags="Tags",
    created_at="CreateTime",
    where=_nat_gateway_is_there,
    sets=("NatGatewayAddresses", "AttachedAppliances"),
    edges=(
        in_vpc(),
        in_subnet("SubnetId"),
        Edge("uses_address", "NatGatewayAddresses[].AllocationId", ("AWS::EC2::EIP",)),
        Edge("uses_network_interface", "NatGatewayAddresses[].NetworkInterfaceId", ("AWS::EC2::NetworkInterface",)),
        Edge("uses_route_table", "RouteTableId", ("AWS::EC2::RouteTable",)),  # regional ones have one of their own
        Edge("uses_endpoint", "AttachedAppliances[].VpcEndpointId", ("AWS::EC2::VPCEndpoint",)),
        Edge("uses_appliance", "AttachedAppliances[].ApplianceArn"),
    ),
    aliases=("nat", "nat-gateway", "aws_nat_gateway"),
)

DHCP_OPTIONS = ResourceType(
    type="AWS::EC2::DHCPOptions",
    plural="ec2_dhcp_options",
    service="ec2",
    operation="DescribeDhcpOptions",
    items="DhcpOptions[]",
    id="DhcpOptionsId",
    arn="arn:{partition}:ec2:{region}:{account}:dhcp-options/{DhcpOptionsId}",
    tags="Tags",
    owner="OwnerId",
    sets=("DhcpConfigurations",),  # not their values: name servers are asked in their order
    aliases=("dopt", "dhcp-options", "aws_vpc_dhcp_options"),
)

VPC_ENDPOINT_SERVICE = ResourceType(
    type="AWS::EC2::VPCEndpointService",
    plural="ec2_vpc_endpoint_services",
    service="ec2",
    operation="DescribeVpcEndpointServiceConfigurations",
    params={"MaxResults": 250},
    items="ServiceConfigurations[]",
    id="ServiceId",
    arn="arn:{partition}:ec2:{region}:{account}:vpc-endpoint-service/{ServiceId}",
    tags="Tags",
    where=_service_is_there,
    details=(
        Detail(
            "AllowedPrincipals",
            "DescribeVpcEndpointServicePermissions",
            {"ServiceId": "{ServiceId}", "MaxResults": 250},
            "AllowedPrincipals",
            paginated=True,
        ),
    ),
    sets=(
        "ServiceType",
        "AvailabilityZoneIds",
        "AvailabilityZones",
        "NetworkLoadBalancerArns",
        "GatewayLoadBalancerArns",
        "SupportedIpAddressTypes",
        "BaseEndpointDnsNames",
        "SupportedRegions",
        "AllowedPrincipals[].Tags",
        "AllowedPrincipals",
    ),
    edges=(
        targets("NetworkLoadBalancerArns[]", "AWS::ElasticLoadBalancingV2::LoadBalancer"),
        targets("GatewayLoadBalancerArns[]", "AWS::ElasticLoadBalancingV2::LoadBalancer"),
        Edge(
            "allows",
            "AllowedPrincipals[].Principal",
            ("AWS::IAM::Role", "AWS::IAM::User"),
            needs="neither",
            pattern=r"^(arn:[^:]+:iam::\d+:(?:role|user)/.+)$",
        ),
    ),
    aliases=("vpce-svc", "endpoint-service", "vpc-endpoint-service", "aws_vpc_endpoint_service"),
)

TYPES: tuple[ResourceType, ...] = (
    EIP,
    NETWORK_INTERFACE,
    INTERNET_GATEWAY,
    EGRESS_ONLY_INTERNET_GATEWAY,
    NAT_GATEWAY,
    DHCP_OPTIONS,
    VPC_ENDPOINT_SERVICE,
)
