"""Addresses of the estate, the interfaces that have them, and NAT gateways: who is attached to whom agrees from every side."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import lists
from inventory_assets.localcloud.estate.ec2 import INSTANCE
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.naming import arn, hex_id
from inventory_assets.localcloud.estate.network import ENDPOINT, GROUP, INTERFACE, SUBNET, also_lists, count_of, living
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

EIP, NAT_GATEWAY = "AWS::EC2::EIP", "AWS::EC2::NatGateway"


def _is_private(gateway: Resource) -> bool:
    """Every fourth NAT gateway translates between private networks only."""
    return gateway.number % 4 == 3


def _association(address: Resource) -> JsonObject:
    """How an address in use shows at its user."""
    public = f"203.0.{address.chance.below('a', 256)}.{1 + address.chance.below('b', 254)}"
    return {"AllocationId": address.id, "AssociationId": f"eipassoc-0{address.chance.hex('association', 16)}", "PublicIp": public}


def _gateway_interface(gateway: Resource) -> Resource:
    """NAT gateways have every other of the interfaces from the last one backwards; endpoints have those between (`network.py`)."""
    return gateway.other(INTERFACE, -1 - 2 * gateway.number)


def _address(r: Resource) -> JsonObject:
    """The NAT gateway's with its number, else now and then the instance's, else nobody's."""
    gateway, machine = living(r, NAT_GATEWAY, r.number), living(r, INSTANCE, r.number)
    used: JsonObject = dict.fromkeys(("AssociationId", "InstanceId", "NetworkInterfaceId", "NetworkInterfaceOwnerId", "PrivateIpAddress"))
    if gateway is not None and not _is_private(gateway):
        used = {"NetworkInterfaceId": _gateway_interface(gateway).id, "InstanceId": None, "PrivateIpAddress": _gateway_ip(gateway)}
    elif machine is not None and r.moving("used", (True, False), 0.15):
        private = machine.body["PrivateIpAddress"]
        used = {"NetworkInterfaceId": r.other(INTERFACE, r.number).id, "InstanceId": machine.id, "PrivateIpAddress": private}
    rare: JsonObject = dict.fromkeys(("CustomerOwnedIp", "CustomerOwnedIpv4Pool", "CarrierIp"))
    if r.maybe("outpost", 0.15):
        rare = {}
    fixed = {"Domain": "vpc", "PublicIpv4Pool": "amazon", "NetworkBorderGroup": r.region, "ServiceManaged": None, "SubnetId": None}
    return fixed | rare | _association(r) | used


def _user_of(interface: Resource) -> Resource | None:
    """Whose interface it is: that of the instance with its number, else a NAT gateway's or an endpoint's, else nobody's."""
    place = count_of(interface, INTERFACE) - 1 - interface.number
    service = living(interface, ENDPOINT, place) if place % 2 else living(interface, NAT_GATEWAY, place // 2)
    return living(interface, INSTANCE, interface.number) or service


def _interface(r: Resource) -> JsonObject:
    user = _user_of(r)
    is_machine = user is not None and user.kind.type == INSTANCE
    part = _machine_part(r, user) if user is not None and is_machine else _service_part(r, user)
    private, public = part["PrivateIpAddress"], part["Association"]
    name = f"ip-{private.replace('.', '-')}.{r.region}.compute.internal"
    own = {"Primary": True, "PrivateIpAddress": private, "PrivateDnsName": name} | ({"Association": public} if public else {})
    names = ("Ipv6Address", "Ipv6Addresses", "Ipv4Prefixes", "Ipv6Prefixes", "OutpostArn", "AssociatedSubnets", "PublicIpDnsNameOptions")
    rare: JsonObject = {} if r.maybe("rare", 0.2) else dict.fromkeys(names)
    state = {"Status": "available" if user is None else "in-use", "SourceDestCheck": r.maybe("checked", 0.9), "Operator": None}
    place = {"NetworkInterfaceId": r.id, "AvailabilityZone": f"{r.region}{'abc'[r.number % 3]}", "PrivateDnsName": name}
    return rare | state | place | part | {"PrivateIpAddresses": [own]}


def _machine_part(r: Resource, machine: Resource) -> JsonObject:
    """What an instance's first interface shows of it."""
    body, address, public = machine.body, living(r, EIP, r.number), None
    if address is not None and address.body.get("NetworkInterfaceId") == r.id:
        public = _association(address) | {"IpOwnerId": r.account_id}
    elif "PublicIpAddress" in body:
        public = {"IpOwnerId": "amazon", "PublicIp": body["PublicIpAddress"]}
    if public is not None:
        public["PublicDnsName"] = f"ec2-{public['PublicIp'].replace('.', '-')}.{r.region}.compute.amazonaws.com"
    return {name: body[name] for name in ("SubnetId", "VpcId", "PrivateIpAddress")} | {
        "Groups": body["SecurityGroups"],
        "Attachment": body["NetworkInterfaces"][0]["Attachment"] | {"InstanceId": machine.id, "InstanceOwnerId": r.account_id},
        "Association": public,
        "Description": "Primary network interface",
        "InterfaceType": "interface",
        "RequesterManaged": False,
    }


def _service_part(r: Resource, user: Resource | None) -> JsonObject:
    """The interface of a NAT gateway, of an endpoint, or one that is left over."""
    subnet, group = r.other(SUBNET, (user or r).number).body, r.other(GROUP, (user or r).number)
    is_gateway = user is not None and user.kind.type == NAT_GATEWAY
    public = None
    if user is not None and is_gateway and not _is_private(user):
        public = _association(r.other(EIP, user.number)) | {"IpOwnerId": r.account_id}
    attachment = {"InstanceId": None, "InstanceOwnerId": "amazon-aws", "Status": "attached", "DeviceIndex": 1}
    return {
        "SubnetId": subnet["SubnetId"],
        "VpcId": subnet["VpcId"],
        "PrivateIpAddress": _gateway_ip(user) if user is not None and is_gateway else _ip_in(subnet, 10 + r.number % 240),
        "Groups": [] if is_gateway else [{"GroupId": group.id, "GroupName": group.body["GroupName"]}],
        "Attachment": None if user is None else attachment,
        "Association": public,
        "Description": "" if user is None else f"Interface for {user.id}",
        "InterfaceType": "interface" if user is None else "natGateway" if is_gateway else "vpc_endpoint",
        "RequesterManaged": user is not None,
        "RequesterId": None if user is None else "amazon-aws",
    }


def _ip_in(subnet: JsonObject, last: int) -> str:
    return ".".join([*subnet["CidrBlock"].split(".")[:3], str(last)])


def _gateway_ip(gateway: Resource) -> str:
    return _ip_in(gateway.other(SUBNET, gateway.number).body, 9)


def _nat_gateway(r: Resource) -> JsonObject:
    subnet = r.other(SUBNET, r.number).body
    address: JsonObject = {"NetworkInterfaceId": _gateway_interface(r).id, "IsPrimary": True, "Status": "succeeded"}
    address |= {"PrivateIp": _gateway_ip(r)} | ({} if _is_private(r) else _association(r.other(EIP, r.number)))
    rare: JsonObject = dict.fromkeys(("DeleteTime", "FailureCode", "FailureMessage", "RouteTableId", "AttachedAppliances"))
    if not r.maybe("bandwidth", 0.2):
        rare["ProvisionedBandwidth"] = None
    place = {"NatGatewayId": r.id, "State": "available", "SubnetId": subnet["SubnetId"], "VpcId": subnet["VpcId"]}
    kind = {"ConnectivityType": "private" if _is_private(r) else "public", "AvailabilityMode": "zonal"}
    return rare | place | kind | {"NatGatewayAddresses": [address]}


def _gone_gateways(world: World, account: Account, call: Call) -> list[JsonObject]:
    """A NAT gateway that was deleted a moment ago."""
    for r in world.walk(NAT_GATEWAY, account, call.region):
        failure = {"FailureCode": "Gateway.NotAttached", "FailureMessage": "Network has no Internet gateway attached"}
        return [r.body | failure | {"NatGatewayId": f"nat-0{r.chance.hex('gone', 16)}", "State": "deleted", "DeleteTime": r.today}]
    return []


KINDS = (
    Kind(
        EIP,
        5,
        hex_id("eipalloc"),
        arn("ec2", "elastic-ip/"),
        filled("ec2", "DescribeAddresses", "Addresses[]", _address),
        lasting=True,
        sweep_type="ec2:elastic-ip",
    ),
    Kind(
        INTERFACE,
        24,
        hex_id("eni"),
        arn("ec2", "network-interface/"),
        filled("ec2", "DescribeNetworkInterfaces", "NetworkInterfaces[]", _interface),
        lasting=True,
        sweep_type="ec2:network-interface",
    ),
    Kind(
        NAT_GATEWAY,
        2.4,
        hex_id("nat"),
        arn("ec2", "natgateway/"),
        filled("ec2", "DescribeNatGateways", "NatGateways[]", _nat_gateway),
        lasting=True,
        sweep_type="ec2:natgateway",
    ),
)

lists("ec2", "DescribeAddresses", EIP, result="Addresses")
lists("ec2", "DescribeNetworkInterfaces", INTERFACE, size=1000)
lists("ec2", "DescribeNatGateways", NAT_GATEWAY, size=1000)
also_lists("DescribeNatGateways", "NatGateways", _gone_gateways)
