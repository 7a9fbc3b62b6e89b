"""Plain situations for the controls of networks: a resource right, wrong and unread. CloudFront, firewalls and names stand in
`network_edge.py`.
"""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation
from inventory_assets.localcloud.situations.plain import plain


def _listener(protocol: str, certificate: str | None = None) -> JsonObject:
    """A listener of a classic load balancer."""
    listener = {"Protocol": protocol, "LoadBalancerPort": 443} | ({"SSLCertificateId": certificate} if certificate else {})
    return {"Listener": listener, "PolicyNames": []}


SITUATIONS: tuple[Situation, ...] = (
    *plain(
        "aws_ec2_security_group_default_empty",
        "AWS::EC2::SecurityGroup",
        {"GroupName": "default", "IpPermissions": [], "IpPermissionsEgress": []},
        {"GroupName": "default", "IpPermissions": [], "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]},
        (
            "that lets itself in",
            {
                "GroupName": "default",
                "IpPermissions": [{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-1"}]}],
                "IpPermissionsEgress": [],
            },
            "fail",
        ),
        ("that is no default", {"GroupName": "web", "IpPermissions": [], "IpPermissionsEgress": [{"IpProtocol": "-1"}]}, "not_applicable"),
        ("whose name is odd", {"GroupName": None, "IpPermissions": [], "IpPermissionsEgress": [{"IpProtocol": "-1"}]}, "unknown"),
        odd={"GroupName": "default", "IpPermissions": None, "IpPermissionsEgress": []},
    ),
    *plain(
        "aws_ec2_network_acl_used",
        "AWS::EC2::NetworkAcl",
        {"IsDefault": False, "Associations": [{"SubnetId": "s"}]},
        {"IsDefault": False, "Associations": []},
        ("that is the default", {"IsDefault": True, "Associations": []}, "not_applicable"),
        odd={"IsDefault": False, "Associations": None},
    ),
    *plain(
        "aws_ec2_subnet_gives_no_public_addresses",
        "AWS::EC2::Subnet",
        {"MapPublicIpOnLaunch": False},
        {"MapPublicIpOnLaunch": True},
        odd={"MapPublicIpOnLaunch": "odd"},
    ),
    *plain(
        "aws_ec2_eip_attached",
        "AWS::EC2::EIP",
        {"AssociationId": "eipassoc-1"},
        {},
        ("of a network interface", {"NetworkInterfaceId": "eni-0a"}, "pass"),
    ),
    *plain(
        "aws_ec2_network_interface_checks_addresses",
        "AWS::EC2::NetworkInterface",
        {"SourceDestCheck": True, "RequesterManaged": False},
        {"SourceDestCheck": False, "RequesterManaged": False},
        ("of a NAT gateway", {"SourceDestCheck": False, "RequesterManaged": True, "InterfaceType": "nat_gateway"}, "not_applicable"),
        odd={"SourceDestCheck": None},
    ),
    *plain(
        "aws_ec2_transit_gateway_accepts_by_hand",
        "AWS::EC2::TransitGateway",
        {"Options": {"AutoAcceptSharedAttachments": "disable"}},
        {"Options": {"AutoAcceptSharedAttachments": "enable"}},
        odd={"Options": "odd"},
    ),
    *plain(
        "aws_ec2_client_vpn_logged",
        "AWS::EC2::ClientVpnEndpoint",
        {"ConnectionLogOptions": {"Enabled": True}},
        {"ConnectionLogOptions": {"Enabled": False}},
        odd={"ConnectionLogOptions": "odd"},
    ),
    *plain(
        "aws_ec2_vpn_logged",
        "AWS::EC2::VPNConnection",
        {
            "Options": {
                "TunnelOptions": [
                    {"LogOptions": {"CloudWatchLogOptions": {"LogEnabled": True}}},
                    {"LogOptions": {"CloudWatchLogOptions": {"LogEnabled": True}}},
                ]
            }
        },
        {"Options": {"TunnelOptions": [{"LogOptions": {"CloudWatchLogOptions": {"LogEnabled": True}}}, {}]}},
        ("that tells of no tunnel", {"Options": {"TunnelOptions": []}}, "unknown"),
        odd={"Options": "odd"},
    ),
    *plain(
        "aws_ec2_endpoint_service_accepts_by_hand",
        "AWS::EC2::VPCEndpointService",
        {"AcceptanceRequired": True},
        {"AcceptanceRequired": False},
        odd={"AcceptanceRequired": "odd"},
    ),
    *plain(
        "aws_elb_access_logged",
        "AWS::ElasticLoadBalancing::LoadBalancer",
        {"Attributes": {"AccessLog": {"Enabled": True}}},
        {"Attributes": {"AccessLog": {"Enabled": False}}},
        part="Attributes",
    ),
    *plain(
        "aws_elb_drains_connections",
        "AWS::ElasticLoadBalancing::LoadBalancer",
        {"Attributes": {"ConnectionDraining": {"Enabled": True}}},
        {"Attributes": {"ConnectionDraining": {"Enabled": False}}},
        part="Attributes",
    ),
    *plain(
        "aws_elb_balances_across_zones",
        "AWS::ElasticLoadBalancing::LoadBalancer",
        {"Attributes": {"CrossZoneLoadBalancing": {"Enabled": True}}},
        {"Attributes": {"CrossZoneLoadBalancing": {"Enabled": False}}},
        part="Attributes",
    ),
    *plain(
        "aws_elb_in_several_zones",
        "AWS::ElasticLoadBalancing::LoadBalancer",
        {"AvailabilityZones": ["a", "b"]},
        {"AvailabilityZones": ["a"]},
        ("of three zones", {"AvailabilityZones": ["a", "b", "c"]}, "pass"),
        odd={"AvailabilityZones": None},
    ),
    *plain(
        "aws_elb_listeners_encrypted",
        "AWS::ElasticLoadBalancing::LoadBalancer",
        {"ListenerDescriptions": [{"Listener": {"Protocol": "HTTPS", "LoadBalancerPort": 443}}]},
        {
            "ListenerDescriptions": [
                {"Listener": {"Protocol": "HTTPS", "LoadBalancerPort": 443}},
                {"Listener": {"Protocol": "HTTP", "LoadBalancerPort": 80}},
            ]
        },
        ("of TCP", {"ListenerDescriptions": [{"Listener": {"Protocol": "TCP", "LoadBalancerPort": 25}}]}, "fail"),
        ("of SSL", {"ListenerDescriptions": [{"Listener": {"Protocol": "SSL", "LoadBalancerPort": 443}}]}, "pass"),
        ("without listeners", {"ListenerDescriptions": []}, "not_applicable"),
        (
            "of which one says nothing",
            {"ListenerDescriptions": [{"Listener": {"Protocol": "HTTPS"}}, {"Listener": {"LoadBalancerPort": 80}}]},
            "unknown",
        ),
        odd={"ListenerDescriptions": None},
    ),
    *plain(
        "aws_elb_certificates_managed",
        "AWS::ElasticLoadBalancing::LoadBalancer",
        {"ListenerDescriptions": [_listener("HTTPS", "arn:aws:acm:eu-west-1:<account>:certificate/1"), _listener("HTTP")]},
        {"ListenerDescriptions": [_listener("SSL", "arn:aws:iam::<account>:server-certificate/old")]},
        ("of plain HTTP", {"ListenerDescriptions": [_listener("HTTP")]}, "not_applicable"),
        ("of China", {"ListenerDescriptions": [_listener("HTTPS", "arn:aws-cn:acm:cn-north-1:<account>:certificate/1")]}, "pass"),
        ("of which nothing is told", {"ListenerDescriptions": [_listener("HTTPS")]}, "unknown"),
        odd={"ListenerDescriptions": None},
    ),
    *plain(
        "aws_elb_resists_desync",
        "AWS::ElasticLoadBalancing::LoadBalancer",
        {"Attributes": {"AdditionalAttributes": [{"Key": "elb.http.desyncmitigationmode", "Value": "defensive"}]}},
        {"Attributes": {"AdditionalAttributes": [{"Key": "elb.http.desyncmitigationmode", "Value": "monitor"}]}},
        (
            "at its strictest",
            {"Attributes": {"AdditionalAttributes": [{"Key": "elb.http.desyncmitigationmode", "Value": "strictest"}]}},
            "pass",
        ),
        ("of which nothing is told", {"Attributes": {"AdditionalAttributes": []}}, "unknown"),
        part="Attributes",
    ),
    *plain(
        "aws_elbv2_targets_reached_encrypted",
        "AWS::ElasticLoadBalancingV2::TargetGroup",
        {"Protocol": "HTTPS", "TargetType": "instance"},
        {"Protocol": "HTTP", "TargetType": "ip"},
        ("by TLS", {"Protocol": "TLS", "TargetType": "ip"}, "pass"),
        ("by TCP", {"Protocol": "TCP", "TargetType": "ip"}, "fail"),
        ("of a function", {"TargetType": "lambda"}, "not_applicable"),
        ("of a balancer", {"Protocol": "TCP", "TargetType": "alb"}, "not_applicable"),
        ("of a gateway", {"Protocol": "GENEVE", "TargetType": "instance"}, "not_applicable"),
        odd={"TargetType": "ip", "Protocol": None},
    ),
    *plain(
        "aws_elbv2_health_checked_encrypted",
        "AWS::ElasticLoadBalancingV2::TargetGroup",
        {"TargetType": "ip", "HealthCheckEnabled": True, "HealthCheckProtocol": "HTTPS"},
        {"TargetType": "ip", "HealthCheckEnabled": True, "HealthCheckProtocol": "HTTP"},
        ("of a function", {"TargetType": "lambda", "HealthCheckEnabled": True}, "not_applicable"),
        ("that is off", {"TargetType": "ip", "HealthCheckEnabled": False, "HealthCheckProtocol": "HTTP"}, "not_applicable"),
        odd={"TargetType": "ip", "HealthCheckEnabled": True, "HealthCheckProtocol": None},
    ),
    *plain(
        "aws_elbv2_access_logged",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        {"Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "60"}, {"Key": "access_logs.s3.enabled", "Value": "true"}]},
        {"Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "60"}, {"Key": "access_logs.s3.enabled", "Value": "false"}]},
        ("a gateway", {"Type": "gateway", "Attributes": []}, "not_applicable"),
        ("of which nothing is told", {"Attributes": []}, "unknown"),
        part="Attributes",
    ),
    *plain(
        "aws_elbv2_deletion_protected",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        {"Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "60"}, {"Key": "deletion_protection.enabled", "Value": "true"}]},
        {"Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "60"}, {"Key": "deletion_protection.enabled", "Value": "false"}]},
        part="Attributes",
    ),
    *plain(
        "aws_elbv2_drops_invalid_headers",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        {
            "Attributes": [
                {"Key": "idle_timeout.timeout_seconds", "Value": "60"},
                {"Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "true"},
            ]
        },
        {
            "Attributes": [
                {"Key": "idle_timeout.timeout_seconds", "Value": "60"},
                {"Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "false"},
            ]
        },
        ("a network load balancer", {"Type": "network", "Attributes": []}, "not_applicable"),
        part="Attributes",
    ),
    *plain(
        "aws_elbv2_resists_desync",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        {
            "Attributes": [
                {"Key": "idle_timeout.timeout_seconds", "Value": "60"},
                {"Key": "routing.http.desync_mitigation_mode", "Value": "defensive"},
            ]
        },
        {
            "Attributes": [
                {"Key": "idle_timeout.timeout_seconds", "Value": "60"},
                {"Key": "routing.http.desync_mitigation_mode", "Value": "monitor"},
            ]
        },
        ("a network load balancer", {"Type": "network", "Attributes": []}, "not_applicable"),
        part="Attributes",
    ),
    *plain(
        "aws_elbv2_in_several_zones",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        {"AvailabilityZones": [{"ZoneName": "a"}, {"ZoneName": "b"}]},
        {"AvailabilityZones": [{"ZoneName": "a"}]},
        ("without zones", {"AvailabilityZones": []}, "fail"),
        odd={"AvailabilityZones": None},
    ),
)
