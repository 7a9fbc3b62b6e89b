"""What stands at a VPC as a whole: internet gateways, DHCP options, endpoint services, peerings, flow logs. Routes and filters are in
`routing.py`.
"""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import describes, lists
from inventory_assets.localcloud.estate.balancing import BALANCER
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.naming import arn, hex_id
from inventory_assets.localcloud.estate.network import DHCP_OPTIONS, INTERFACE, STRANGER, SUBNET, VPC, also_lists, count_of
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.world import World

INTERNET_GATEWAY, EGRESS_GATEWAY = "AWS::EC2::InternetGateway", "AWS::EC2::EgressOnlyInternetGateway"
SERVICE, FLOW_LOG, PEERING = "AWS::EC2::VPCEndpointService", "AWS::EC2::FlowLog", "AWS::EC2::VPCPeeringConnection"

_FORMAT = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${action} ${log-status}"


def attachments(r: Resource) -> list[JsonObject]:
    """A gateway is attached to the VPC with its number, where there is one."""
    return [{"VpcId": r.other(VPC, r.number).id, "State": "attached"}] if r.number < count_of(r, VPC) else []


def _dhcp_options(r: Resource) -> JsonObject:
    servers = r.moving("servers", (("AmazonProvidedDNS",), ("10.0.0.2", "10.0.0.3"), ("8.8.8.8",)), 0.1)
    domain = f"{r.region}.compute.internal" if r.number == 0 else "corp.meridian.example"
    options = {"domain-name": (domain,), "domain-name-servers": servers}
    return {
        "DhcpOptionsId": r.id,
        "DhcpConfigurations": [{"Key": key, "Values": [{"Value": value} for value in values]} for key, values in options.items()],
    }


def _service(r: Resource) -> JsonObject:
    balancer = r.other(BALANCER, r.number)
    return {
        "ServiceId": r.id,
        "ServiceName": f"com.amazonaws.vpce.{r.region}.{r.id}",
        "ServiceState": "Available",
        "AcceptanceRequired": r.moving("acceptance", (True, False), 0.1),
        "NetworkLoadBalancerArns": [balancer.arn],
        "GatewayLoadBalancerArns": [],
    }


def _principals(r: Resource) -> JsonObject:
    """Who may connect: one role, a whole account, or anybody."""
    role = ("Role", r.other(ROLE, r.number).arn)
    kind, principal = r.moving("principal", (role, ("Account", f"arn:aws:iam::{r.account_id}:root"), ("All", "*")), 0.15)
    allowed = {"PrincipalType": kind, "Principal": principal, "ServiceId": r.id, "Tags": []}
    return {"AllowedPrincipals": [filled("ec2", "DescribeVpcEndpointServicePermissions", "AllowedPrincipals[]", lambda _: allowed)(r)]}


def _build_flow_log(r: Resource) -> JsonObject:
    watched = r.other((VPC, SUBNET, INTERFACE)[r.number % 3], r.number)
    destination = r.pick("destination", ("cloud-watch-logs", "s3", "kinesis-data-firehose"))
    body: JsonObject = {
        "FlowLogId": r.id,
        "ResourceId": watched.id,
        "TrafficType": r.moving("traffic", ("ALL", "REJECT", "ACCEPT"), 0.12),
        "LogFormat": _FORMAT,
        "LogDestinationType": destination,
        "MaxAggregationInterval": r.pick("interval", (60, 600)),
        "FlowLogStatus": "ACTIVE",
        "DeliverCrossAccountRole": None,
    }
    if r.maybe(f"fails {r.world.options.day}", 0.2):
        body |= {"DeliverLogsStatus": "FAILED", "DeliverLogsErrorMessage": "Access error"}
    else:
        body |= {"DeliverLogsStatus": "SUCCESS", "DeliverLogsErrorMessage": None}
    return body | _destination(r, destination)


def _destination(r: Resource, kind: str) -> JsonObject:
    if kind == "cloud-watch-logs":
        group = r.other("AWS::Logs::LogGroup", r.number)
        options = {"DestinationOptions": None, "DeliverLogsPermissionArn": r.other(ROLE, r.number).arn}
        return options | {"LogGroupName": group.id, "LogDestination": f"arn:aws:logs:{r.region}:{r.account_id}:log-group:{group.id}"}
    none = {"LogGroupName": None, "DeliverLogsPermissionArn": None}
    if kind == "s3":
        files = {"FileFormat": "parquet", "HiveCompatiblePartitions": False, "PerHourPartition": r.maybe("hourly", 0.3)}
        return none | {"LogDestination": f"{r.other(BUCKET, r.number).arn}/flow-logs/", "DestinationOptions": files}
    stream = r.other("AWS::KinesisFirehose::DeliveryStream", r.number).arn
    role = {"DeliverCrossAccountRole": r.other(ROLE, r.number).arn}
    return none | role | {"LogDestination": stream, "DestinationOptions": None}


def _end(vpc_id: str, owner: str, region: str, cidr: str) -> JsonObject:
    """One end of a peering, complete: the other end's is laid over what was filled."""
    return {
        "VpcId": vpc_id,
        "OwnerId": owner,
        "Region": region,
        "CidrBlock": cidr,
        "CidrBlockSet": [{"CidrBlock": cidr}],
        "Ipv6CidrBlockSet": None,
    }


def _build_peering(r: Resource) -> JsonObject:
    """With another VPC of the account, or with one of an account outside the organization."""
    own, other = r.other(VPC, r.number), r.other(VPC, r.number + 1)
    here = _end(own.id, r.account_id, r.region, own.body["CidrBlock"])
    there = _end(other.id, r.account_id, r.region, other.body["CidrBlock"])
    if r.maybe("stranger", 0.4):
        there = _end(f"vpc-0{r.chance.hex('stranger', 16)}", STRANGER, r.region, "10.250.0.0/16")
    status = r.moving("status", (("active", "Active"), ("pending-acceptance", f"Pending Acceptance by {there['OwnerId']}")), 0.15)
    body: JsonObject = {"VpcPeeringConnectionId": r.id, "RequesterVpcInfo": here, "AccepterVpcInfo": there}
    body["Status"] = dict(zip(("Code", "Message"), status, strict=True))
    return body | {"ExpirationTime": r.created if status[0] == "pending-acceptance" else None}


def _ended_peerings(world: World, account: Account, call: Call) -> list[JsonObject]:
    """A peering that was rejected a moment ago."""
    for r in world.walk(PEERING, account, call.region):
        ended = {"VpcPeeringConnectionId": f"pcx-0{r.chance.hex('ended', 16)}", "Status": {"Code": "rejected", "Message": "Rejected"}}
        return [r.body | ended]
    return []


def _gateway(kind: str, count: float, prefix: str, operation: str, path: str, what: str, *, lasting: bool) -> Kind:
    """Internet gateways of both sorts."""

    def changes(r: Resource) -> JsonObject:
        return {f"{kind.rpartition('::')[2]}Id": r.id, "Attachments": attachments(r)}

    body = filled("ec2", operation, path, changes)
    return Kind(kind, count, hex_id(prefix), arn("ec2", f"{what}/"), body, lasting=lasting, sweep_type=f"ec2:{what}")


KINDS = (
    _gateway(INTERNET_GATEWAY, 3.4, "igw", "DescribeInternetGateways", "InternetGateways[]", "internet-gateway", lasting=True),
    _gateway(
        EGRESS_GATEWAY,
        1.2,
        "eigw",
        "DescribeEgressOnlyInternetGateways",
        "EgressOnlyInternetGateways[]",
        "egress-only-internet-gateway",
        lasting=False,
    ),
    Kind(
        DHCP_OPTIONS,
        1.6,
        hex_id("dopt"),
        arn("ec2", "dhcp-options/"),
        filled("ec2", "DescribeDhcpOptions", "DhcpOptions[]", _dhcp_options),
        lasting=True,
        everywhere=True,
        sweep_type="ec2:dhcp-options",
    ),
    Kind(
        SERVICE,
        1.3,
        hex_id("vpce-svc"),
        arn("ec2", "vpc-endpoint-service/"),
        filled("ec2", "DescribeVpcEndpointServiceConfigurations", "ServiceConfigurations[]", _service),
        sweep_type="ec2:vpc-endpoint-service",
    ),
    Kind(
        FLOW_LOG,
        3,
        hex_id("fl"),
        arn("ec2", "vpc-flow-log/"),
        filled("ec2", "DescribeFlowLogs", "FlowLogs[]", _build_flow_log),
        sweep_type="ec2:vpc-flow-log",
    ),
    Kind(
        PEERING,
        1.6,
        hex_id("pcx"),
        arn("ec2", "vpc-peering-connection/"),
        filled("ec2", "DescribeVpcPeeringConnections", "VpcPeeringConnections[]", _build_peering),
        sweep_type="ec2:vpc-peering-connection",
    ),
)

_NO_SERVICE = ("InvalidVpcEndpointServiceId.NotFound", "The VpcEndpointService Id '{name}' does not exist", 400)
lists("ec2", "DescribeInternetGateways", INTERNET_GATEWAY, size=1000)
lists("ec2", "DescribeEgressOnlyInternetGateways", EGRESS_GATEWAY, size=255)
lists("ec2", "DescribeDhcpOptions", DHCP_OPTIONS, size=1000)
lists("ec2", "DescribeVpcEndpointServiceConfigurations", SERVICE, size=1000)
lists("ec2", "DescribeFlowLogs", FLOW_LOG, size=1000)
lists("ec2", "DescribeVpcPeeringConnections", PEERING, size=1000)
also_lists("DescribeVpcPeeringConnections", "VpcPeeringConnections", _ended_peerings)
describes("ec2", "DescribeVpcEndpointServicePermissions", SERVICE, "ServiceId", None, _NO_SERVICE, _principals)
