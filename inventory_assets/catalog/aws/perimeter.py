"""Rows of what guards and opens the edge of networks: network firewalls with their policies, accelerators, resolver endpoints."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, in_subnet, in_vpc, logs_to, uses_security_group, writes_to_bucket
from inventory_assets.catalog.types import SWEEP, Describe, Detail, Edge, ResourceType

_CERTIFICATE = "AWS::CertificateManager::Certificate"
_GONE = ("ResourceNotFoundException",)


def _resource_policy(arn: str) -> Detail:
    """With whom it is shared."""
    return Detail("ResourcePolicy", "DescribeResourcePolicy", {"ResourceArn": arn}, "Policy", absent=_GONE)


FIREWALL = ResourceType(
    type="AWS::NetworkFirewall::Firewall",
    plural="network_firewall_firewalls",
    service="network-firewall",
    operation="ListFirewalls",
    items="Firewalls[]",
    describe=Describe("DescribeFirewall", {"FirewallArn": "{FirewallArn}"}, result="Firewall", absent=_GONE),
    id="FirewallName",
    arn="FirewallArn",
    name="FirewallName",
    tags="Tags",
    owner="FirewallArn",
    details=(
        Detail(
            "Logging",
            "DescribeLoggingConfiguration",
            {"FirewallArn": "{FirewallArn}"},
            "LoggingConfiguration",
            omits_empty=True,
        ),
        _resource_policy("{FirewallArn}"),
    ),
    volatile=("NumberOfAssociations",),
    policies=("ResourcePolicy",),
    sets=(
        "SubnetMappings",
        "AvailabilityZoneMappings",
        "EnabledAnalysisTypes",
        "NatGatewayCreateMappings[].AllocationIds",
        "NatGatewayCreateMappings[].PrivateIps",
        "NatGatewayCreateMappings",
        "ProxySettings.ListenerProperties",
        "VpcEndpoint.SubnetMappings",
        "Logging.LogDestinationConfigs",
    ),
    edges=(
        in_vpc(),
        in_subnet("SubnetMappings[].SubnetId"),
        in_vpc("VpcEndpoint.VpcId"),
        in_subnet("VpcEndpoint.SubnetMappings[].SubnetId"),
        in_subnet("NatGatewayCreateMappings[].SubnetId"),
        Edge("uses_address", "NatGatewayCreateMappings[].AllocationIds[]", ("AWS::EC2::EIP",)),
        Edge("uses_policy", "FirewallPolicyArn", ("AWS::NetworkFirewall::FirewallPolicy",)),
        Edge("attached_to", "TransitGatewayId", ("AWS::EC2::TransitGateway",)),
        Edge("uses_certificate", "ProxySettings.CertificateArn", (_CERTIFICATE,)),
        encrypted_with("EncryptionConfiguration.KeyId"),
        writes_to_bucket("Logging.LogDestinationConfigs[].LogDestination.bucketName"),
        logs_to("Logging.LogDestinationConfigs[].LogDestination.logGroup"),
        Edge(
            "delivers_to",
            "Logging.LogDestinationConfigs[].LogDestination.deliveryStream",
            ("AWS::KinesisFirehose::DeliveryStream",),
            by_name=True,
        ),
    ),
    aliases=("network-firewall", "aws_networkfirewall_firewall"),
)

FIREWALL_POLICY = ResourceType(
    type="AWS::NetworkFirewall::FirewallPolicy",
    plural="network_firewall_firewall_policies",
    service="network-firewall",
    operation="ListFirewallPolicies",
    items="FirewallPolicies[]",
    describe=Describe("DescribeFirewallPolicy", {"FirewallPolicyArn": "{Arn}"}, result="@", keep_listed="Listed", absent=_GONE),
    id="Listed.Name",
    arn="Listed.Arn",
    name="Listed.Name",
    tags="FirewallPolicyResponse.Tags",
    details=(_resource_policy("{Listed.Arn}"),),
    volatile=(
        "UpdateToken",
        "FirewallPolicyResponse.ConsumedStatelessRuleCapacity",
        "FirewallPolicyResponse.ConsumedStatefulRuleCapacity",
        "FirewallPolicyResponse.ConsumedStatefulDomainCapacity",
        "FirewallPolicyResponse.NumberOfAssociations",
    ),
    policies=("ResourcePolicy",),
    sets=(
        "FirewallPolicyResponse.Errors",
        "FirewallPolicy.StatelessRuleGroupReferences",  # they carry their priority
        "FirewallPolicy.StatefulRuleGroupReferences",
        "FirewallPolicy.StatelessDefaultActions",
        "FirewallPolicy.StatelessFragmentDefaultActions",
        "FirewallPolicy.StatelessCustomActions",
        "FirewallPolicy.StatefulDefaultActions",
        "FirewallPolicy.Route53ResolvedIPValidation.BypassDestinationValidationIPRanges",
        "FirewallPolicy.Route53ResolvedIPValidation.SourceIPRanges",
    ),
    edges=(
        Edge("uses_rule_group", "FirewallPolicy.StatelessRuleGroupReferences[].ResourceArn"),
        Edge("uses_rule_group", "FirewallPolicy.StatefulRuleGroupReferences[].ResourceArn"),
        Edge("uses_tls_inspection", "FirewallPolicy.TLSInspectionConfigurationArn"),
        encrypted_with("FirewallPolicyResponse.EncryptionConfiguration.KeyId"),
    ),
    aliases=("firewall-policy", "aws_networkfirewall_firewall_policy"),
)

_ACCELERATOR = {"AcceleratorArn": "{AcceleratorArn}"}

ACCELERATOR = ResourceType(
    type="AWS::GlobalAccelerator::Accelerator",
    plural="globalaccelerator_accelerators",
    service="globalaccelerator",
    operation="ListAccelerators",
    items="Accelerators[]",
    id="AcceleratorArn~/",
    arn="AcceleratorArn",
    name="Name",
    tags="Tags",
    created_at="CreatedTime",
    scope="global",
    home="us-west-2",
    details=(
        Detail("Attributes", "DescribeAcceleratorAttributes", _ACCELERATOR, "AcceleratorAttributes"),
        Detail("Listeners", "ListListeners", _ACCELERATOR, "Listeners", paginated=True),
        # The Tagging API knows them in us-west-2 alone, and global types are swept in the partition's first region.
        Detail("Tags", "ListTagsForResource", {"ResourceArn": "{AcceleratorArn}"}, "Tags"),
    ),
    volatile=("Status", "Events"),
    sets=("IpSets[].IpAddresses", "IpSets[].IpAddressDetails", "IpSets", "Listeners[].PortRanges", "Listeners"),
    edges=(writes_to_bucket("Attributes.FlowLogsS3Bucket"),),
    aliases=("accelerator", "globalaccelerator", "global-accelerator", "aws_globalaccelerator_accelerator"),
)

RESOLVER_ENDPOINT = ResourceType(
    type="AWS::Route53Resolver::ResolverEndpoint",
    plural="route53resolver_resolver_endpoints",
    service="route53resolver",
    operation="ListResolverEndpoints",
    items="ResolverEndpoints[]",
    id="Id",
    arn="Arn",
    name="Name",
    tags=SWEEP,
    created_at="CreationTime",
    details=(Detail("IpAddresses", "ListResolverEndpointIpAddresses", {"ResolverEndpointId": "{Id}"}, "IpAddresses", paginated=True),),
    # Endpoints and their addresses recover, and are moved to other hosts, by themselves.
    volatile=(
        "Status",
        "StatusMessage",
        "ModificationTime",
        "IpAddresses[].Status",
        "IpAddresses[].StatusMessage",
        "IpAddresses[].ModificationTime",
    ),
    sets=("SecurityGroupIds", "Protocols", "IpAddresses"),
    edges=(in_vpc("HostVPCId"), in_subnet("IpAddresses[].SubnetId"), uses_security_group()),
    aliases=("resolver-endpoint", "aws_route53_resolver_endpoint"),
)

TYPES: tuple[ResourceType, ...] = (FIREWALL, FIREWALL_POLICY, ACCELERATOR, RESOLVER_ENDPOINT)
