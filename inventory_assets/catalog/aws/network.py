"""Rows of networks: VPCs and what stands in them, load balancers, hosted zones. Shared subnets belong to their owner's cell."""

from __future__ import annotations

from inventory_assets.catalog.edges import in_subnet, in_vpc, logs_to, targets, uses_security_group, writes_to_bucket
from inventory_assets.catalog.types import SWEEP, Detail, Edge, JsonObject, ResourceType, Shared


def _is_not_deleted(endpoint: JsonObject) -> bool:
    """A deleted endpoint is listed for a while; its state is written in either case."""
    return str(endpoint.get("State", "")).lower() != "deleted"


VPC = ResourceType(
    type="AWS::EC2::VPC",
    plural="ec2_vpcs",
    service="ec2",
    operation="DescribeVpcs",
    items="Vpcs[]",
    id="VpcId",
    arn="arn:{partition}:ec2:{region}:{account}:vpc/{VpcId}",
    tags="Tags",
    owner="OwnerId",
    sets=("CidrBlockAssociationSet", "Ipv6CidrBlockAssociationSet", "EncryptionControl.Tags"),
    edges=(Edge("uses_dhcp_options", "DhcpOptionsId", ("AWS::EC2::DHCPOptions",)),),
    aliases=("vpc", "aws_vpc"),
)

SUBNET = ResourceType(
    type="AWS::EC2::Subnet",
    plural="ec2_subnets",
    service="ec2",
    operation="DescribeSubnets",
    items="Subnets[]",
    id="SubnetId",
    arn="arn:{partition}:ec2:{region}:{account}:subnet/{SubnetId}",
    tags="Tags",
    owner="OwnerId",
    volatile=("AvailableIpAddressCount",),
    sets=("Ipv6CidrBlockAssociationSet",),
    edges=(in_vpc(),),
    aliases=("subnet", "aws_subnet"),
)

_RULE_SETS = tuple(
    f"{direction}[].{part}"
    for direction in ("IpPermissions", "IpPermissionsEgress")
    for part in ("IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs")
)

SECURITY_GROUP = ResourceType(
    type="AWS::EC2::SecurityGroup",
    plural="ec2_security_groups",
    service="ec2",
    operation="DescribeSecurityGroups",
    items="SecurityGroups[]",
    id="GroupId",
    arn="arn:{partition}:ec2:{region}:{account}:security-group/{GroupId}",
    name="GroupName",
    tags="Tags",
    owner="OwnerId",
    sets=(*_RULE_SETS, "IpPermissions", "IpPermissionsEgress"),
    edges=(
        in_vpc(),
        Edge("allows", "IpPermissions[].UserIdGroupPairs[].GroupId", ("AWS::EC2::SecurityGroup",), needs="neither"),
        Edge("allows", "IpPermissions[].PrefixListIds[].PrefixListId", ("AWS::EC2::PrefixList",), needs="neither"),
    ),
    aliases=("sg", "security_group", "security-group", "aws_security_group"),
)

VPC_ENDPOINT = ResourceType(
    type="AWS::EC2::VPCEndpoint",
    plural="ec2_vpc_endpoints",
    service="ec2",
    operation="DescribeVpcEndpoints",
    params={"MaxResults": 250},
    items="VpcEndpoints[]",
    id="VpcEndpointId",
    arn="arn:{partition}:ec2:{region}:{account}:vpc-endpoint/{VpcEndpointId}",
    tags="Tags",
    created_at="CreationTimestamp",
    owner="OwnerId",
    where=_is_not_deleted,
    policies=("PolicyDocument",),
    sets=(
        "RouteTableIds",
        "SubnetIds",
        "Groups",
        "NetworkInterfaceIds",
        "DnsEntries",
        "Ipv4Prefixes",
        "Ipv6Prefixes",
        "PayerResponsibilities",
    ),
    edges=(
        in_vpc(),
        in_subnet(),
        uses_security_group("Groups[].GroupId"),
        Edge("serves_route_table", "RouteTableIds[]", ("AWS::EC2::RouteTable",), needs="neither"),
        Edge("uses_network_interface", "NetworkInterfaceIds[]", ("AWS::EC2::NetworkInterface",)),
    ),
    aliases=(
        "vpc-endpoint",
        "vpce",
        "aws_vpc_endpoint",
        "AWS::EC2::VPCEndpoint::Interface",
        "AWS::EC2::VPCEndpoint::Gateway",
        "AWS::EC2::VPCEndpoint::GatewayLoadBalancer",
    ),
)

CLASSIC_LOAD_BALANCER = ResourceType(
    type="AWS::ElasticLoadBalancing::LoadBalancer",
    plural="elb_load_balancers",
    service="elb",
    operation="DescribeLoadBalancers",
    items="LoadBalancerDescriptions[]",
    id="LoadBalancerName",
    arn="arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/{LoadBalancerName}",
    name="LoadBalancerName",
    tags=SWEEP,
    created_at="CreatedTime",
    details=(Detail("Attributes", "DescribeLoadBalancerAttributes", {"LoadBalancerName": "{LoadBalancerName}"}, "LoadBalancerAttributes"),),
    sets=(
        "Attributes.AdditionalAttributes",
        "ListenerDescriptions[].PolicyNames",
        "ListenerDescriptions",
        "BackendServerDescriptions[].PolicyNames",
        "BackendServerDescriptions",
        "Policies.AppCookieStickinessPolicies",
        "Policies.LBCookieStickinessPolicies",
        "Policies.OtherPolicies",
        "AvailabilityZones",
        "Subnets",
        "Instances",
        "SecurityGroups",
    ),
    edges=(
        in_vpc("VPCId"),
        in_subnet("Subnets[]"),
        uses_security_group("SecurityGroups[]"),
        targets("Instances[].InstanceId", "AWS::EC2::Instance"),
        writes_to_bucket("Attributes.AccessLog.S3BucketName"),
        Edge(
            "uses_certificate",
            "ListenerDescriptions[].Listener.SSLCertificateId",
            ("AWS::CertificateManager::Certificate", "AWS::IAM::ServerCertificate"),
        ),
    ),
    aliases=("elb", "clb", "aws_elb"),
)

LOAD_BALANCER = ResourceType(
    type="AWS::ElasticLoadBalancingV2::LoadBalancer",
    plural="elbv2_load_balancers",
    service="elbv2",
    operation="DescribeLoadBalancers",
    items="LoadBalancers[]",
    id="LoadBalancerArn~loadbalancer/",
    arn="LoadBalancerArn",
    name="LoadBalancerName",
    tags=SWEEP,
    created_at="CreatedTime",
    details=(Detail("Attributes", "DescribeLoadBalancerAttributes", {"LoadBalancerArn": "{LoadBalancerArn}"}, "Attributes"),),
    sets=(
        "Attributes",
        "AvailabilityZones[].LoadBalancerAddresses",
        "AvailabilityZones[].SourceNatIpv6Prefixes",
        "AvailabilityZones",
        "SecurityGroups",
    ),
    edges=(
        in_vpc(),
        in_subnet("AvailabilityZones[].SubnetId"),
        uses_security_group("SecurityGroups[]"),
    ),
    aliases=(
        "elbv2",
        "alb",
        "nlb",
        "aws_lb",
        "aws_alb",
        "elasticloadbalancing:loadbalancer/app",
        "elasticloadbalancing:loadbalancer/net",
        "elasticloadbalancing:loadbalancer/gwy",
        "AWS::ElasticLoadBalancingV2::LoadBalancer::Application",
        "AWS::ElasticLoadBalancingV2::LoadBalancer::Network",
        "AWS::ElasticLoadBalancingV2::LoadBalancer::Gateway",
    ),
)

HOSTED_ZONE = ResourceType(
    type="AWS::Route53::HostedZone",
    plural="route53_hosted_zones",
    service="route53",
    operation="ListHostedZones",
    items="HostedZones[]",
    id="Id~/",  # "/hostedzone/Z123"
    arn="arn:{partition}:route53:::hostedzone/{Id~/}",
    name="Name",
    tags=SWEEP,
    scope="global",
    shared=(Shared("QueryLogging", "ListQueryLoggingConfigs", elements="QueryLoggingConfigs", match="HostedZoneId", to="Id~/"),),
    volatile=("ResourceRecordSetCount",),
    edges=(logs_to("QueryLogging.CloudWatchLogsLogGroupArn"),),
    aliases=("route53", "zone", "aws_route53_zone"),
)

TYPES = (VPC, SUBNET, SECURITY_GROUP, VPC_ENDPOINT, CLASSIC_LOAD_BALANCER, LOAD_BALANCER, HOSTED_ZONE)
