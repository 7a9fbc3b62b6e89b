"""Rows of networks: VPCs and what stands in them, load balancers, hosted zones. Shared subnets belong to their owner's cell."""

from __future__ import annotations

from inventory_assets.catalog.documents import policy_sets
from inventory_assets.catalog.types import SWEEP, JsonObject, ResourceType


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
    json_text=("PolicyDocument",),
    sets=(
        *policy_sets("PolicyDocument"),
        "RouteTableIds",
        "SubnetIds",
        "Groups",
        "NetworkInterfaceIds",
        "DnsEntries",
        "Ipv4Prefixes",
        "Ipv6Prefixes",
        "PayerResponsibilities",
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
    sets=(
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
    sets=(
        "AvailabilityZones[].LoadBalancerAddresses",
        "AvailabilityZones[].SourceNatIpv6Prefixes",
        "AvailabilityZones",
        "SecurityGroups",
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
    volatile=("ResourceRecordSetCount",),
    aliases=("route53", "zone", "aws_route53_zone"),
)

TYPES = (VPC, SUBNET, SECURITY_GROUP, VPC_ENDPOINT, CLASSIC_LOAD_BALANCER, LOAD_BALANCER, HOSTED_ZONE)
