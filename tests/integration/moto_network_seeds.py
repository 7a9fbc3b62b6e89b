"""Networks made in moto's own AWS, with ghosts of deleted ones among them; entered in `moto_seeds.SEEDS`."""

from __future__ import annotations

from typing import Any

from moto_seeds import REGION, TAGS, Client, arn, seeds

#: Types of which an account there has some from the start, or gets some with others.
WITH_DEFAULTS: set[str] = {
    "AWS::EC2::NetworkInterface",
    "AWS::EC2::RouteTable",
    "AWS::EC2::NetworkAcl",
    "AWS::EC2::TransitGatewayRouteTable",
}
#: Type → what its replies there lack, and AWS's have: a part of the error's message.
INCOMPLETE: dict[str, str] = {}
#: (type, part) of details that are not served there.
UNSERVED: set[tuple[str, str]] = {
    ("AWS::EC2::TransitGatewayRouteTable", "Routes"),  # are searched there only where no number of them is asked for
    ("AWS::NetworkFirewall::Firewall", "ResourcePolicy"),
}

CIDR = "10.77.0.0/16"


def _vpc(client: Client) -> str:
    """The VPC of these networks, made when it is first asked for."""
    found = client("ec2").describe_vpcs(Filters=[{"Name": "cidr", "Values": [CIDR]}])["Vpcs"]
    return (found[0] if found else client("ec2").create_vpc(CidrBlock=CIDR)["Vpc"])["VpcId"]


def _subnet(client: Client) -> str:
    mine = {"VpcId": _vpc(client), "CidrBlock": "10.77.1.0/24"}
    found = client("ec2").describe_subnets(Filters=[{"Name": "vpc-id", "Values": [mine["VpcId"]]}])["Subnets"]
    return (found[0] if found else client("ec2").create_subnet(**mine)["Subnet"])["SubnetId"]


def _tagged(kind: str) -> list[dict[str, Any]]:
    return [{"ResourceType": kind, "Tags": TAGS}]


@seeds("AWS::EC2::EIP")
def address(client: Client) -> list[str]:
    made = [client("ec2").allocate_address(Domain="vpc")["AllocationId"] for _ in range(2)]
    return [arn("ec2", f"elastic-ip/{allocation}") for allocation in made]


@seeds("AWS::EC2::NetworkInterface")
def network_interface(client: Client) -> list[str]:
    made = client("ec2").create_network_interface(SubnetId=_subnet(client))["NetworkInterface"]["NetworkInterfaceId"]
    return [arn("ec2", f"network-interface/{made}")]


@seeds("AWS::EC2::InternetGateway")
def internet_gateway(client: Client) -> list[str]:
    made = client("ec2").create_internet_gateway(TagSpecifications=_tagged("internet-gateway"))["InternetGateway"]["InternetGatewayId"]
    client("ec2").attach_internet_gateway(InternetGatewayId=made, VpcId=_vpc(client))
    return [arn("ec2", f"internet-gateway/{made}")]


@seeds("AWS::EC2::EgressOnlyInternetGateway")
def egress_only_gateway(client: Client) -> list[str]:
    made = client("ec2").create_egress_only_internet_gateway(VpcId=_vpc(client))["EgressOnlyInternetGateway"]
    return [arn("ec2", f"egress-only-internet-gateway/{made['EgressOnlyInternetGatewayId']}")]


@seeds("AWS::EC2::NatGateway")
def nat_gateway(client: Client) -> list[str]:
    """One is there, one is deleted and listed still."""
    made = [
        client("ec2").create_nat_gateway(SubnetId=_subnet(client), ConnectivityType="private")["NatGateway"]["NatGatewayId"]
        for _ in range(2)
    ]
    client("ec2").delete_nat_gateway(NatGatewayId=made[1])
    return [arn("ec2", f"natgateway/{made[0]}")]


@seeds("AWS::EC2::RouteTable")
def route_table(client: Client) -> list[str]:
    made = client("ec2").create_route_table(VpcId=_vpc(client))["RouteTable"]["RouteTableId"]
    gateway = client("ec2").create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    client("ec2").create_route(RouteTableId=made, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    client("ec2").delete_internet_gateway(InternetGatewayId=gateway)
    return [arn("ec2", f"route-table/{made}")]


@seeds("AWS::EC2::NetworkAcl")
def network_acl(client: Client) -> list[str]:
    made = client("ec2").create_network_acl(VpcId=_vpc(client))["NetworkAcl"]["NetworkAclId"]
    return [arn("ec2", f"network-acl/{made}")]


@seeds("AWS::EC2::FlowLog")
def flow_log(client: Client) -> list[str]:
    made = client("ec2").create_flow_logs(
        ResourceIds=[_vpc(client)], ResourceType="VPC", TrafficType="ALL", LogDestinationType="s3",
        LogDestination="arn:aws:s3:::plain-bucket",
    )  # fmt: skip
    return [arn("ec2", f"vpc-flow-log/{name}") for name in made["FlowLogIds"]]


@seeds("AWS::EC2::VPCPeeringConnection")
def peering(client: Client) -> list[str]:
    """One waits to be accepted, one is rejected and listed still."""
    other = client("ec2").create_vpc(CidrBlock="10.78.0.0/16")["Vpc"]["VpcId"]
    ends = {"VpcId": _vpc(client), "PeerVpcId": other}
    made = [client("ec2").create_vpc_peering_connection(**ends)["VpcPeeringConnection"]["VpcPeeringConnectionId"] for _ in range(2)]
    client("ec2").reject_vpc_peering_connection(VpcPeeringConnectionId=made[1])
    return [arn("ec2", f"vpc-peering-connection/{made[0]}")]


@seeds("AWS::EC2::DHCPOptions")
def dhcp_options(client: Client) -> list[str]:
    made = client("ec2").create_dhcp_options(DhcpConfigurations=[{"Key": "domain-name-servers", "Values": ["10.77.0.2"]}])
    return [arn("ec2", f"dhcp-options/{made['DhcpOptions']['DhcpOptionsId']}")]


@seeds("AWS::EC2::PrefixList")
def prefix_list(client: Client) -> list[str]:
    """AWS's own lists are listed with it, and left out."""
    made = client("ec2").create_managed_prefix_list(
        PrefixListName="office", AddressFamily="IPv4", MaxEntries=5, Entries=[{"Cidr": "203.0.113.0/29", "Description": "office"}]
    )
    return [made["PrefixList"]["PrefixListArn"]]


@seeds("AWS::EC2::VPCEndpointService")
def endpoint_service(client: Client) -> list[str]:
    arns = [client("elbv2").describe_load_balancers()["LoadBalancers"][0]["LoadBalancerArn"]]
    made = client("ec2").create_vpc_endpoint_service_configuration(NetworkLoadBalancerArns=arns)["ServiceConfiguration"]["ServiceId"]
    client("ec2").modify_vpc_endpoint_service_permissions(ServiceId=made, AddAllowedPrincipals=["*"])
    return [arn("ec2", f"vpc-endpoint-service/{made}")]


@seeds("AWS::EC2::TransitGateway")
def transit_gateway(client: Client) -> list[str]:
    made = [client("ec2").create_transit_gateway(Description=text)["TransitGateway"] for text in ("core", "gone")]
    client("ec2").delete_transit_gateway(TransitGatewayId=made[1]["TransitGatewayId"])
    return [made[0]["TransitGatewayArn"]]


def _transit_gateway(client: Client) -> str:
    gateways = client("ec2").describe_transit_gateways()["TransitGateways"]
    return next(gateway["TransitGatewayId"] for gateway in gateways if gateway["Description"] == "core")


@seeds("AWS::EC2::TransitGatewayAttachment")
def transit_attachment(client: Client) -> list[str]:
    made = client("ec2").create_transit_gateway_vpc_attachment(
        TransitGatewayId=_transit_gateway(client), VpcId=_vpc(client), SubnetIds=[_subnet(client)]
    )
    return [arn("ec2", f"transit-gateway-attachment/{made['TransitGatewayVpcAttachment']['TransitGatewayAttachmentId']}")]


@seeds("AWS::EC2::TransitGatewayRouteTable")
def transit_route_table(client: Client) -> list[str]:
    """One is there, with a route that leads nowhere, one is deleted and listed still."""
    ec2, gateway = client("ec2"), _transit_gateway(client)
    made = [
        ec2.create_transit_gateway_route_table(TransitGatewayId=gateway)["TransitGatewayRouteTable"]["TransitGatewayRouteTableId"]
        for _ in range(2)
    ]
    ec2.create_transit_gateway_route(TransitGatewayRouteTableId=made[0], DestinationCidrBlock="10.99.0.0/16", Blackhole=True)
    ec2.delete_transit_gateway_route_table(TransitGatewayRouteTableId=made[1])
    return [arn("ec2", f"transit-gateway-route-table/{made[0]}")]


@seeds("AWS::EC2::VPNGateway")
def vpn_gateway(client: Client) -> list[str]:
    made = [client("ec2").create_vpn_gateway(Type="ipsec.1")["VpnGateway"]["VpnGatewayId"] for _ in range(2)]
    client("ec2").attach_vpn_gateway(VpcId=_vpc(client), VpnGatewayId=made[0])
    client("ec2").delete_vpn_gateway(VpnGatewayId=made[1])
    return [arn("ec2", f"vpn-gateway/{made[0]}")]


def _customer_gateway(client: Client, address: str) -> str:
    return client("ec2").create_customer_gateway(BgpAsn=65000, PublicIp=address, Type="ipsec.1")["CustomerGateway"]["CustomerGatewayId"]


@seeds("AWS::EC2::CustomerGateway")
def customer_gateway(client: Client) -> list[str]:
    made = [_customer_gateway(client, f"198.51.100.{n}") for n in (1, 2)]
    client("ec2").delete_customer_gateway(CustomerGatewayId=made[1])
    return [arn("ec2", f"customer-gateway/{made[0]}")]


@seeds("AWS::EC2::VPNConnection")
def vpn_connection(client: Client) -> list[str]:
    """One is there, one is deleted and listed still."""
    customer = client("ec2").describe_customer_gateways()["CustomerGateways"][0]["CustomerGatewayId"]
    gateway = client("ec2").describe_vpn_gateways()["VpnGateways"][0]["VpnGatewayId"]
    made = [
        client("ec2").create_vpn_connection(
            CustomerGatewayId=customer, VpnGatewayId=gateway, Type="ipsec.1",
            Options={"TunnelOptions": [{"PreSharedKey": "moto-secret-5b1c"}]},
        )["VpnConnection"]["VpnConnectionId"]
        for _ in range(2)
    ]  # fmt: skip
    client("ec2").delete_vpn_connection(VpnConnectionId=made[1])
    return [arn("ec2", f"vpn-connection/{made[0]}")]


@seeds("AWS::DirectConnect::Connection")
def direct_connection(client: Client) -> list[str]:
    made = client("directconnect").create_connection(location="EqDC2", bandwidth="1Gbps", connectionName="line")
    return [arn("directconnect", f"dxcon/{made['connectionId']}")]


@seeds("AWS::NetworkFirewall::Firewall")
def firewall(client: Client) -> list[str]:
    made = client("network-firewall").create_firewall(
        FirewallName="edge", FirewallPolicyArn=arn("network-firewall", "firewall-policy/all"), VpcId=_vpc(client),
        SubnetMappings=[{"SubnetId": _subnet(client)}], Tags=TAGS,
    )  # fmt: skip
    return [made["Firewall"]["FirewallArn"]]


@seeds("AWS::Route53Resolver::ResolverEndpoint")
def resolver_endpoint(client: Client) -> list[str]:
    group = client("ec2").create_security_group(GroupName="dns", Description="dns", VpcId=_vpc(client))["GroupId"]
    second = client("ec2").create_subnet(VpcId=_vpc(client), CidrBlock="10.77.2.0/24", AvailabilityZone=f"{REGION}b")["Subnet"]["SubnetId"]
    made = client("route53resolver").create_resolver_endpoint(
        CreatorRequestId="one", Name="dns", SecurityGroupIds=[group], Direction="INBOUND",
        IpAddresses=[{"SubnetId": subnet} for subnet in (_subnet(client), second)],
    )  # fmt: skip
    return [made["ResolverEndpoint"]["Arn"]]
