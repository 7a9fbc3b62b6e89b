"""Plain situations for the controls of networks: a resource right, wrong and unread. What takes more stands in `network.py`."""

from __future__ import annotations

from inventory_assets.localcloud.situations.model import Situation
from inventory_assets.localcloud.situations.plain import plain

SITUATIONS: tuple[Situation, ...] = (
    *plain(
        "aws_ec2_security_group_default_empty", "AWS::EC2::SecurityGroup",
        {"GroupName": "default", "IpPermissions": [], "IpPermissionsEgress": []},
        {"GroupName": "default", "IpPermissions": [], "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]},
        ("that lets itself in", {"GroupName": "default", "IpPermissions": [{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-1"}]}], "IpPermissionsEgress": []}, "fail"),
        ("that is no default", {"GroupName": "web", "IpPermissions": [], "IpPermissionsEgress": [{"IpProtocol": "-1"}]}, "not_applicable"),
        odd={"GroupName": "default", "IpPermissions": None, "IpPermissionsEgress": []},
    ),
    *plain(
        "aws_ec2_network_acl_used", "AWS::EC2::NetworkAcl", {"IsDefault": False, "Associations": [{"SubnetId": "s"}]},
        {"IsDefault": False, "Associations": []}, ("that is the default", {"IsDefault": True, "Associations": []}, "not_applicable"),
        odd={"IsDefault": False, "Associations": None},
    ),
    *plain(
        "aws_ec2_subnet_gives_no_public_addresses", "AWS::EC2::Subnet", {"MapPublicIpOnLaunch": False}, {"MapPublicIpOnLaunch": True},
        odd={"MapPublicIpOnLaunch": "odd"},
    ),
    *plain("aws_ec2_eip_attached", "AWS::EC2::EIP", {"AssociationId": "eipassoc-1"}, {}),
    *plain(
        "aws_ec2_transit_gateway_accepts_by_hand", "AWS::EC2::TransitGateway", {"Options": {"AutoAcceptSharedAttachments": "disable"}},
        {"Options": {"AutoAcceptSharedAttachments": "enable"}}, odd={"Options": "odd"},
    ),
    *plain(
        "aws_ec2_client_vpn_logged", "AWS::EC2::ClientVpnEndpoint", {"ConnectionLogOptions": {"Enabled": True}},
        {"ConnectionLogOptions": {"Enabled": False}}, odd={"ConnectionLogOptions": "odd"},
    ),
    *plain(
        "aws_ec2_vpn_logged", "AWS::EC2::VPNConnection",
        {"Options": {"TunnelOptions": [{"LogOptions": {"CloudWatchLogOptions": {"LogEnabled": True}}}, {"LogOptions": {"CloudWatchLogOptions": {"LogEnabled": True}}}]}},
        {"Options": {"TunnelOptions": [{"LogOptions": {"CloudWatchLogOptions": {"LogEnabled": True}}}, {}]}}, odd={"Options": "odd"},
    ),
    *plain(
        "aws_ec2_endpoint_service_accepts_by_hand", "AWS::EC2::VPCEndpointService", {"AcceptanceRequired": True},
        {"AcceptanceRequired": False}, odd={"AcceptanceRequired": "odd"},
    ),
    *plain(
        "aws_elb_access_logged", "AWS::ElasticLoadBalancing::LoadBalancer", {"Attributes": {"AccessLog": {"Enabled": True}}},
        {"Attributes": {"AccessLog": {"Enabled": False}}}, part="Attributes",
    ),
    *plain(
        "aws_elb_drains_connections", "AWS::ElasticLoadBalancing::LoadBalancer",
        {"Attributes": {"ConnectionDraining": {"Enabled": True}}}, {"Attributes": {"ConnectionDraining": {"Enabled": False}}},
        part="Attributes",
    ),
    *plain(
        "aws_elb_balances_across_zones", "AWS::ElasticLoadBalancing::LoadBalancer",
        {"Attributes": {"CrossZoneLoadBalancing": {"Enabled": True}}}, {"Attributes": {"CrossZoneLoadBalancing": {"Enabled": False}}},
        part="Attributes",
    ),
    *plain(
        "aws_elb_in_several_zones", "AWS::ElasticLoadBalancing::LoadBalancer", {"AvailabilityZones": ["a", "b"]},
        {"AvailabilityZones": ["a"]}, odd={"AvailabilityZones": None},
    ),
    *plain(
        "aws_elb_listeners_encrypted", "AWS::ElasticLoadBalancing::LoadBalancer",
        {"ListenerDescriptions": [{"Listener": {"Protocol": "HTTPS", "LoadBalancerPort": 443}}]},
        {"ListenerDescriptions": [{"Listener": {"Protocol": "HTTPS", "LoadBalancerPort": 443}}, {"Listener": {"Protocol": "HTTP", "LoadBalancerPort": 80}}]},
        odd={"ListenerDescriptions": None},
    ),
    *plain(
        "aws_elbv2_access_logged", "AWS::ElasticLoadBalancingV2::LoadBalancer",
        {"Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "60"}, {"Key": "access_logs.s3.enabled", "Value": "true"}]},
        {"Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "60"}, {"Key": "access_logs.s3.enabled", "Value": "false"}]},
        ("a gateway", {"Type": "gateway", "Attributes": []}, "not_applicable"), part="Attributes",
    ),
    *plain(
        "aws_elbv2_deletion_protected", "AWS::ElasticLoadBalancingV2::LoadBalancer",
        {"Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "60"}, {"Key": "deletion_protection.enabled", "Value": "true"}]},
        {"Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "60"}, {"Key": "deletion_protection.enabled", "Value": "false"}]},
        part="Attributes",
    ),
    *plain(
        "aws_elbv2_drops_invalid_headers", "AWS::ElasticLoadBalancingV2::LoadBalancer",
        {"Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "60"}, {"Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "true"}]},
        {"Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "60"}, {"Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "false"}]},
        ("a network load balancer", {"Type": "network", "Attributes": []}, "not_applicable"), part="Attributes",
    ),
    *plain(
        "aws_elbv2_resists_desync", "AWS::ElasticLoadBalancingV2::LoadBalancer",
        {"Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "60"}, {"Key": "routing.http.desync_mitigation_mode", "Value": "defensive"}]},
        {"Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "60"}, {"Key": "routing.http.desync_mitigation_mode", "Value": "monitor"}]},
        ("a network load balancer", {"Type": "network", "Attributes": []}, "not_applicable"), part="Attributes",
    ),
    *plain(
        "aws_elbv2_in_several_zones", "AWS::ElasticLoadBalancingV2::LoadBalancer",
        {"AvailabilityZones": [{"ZoneName": "a"}, {"ZoneName": "b"}]}, {"AvailabilityZones": [{"ZoneName": "a"}]},
        odd={"AvailabilityZones": None},
    ),
    *plain(
        "aws_cloudfront_distribution_has_root_object", "AWS::CloudFront::Distribution",
        {"DistributionConfig": {"DefaultRootObject": "index.html"}}, {"DistributionConfig": {"DefaultRootObject": ""}}, part="*",
    ),
    *plain(
        "aws_cloudfront_viewers_use_https", "AWS::CloudFront::Distribution",
        {"DistributionConfig": {"DefaultCacheBehavior": {"ViewerProtocolPolicy": "redirect-to-https"}}},
        {"DistributionConfig": {"DefaultCacheBehavior": {"ViewerProtocolPolicy": "allow-all"}}},
        ("by one path of two", {"DistributionConfig": {"DefaultCacheBehavior": {"ViewerProtocolPolicy": "https-only"}, "CacheBehaviors": {"Quantity": 1, "Items": [{"PathPattern": "/a", "ViewerProtocolPolicy": "allow-all"}]}}}, "fail"),
        part="*",
    ),
    *plain(
        "aws_cloudfront_origins_fail_over", "AWS::CloudFront::Distribution",
        {"DistributionConfig": {"OriginGroups": {"Quantity": 1, "Items": []}}},
        {"DistributionConfig": {"OriginGroups": {"Quantity": 0}}}, part="*",
    ),
    *plain(
        "aws_cloudfront_distribution_logged", "AWS::CloudFront::Distribution",
        {"DistributionConfig": {"Logging": {"Enabled": True, "Bucket": "b"}}},
        {"DistributionConfig": {"Logging": {"Enabled": False, "Bucket": ""}}}, part="*",
    ),
    *plain(
        "aws_cloudfront_distribution_has_firewall", "AWS::CloudFront::Distribution",
        {"DistributionConfig": {"WebACLId": "arn:aws:wafv2:us-east-1:<account>:global/webacl/a/1"}},
        {"DistributionConfig": {"WebACLId": ""}}, part="*",
    ),
    *plain(
        "aws_cloudfront_distribution_own_certificate", "AWS::CloudFront::Distribution",
        {"DistributionConfig": {"ViewerCertificate": {"CloudFrontDefaultCertificate": False, "ACMCertificateArn": "c"}}},
        {"DistributionConfig": {"ViewerCertificate": {"CloudFrontDefaultCertificate": True}}}, part="*",
    ),
    *plain(
        "aws_cloudfront_origins_use_https", "AWS::CloudFront::Distribution",
        {"DistributionConfig": {"Origins": {"Quantity": 1, "Items": [{"Id": "a", "CustomOriginConfig": {"OriginProtocolPolicy": "https-only"}}]}}},
        {"DistributionConfig": {"Origins": {"Quantity": 1, "Items": [{"Id": "a", "CustomOriginConfig": {"OriginProtocolPolicy": "http-only"}}]}}},
        ("that does as the viewer does", {"DistributionConfig": {"Origins": {"Quantity": 1, "Items": [{"Id": "a", "CustomOriginConfig": {"OriginProtocolPolicy": "match-viewer"}}]}, "DefaultCacheBehavior": {"ViewerProtocolPolicy": "allow-all"}}}, "fail"),
        ("of S3", {"DistributionConfig": {"Origins": {"Quantity": 1, "Items": [{"Id": "a", "S3OriginConfig": {"OriginAccessIdentity": ""}}]}}}, "pass"),
        part="*",
    ),
    *plain(
        "aws_cloudfront_origins_use_current_tls", "AWS::CloudFront::Distribution",
        {"DistributionConfig": {"Origins": {"Quantity": 1, "Items": [{"Id": "a", "CustomOriginConfig": {"OriginSslProtocols": {"Quantity": 1, "Items": ["TLSv1.2"]}}}]}}},
        {"DistributionConfig": {"Origins": {"Quantity": 1, "Items": [{"Id": "a", "CustomOriginConfig": {"OriginSslProtocols": {"Quantity": 2, "Items": ["TLSv1", "TLSv1.2"]}}}]}}},
        part="*",
    ),
    *plain(
        "aws_cloudfront_buckets_behind_access_control", "AWS::CloudFront::Distribution",
        {"DistributionConfig": {"Origins": {"Quantity": 1, "Items": [{"Id": "a", "OriginAccessControlId": "E1", "S3OriginConfig": {"OriginAccessIdentity": ""}}]}}},
        {"DistributionConfig": {"Origins": {"Quantity": 1, "Items": [{"Id": "a", "OriginAccessControlId": "", "S3OriginConfig": {"OriginAccessIdentity": ""}}]}}},
        part="*",
    ),
    *plain(
        "aws_appsync_api_logged", "AWS::AppSync::GraphQLApi", {"logConfig": {"fieldLogLevel": "ERROR"}},
        {"logConfig": {"fieldLogLevel": "NONE"}}, ("that never logged", {}, "fail"),
    ),
    *plain(
        "aws_appsync_api_without_api_keys", "AWS::AppSync::GraphQLApi", {"authenticationType": "AWS_IAM"},
        {"authenticationType": "API_KEY"}, odd={},
    ),
    *plain(
        "aws_wafv2_acl_logged", "AWS::WAFv2::WebACL",
        {"Logging": {"LogDestinationConfigs": ["arn:aws:logs:eu-west-1:<account>:log-group:aws-waf-logs-a"]}}, {"Logging": None},
        part="Logging",
    ),
    *plain("aws_wafv2_acl_has_rules", "AWS::WAFv2::WebACL", {"Rules": [{"Name": "a", "Priority": 1}]}, {"Rules": []}, part="*"),
    *plain(
        "aws_networkfirewall_deletion_protected", "AWS::NetworkFirewall::Firewall", {"DeleteProtection": True},
        {"DeleteProtection": False}, part="*",
    ),
    *plain(
        "aws_networkfirewall_subnets_protected", "AWS::NetworkFirewall::Firewall", {"SubnetChangeProtection": True},
        {"SubnetChangeProtection": False}, part="*",
    ),
    *plain(
        "aws_networkfirewall_logged", "AWS::NetworkFirewall::Firewall",
        {"Logging": {"LogDestinationConfigs": [{"LogType": "ALERT", "LogDestinationType": "S3", "LogDestination": {"bucketName": "b"}}]}},
        {"Logging": {"LogDestinationConfigs": []}}, part="Logging",
    ),
    *plain(
        "aws_networkfirewall_policy_has_rules", "AWS::NetworkFirewall::FirewallPolicy",
        {"FirewallPolicy": {"StatefulRuleGroupReferences": [{"ResourceArn": "r"}]}}, {"FirewallPolicy": {}}, part="*",
    ),
    *plain(
        "aws_networkfirewall_policy_forwards_packets", "AWS::NetworkFirewall::FirewallPolicy",
        {"FirewallPolicy": {"StatelessDefaultActions": ["aws:forward_to_sfe"]}},
        {"FirewallPolicy": {"StatelessDefaultActions": ["aws:pass"]}}, part="*",
    ),
    *plain(
        "aws_networkfirewall_policy_forwards_fragments", "AWS::NetworkFirewall::FirewallPolicy",
        {"FirewallPolicy": {"StatelessFragmentDefaultActions": ["aws:drop"]}},
        {"FirewallPolicy": {"StatelessFragmentDefaultActions": ["aws:pass"]}}, part="*",
    ),
    *plain(
        "aws_route53_zone_queries_logged", "AWS::Route53::HostedZone",
        {"Config": {"PrivateZone": False}, "QueryLogging": {"Id": "q", "CloudWatchLogsLogGroupArn": "arn:aws:logs:us-east-1:<account>:log-group:q"}},
        {"Config": {"PrivateZone": False}, "QueryLogging": None},
        ("that is private", {"Config": {"PrivateZone": True}, "QueryLogging": None}, "not_applicable"), part="QueryLogging",
    ),
    *plain(
        "aws_acm_certificate_renewed_in_time", "AWS::CertificateManager::Certificate", {"NotAfter": "<in 31 days>"},
        {"NotAfter": "<in 30 days>"}, ("that has expired", {"Status": "EXPIRED", "NotAfter": "<9 days ago>"}, "fail"),
        ("that was never issued", {"Status": "PENDING_VALIDATION"}, "not_applicable"), part="*",
    ),
    *plain(
        "aws_acm_certificate_key_long", "AWS::CertificateManager::Certificate", {"KeyAlgorithm": "RSA-2048"},
        {"KeyAlgorithm": "RSA-1024"}, part="*",
    ),
    *plain(
        "aws_globalaccelerator_flows_logged", "AWS::GlobalAccelerator::Accelerator", {"Attributes": {"FlowLogsEnabled": True}},
        {"Attributes": {"FlowLogsEnabled": False}}, part="Attributes",
    ),
)  # fmt: skip
