"""What guards and opens the edge of the estate's networks: network firewalls with their policies, accelerators, resolver endpoints."""

from __future__ import annotations

import json

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, describes, lists
from inventory_assets.localcloud.estate.filling import cut, filled, laid_over
from inventory_assets.localcloud.estate.naming import arn, uuid_of, word_id
from inventory_assets.localcloud.estate.network import GROUP, STRANGER, SUBNET
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

FIREWALL, POLICY = "AWS::NetworkFirewall::Firewall", "AWS::NetworkFirewall::FirewallPolicy"
ACCELERATOR, RESOLVER = "AWS::GlobalAccelerator::Accelerator", "AWS::Route53Resolver::ResolverEndpoint"


def _build_firewall(r: Resource) -> JsonObject:
    """In a subnet of a VPC; members of proxies and of firewalls at transit gateways are left out."""
    subnet = r.other(SUBNET, r.number).body
    others = ("TransitGatewayId", "TransitGatewayOwnerAccountId", "AvailabilityZoneMappings", "NatGatewayCreateMappings", "ProxySettings")
    rare = (*others, "VpcEndpoint", "ContextStoreId", "ContextStoreOwnerAccountId", "TransparentFilteringNatScope")
    protected = {name: r.moving(name, (True, False), 0.1) for name in ("DeleteProtection", "SubnetChangeProtection")}
    return (
        dict.fromkeys(rare)
        | protected
        | {
            "FirewallName": r.id,
            "FirewallArn": r.arn,
            "FirewallId": uuid_of(r),
            "FirewallPolicyArn": r.other(POLICY, r.number).arn,
            "VpcId": subnet["VpcId"],
            "SubnetMappings": [{"SubnetId": subnet["SubnetId"], "IPAddressType": "IPV4"}],
            "EncryptionConfiguration": _encryption(r),
            "NumberOfAssociations": r.chance.below(f"associations {r.world.options.day}", 4),
        }
    )


def _encryption(r: Resource) -> JsonObject:
    if r.maybe("own key", 0.5):
        return {"KeyId": r.other("AWS::KMS::Key", r.number).arn, "Type": "CUSTOMER_KMS"}
    return {"KeyId": "AWS_OWNED_KMS_KEY", "Type": "AWS_OWNED_KMS_KEY"}


def _firewall_status(r: Resource) -> JsonObject:
    whole: JsonObject = filled("network-firewall", "DescribeFirewall", "FirewallStatus")(r)
    return whole | {"Status": "READY", "ConfigurationSyncStateSummary": "IN_SYNC"}


def _logging(r: Resource) -> JsonObject:
    """Alerts and flows to a bucket, alerts to a log group, or nothing: then the reply lacks the configuration."""
    group = r.other("AWS::Logs::LogGroup", r.number).id
    to_bucket = {"LogDestinationType": "S3", "LogDestination": {"bucketName": r.other(BUCKET, r.number).id, "prefix": "firewall"}}
    to_group = {"LogDestinationType": "CloudWatchLogs", "LogDestination": {"logGroup": group}}
    styles: tuple[list[JsonObject], ...] = (
        [{"LogType": "ALERT"} | to_group],
        [{"LogType": kind} | to_bucket for kind in ("ALERT", "FLOW")],
        [],
    )
    chosen = r.moving("logging", styles, 0.15)
    return {"FirewallArn": r.arn} | ({"LoggingConfiguration": {"LogDestinationConfigs": chosen}} if chosen else {})


def _build_policy(r: Resource) -> JsonObject:
    """The reply's two halves: what it is, and what it says."""
    rule_group = f"arn:aws:network-firewall:{r.region}:{r.account_id}:stateful-rulegroup/{r.pick('group', ('domains', 'threats'))}"
    about: JsonObject = {
        "FirewallPolicyName": r.id,
        "FirewallPolicyArn": r.arn,
        "FirewallPolicyId": uuid_of(r),
        "FirewallPolicyStatus": "ACTIVE",
    }
    about |= {"Tags": as_list(r.tags), "StatusMessage": None, "Errors": None, "EncryptionConfiguration": _encryption(r)}
    says: JsonObject = {
        "StatelessDefaultActions": [r.moving("default", ("aws:forward_to_sfe", "aws:pass", "aws:drop"), 0.12)],
        "StatelessFragmentDefaultActions": ["aws:drop"],
        "StatefulRuleGroupReferences": [{"ResourceArn": rule_group, "Priority": 1}],
        "StatelessRuleGroupReferences": [],
        "StatefulDefaultActions": ["aws:drop_established"],
        "Route53ResolvedIPValidation": None,
    }
    return {"FirewallPolicyResponse": about, "FirewallPolicy": says, "UpdateToken": uuid_of(r, f"token {r.world.options.day}")}


@answers("network-firewall", "DescribeResourcePolicy")
def resource_policy(world: World, account: Account, call: Call) -> JsonObject:
    """Firewalls and policies are shared by the same call; a few are, and then with a stranger."""
    name = call.params.get("ResourceArn", "")
    r = world.find(FIREWALL, account, call.region, name) or world.find(POLICY, account, call.region, name)
    if r is None or not r.maybe("shared", 0.3):
        raise AwsError("ResourceNotFoundException", "The resource policy could not be found", 400)
    statement = {"Effect": "Allow", "Principal": {"AWS": STRANGER}, "Action": ["network-firewall:ListFirewallPolicies"], "Resource": r.arn}
    return {"Policy": json.dumps({"Version": "2012-10-17", "Statement": [statement]})}


def _build_accelerator(r: Resource) -> JsonObject:
    addresses = [f"75.2.{r.number % 250}.{n}" for n in (1, 2)]
    ip_set: JsonObject = {"IpFamily": "IPv4", "IpAddressFamily": "IPv4", "IpAddresses": addresses}
    ip_set["IpAddressDetails"] = [{"IpAddress": address, "NetworkZone": f"aga-{n}"} for n, address in enumerate(addresses)]
    return {
        "AcceleratorArn": r.arn,
        "Name": word_id("edge")(r),
        "IpAddressType": "IPV4",
        "Enabled": r.moving("enabled", (True, True, False), 0.12),
        "IpSets": [ip_set],
        "Status": r.pick(f"status {r.world.options.day}", ("DEPLOYED", "DEPLOYED", "IN_PROGRESS")),
        "Events": None,
        "DualStackDnsName": None,
    }


def _attributes(r: Resource) -> JsonObject:
    """A bucket is named only where flow logs are on."""
    logged = r.moving("logged", (False, True), 0.15)
    place = {"FlowLogsS3Bucket": r.other(BUCKET, r.number).id, "FlowLogsS3Prefix": "accelerators/"} if logged else {}
    return {"FlowLogsEnabled": logged} | place


def _listeners(r: Resource) -> JsonObject:
    ports = r.moving("ports", ((443,), (80, 443), (22,)), 0.12)
    listener = {"ListenerArn": f"{r.arn}/listener/{r.chance.hex('listener', 8)}", "Protocol": "TCP", "ClientAffinity": "NONE"}
    return {"Listeners": [listener | {"PortRanges": [{"FromPort": port, "ToPort": port} for port in ports]}]}


def _build_resolver(r: Resource) -> JsonObject:
    inbound = r.number % 2 == 0
    subnet = r.other(SUBNET, r.number).body
    return {
        "Id": r.id,
        "Arn": r.arn,
        "Name": word_id("dns")(r),
        "Direction": "INBOUND" if inbound else "OUTBOUND",
        "HostVPCId": subnet["VpcId"],
        "SecurityGroupIds": [r.other(GROUP, r.moving("group", (1, 2, 3), 0.12)).id],
        "IpAddressCount": 2,
        "Status": r.pick(f"status {r.world.options.day}", ("OPERATIONAL", "OPERATIONAL", "AUTO_RECOVERING")),
        "CreationTime": f"{r.created:%Y-%m-%dT%H:%M:%S.000Z}",
        "ModificationTime": f"{r.modified:%Y-%m-%dT%H:%M:%S.000Z}",
        "OutpostArn": None,
        "PreferredInstanceType": None,
    }


def _resolver_addresses(r: Resource) -> JsonObject:
    found = []
    for n in (0, 1):
        subnet = r.other(SUBNET, r.number + n).body
        address = ".".join([*subnet["CidrBlock"].split(".")[:3], "53"])
        change = {"IpId": f"rni-{r.chance.hex(f'address {n}', 16)}", "SubnetId": subnet["SubnetId"], "Ip": address, "Ipv6": None}
        path, status = "IpAddresses[]", {"Status": "ATTACHED", "ModificationTime": f"{r.today:%Y-%m-%dT%H:%M:%S.000Z}"}
        body: JsonObject = filled("route53resolver", "ListResolverEndpointIpAddresses", path)(r)
        found.append(laid_over(body, change | status))
    return {"IpAddresses": found, "MaxResults": 100}


KINDS = (
    Kind(
        POLICY,
        1.2,
        word_id("rules"),
        arn("network-firewall", "firewall-policy/"),
        filled("network-firewall", "DescribeFirewallPolicy", changes=_build_policy),
        lasting=True,
        sweep_type="network-firewall:firewall-policy",
    ),
    Kind(
        FIREWALL,
        1.2,
        word_id("firewall"),
        arn("network-firewall", "firewall/"),
        filled("network-firewall", "DescribeFirewall", "Firewall", _build_firewall),
        parent=POLICY,
        sweep_type="network-firewall:firewall",
    ),
    Kind(
        ACCELERATOR,
        1.4,
        uuid_of,
        arn("globalaccelerator", "accelerator/", regional=False),
        filled("globalaccelerator", "ListAccelerators", "Accelerators[]", _build_accelerator),
        is_global=True,
    ),
    Kind(
        RESOLVER,
        1.4,
        lambda r: f"rslvr-{'out' if r.number % 2 else 'in'}-{r.chance.hex('id', 17)}",
        arn("route53resolver", "resolver-endpoint/"),
        filled("route53resolver", "ListResolverEndpoints", "ResolverEndpoints[]", _build_resolver),
        sweep_type="route53resolver:resolver-endpoint",
    ),
)

_GONE = ("ResourceNotFoundException", "The resource {name} could not be found", 400)
_NO_ACCELERATOR = ("AcceleratorNotFoundException", "There is no accelerator {name}", 400)
lists("network-firewall", "ListFirewalls", FIREWALL, cut("network-firewall", "ListFirewalls", "Firewalls[]"))
lists("network-firewall", "ListFirewallPolicies", POLICY, lambda r: {"Name": r.id, "Arn": r.arn})
describes(
    "network-firewall",
    "DescribeFirewall",
    FIREWALL,
    "FirewallArn",
    None,
    _GONE,
    lambda r: {"Firewall": r.body, "FirewallStatus": _firewall_status(r), "UpdateToken": uuid_of(r, "token")},
)
describes("network-firewall", "DescribeFirewallPolicy", POLICY, "FirewallPolicyArn", None, _GONE)
describes("network-firewall", "DescribeLoggingConfiguration", FIREWALL, "FirewallArn", None, _GONE, _logging)
lists("globalaccelerator", "ListAccelerators", ACCELERATOR)
describes(
    "globalaccelerator",
    "DescribeAcceleratorAttributes",
    ACCELERATOR,
    "AcceleratorArn",
    "AcceleratorAttributes",
    _NO_ACCELERATOR,
    _attributes,
)
describes("globalaccelerator", "ListListeners", ACCELERATOR, "AcceleratorArn", None, _NO_ACCELERATOR, _listeners)
describes("globalaccelerator", "ListTagsForResource", ACCELERATOR, "ResourceArn", "Tags", _NO_ACCELERATOR, lambda r: as_list(r.tags))
lists("route53resolver", "ListResolverEndpoints", RESOLVER)
describes(
    "route53resolver",
    "ListResolverEndpointIpAddresses",
    RESOLVER,
    "ResolverEndpointId",
    None,
    ("ResourceNotFoundException", "[RSLVR-00701] Resolver endpoint with ID '{name}' does not exist.", 400),
    _resolver_addresses,
)
