"""Plain situations for the controls of what stands at the edge: CloudFront, firewalls, names, certificates. Load balancers stand in
`network_plain.py`.
"""

from __future__ import annotations

from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation
from inventory_assets.localcloud.situations.plain import plain

_DISTRIBUTION = "AWS::CloudFront::Distribution"
_REALTIME = "arn:aws:cloudfront::<account>:realtime-log-config/a"
_OWN: JsonObject = {"CloudFrontDefaultCertificate": False, "ACMCertificateArn": "arn:aws:acm:us-east-1:<account>:certificate/1"}
_SHARED: JsonObject = {"CloudFrontDefaultCertificate": True}
_BUCKET: JsonObject = {"Id": "b", "OriginAccessControlId": "", "S3OriginConfig": {"OriginAccessIdentity": ""}}


def _config(**members: Any) -> JsonObject:
    return {"DistributionConfig": members}


def _items(*items: Any) -> JsonObject:
    return {"Quantity": len(items), "Items": list(items)}


_origins = _items


def _server(**config: Any) -> JsonObject:
    """An origin that is no bucket, and what is different about it."""
    return {"Id": "a", "CustomOriginConfig": {"OriginProtocolPolicy": "https-only", "OriginSslProtocols": _items("TLSv1.2")} | config}


_SERVER, _MATCHING = _server(), _server(OriginProtocolPolicy="match-viewer")


def _viewers(policy: str | None) -> JsonObject:
    return {"ViewerProtocolPolicy": policy}


def _paths(policy: str | None) -> JsonObject:
    return _items({"PathPattern": "/a", "ViewerProtocolPolicy": policy})


def _rule(*, is_measured: bool) -> JsonObject:
    return {
        "Name": "a",
        "Priority": 1,
        "VisibilityConfig": {"CloudWatchMetricsEnabled": is_measured, "MetricName": "a", "SampledRequestsEnabled": True},
    }


def _policy(**members: Any) -> JsonObject:
    actions = {"StatelessDefaultActions": ["aws:drop"], "StatelessFragmentDefaultActions": ["aws:drop"]}
    return {"FirewallPolicy": actions | members}


SITUATIONS: tuple[Situation, ...] = (
    *plain(
        "aws_cloudfront_distribution_has_root_object",
        _DISTRIBUTION,
        _config(DefaultRootObject="index.html", Origins=_origins(_BUCKET)),
        _config(DefaultRootObject="", Origins=_origins(_BUCKET, _SERVER)),
        ("without a bucket", _config(DefaultRootObject="", Origins=_origins(_SERVER)), "not_applicable"),
        odd=_config(Origins=_origins(_BUCKET)),
        part="*",
    ),
    *plain(
        "aws_cloudfront_viewers_use_https",
        _DISTRIBUTION,
        _config(DefaultCacheBehavior=_viewers("redirect-to-https"), CacheBehaviors={"Quantity": 0}),
        _config(DefaultCacheBehavior=_viewers("allow-all")),
        ("by HTTPS alone", _config(DefaultCacheBehavior=_viewers("https-only")), "pass"),
        ("by one path of two", _config(DefaultCacheBehavior=_viewers("https-only"), CacheBehaviors=_paths("allow-all")), "fail"),
        ("by both paths", _config(DefaultCacheBehavior=_viewers("https-only"), CacheBehaviors=_paths("redirect-to-https")), "pass"),
        ("by a path that is odd", _config(DefaultCacheBehavior=_viewers("https-only"), CacheBehaviors=_paths(None)), "unknown"),
        (
            "by a path that is odd and one that is not",
            _config(DefaultCacheBehavior=_viewers("allow-all"), CacheBehaviors=_paths(None)),
            "fail",
        ),
        ("by paths that are not told", _config(DefaultCacheBehavior=_viewers("https-only"), CacheBehaviors={"Quantity": 2}), "unknown"),
        odd={"DistributionConfig": "odd"},
        part="*",
    ),
    *plain(
        "aws_cloudfront_origins_fail_over",
        _DISTRIBUTION,
        _config(OriginGroups={"Quantity": 1, "Items": []}),
        _config(OriginGroups={"Quantity": 0}),
        odd={"DistributionConfig": "odd"},
        part="*",
    ),
    *plain(
        "aws_cloudfront_distribution_logged",
        _DISTRIBUTION,
        _config(Logging={"Enabled": True, "Bucket": "b"}),
        _config(Logging={"Enabled": False, "Bucket": ""}),
        ("in real time", _config(Logging={"Enabled": False}, DefaultCacheBehavior={"RealtimeLogConfigArn": _REALTIME}), "pass"),
        (
            "in real time for a path",
            _config(Logging={"Enabled": False}, CacheBehaviors={"Quantity": 1, "Items": [{"RealtimeLogConfigArn": _REALTIME}]}),
            "pass",
        ),
        ("real-time log without an ARN", _config(Logging={"Enabled": False}, DefaultCacheBehavior={"RealtimeLogConfigArn": ""}), "fail"),
        odd={"DistributionConfig": "odd"},
        part="*",
    ),
    *plain(
        "aws_cloudfront_distribution_has_firewall",
        _DISTRIBUTION,
        _config(WebACLId="arn:aws:wafv2:us-east-1:<account>:global/webacl/a/1"),
        _config(WebACLId=""),
        odd={"DistributionConfig": "odd"},
        part="*",
    ),
    *plain(
        "aws_cloudfront_distribution_own_certificate",
        _DISTRIBUTION,
        _config(ViewerCertificate=_OWN),
        _config(ViewerCertificate=_SHARED),
        ("of IAM", _config(ViewerCertificate={"CloudFrontDefaultCertificate": False, "IAMCertificateId": "ASCA1"}), "pass"),
        odd={"DistributionConfig": {"ViewerCertificate": "odd"}},
        part="*",
    ),
    *plain(
        "aws_cloudfront_viewers_use_current_tls",
        _DISTRIBUTION,
        _config(ViewerCertificate=_OWN | {"MinimumProtocolVersion": "TLSv1.2_2021"}),
        _config(ViewerCertificate=_OWN | {"MinimumProtocolVersion": "TLSv1.1_2016"}),
        ("of TLS 1.3", _config(ViewerCertificate=_OWN | {"MinimumProtocolVersion": "TLSv1.3_2025"}), "pass"),
        ("of TLS 1.2 of 2019", _config(ViewerCertificate=_OWN | {"MinimumProtocolVersion": "TLSv1.2_2019"}), "fail"),
        ("with the certificate of CloudFront", _config(ViewerCertificate=_SHARED | {"MinimumProtocolVersion": "TLSv1"}), "not_applicable"),
        odd={"DistributionConfig": "odd"},
        part="*",
    ),
    *plain(
        "aws_cloudfront_distribution_uses_sni",
        _DISTRIBUTION,
        _config(ViewerCertificate=_OWN | {"SSLSupportMethod": "sni-only"}),
        _config(ViewerCertificate=_OWN | {"SSLSupportMethod": "vip"}),
        ("with the certificate of CloudFront", _config(ViewerCertificate=_SHARED), "not_applicable"),
        odd={"DistributionConfig": "odd"},
        part="*",
    ),
    *plain(
        "aws_cloudfront_origins_use_https",
        _DISTRIBUTION,
        _config(Origins=_origins(_SERVER)),
        _config(Origins=_origins(_SERVER, _server(OriginProtocolPolicy="http-only"))),
        ("that does as the viewer does", _config(Origins=_origins(_MATCHING), DefaultCacheBehavior=_viewers("allow-all")), "fail"),
        (
            "that does as the viewer does, who uses HTTPS",
            _config(Origins=_origins(_MATCHING), DefaultCacheBehavior=_viewers("https-only")),
            "pass",
        ),
        (
            "that does as the viewer of a path does",
            _config(Origins=_origins(_MATCHING), DefaultCacheBehavior=_viewers("https-only"), CacheBehaviors=_paths("allow-all")),
            "fail",
        ),
        ("that does as an odd viewer does", _config(Origins=_origins(_MATCHING)), "unknown"),
        ("of S3", _config(Origins=_origins(_BUCKET)), "not_applicable"),
        ("of one's own network", _config(Origins=_origins({"Id": "v", "VpcOriginConfig": {"VpcOriginId": "vo_1"}})), "not_applicable"),
        odd=_config(Origins=_origins({"Id": "a", "CustomOriginConfig": {"HTTPPort": 80}})),
        part="*",
    ),
    *plain(
        "aws_cloudfront_origins_use_current_tls",
        _DISTRIBUTION,
        _config(Origins=_origins(_SERVER)),
        _config(Origins=_origins(_server(OriginSslProtocols=_items("TLSv1", "TLSv1.2")))),
        ("of SSL 3", _config(Origins=_origins(_SERVER, _server(OriginSslProtocols=_items("SSLv3")))), "fail"),
        ("of S3", _config(Origins=_origins(_BUCKET)), "not_applicable"),
        odd=_config(Origins=_origins(_server(OriginSslProtocols=None))),
        part="*",
    ),
    *plain(
        "aws_cloudfront_buckets_behind_access_control",
        _DISTRIBUTION,
        _config(Origins=_origins(_BUCKET | {"OriginAccessControlId": "E1"})),
        _config(Origins=_origins(_BUCKET)),
        (
            "by the older identity",
            _config(Origins=_origins(_BUCKET | {"S3OriginConfig": {"OriginAccessIdentity": "origin-access-identity/cloudfront/E2"}})),
            "pass",
        ),
        ("one of two", _config(Origins=_origins(_BUCKET, _BUCKET | {"OriginAccessControlId": "E1"})), "fail"),
        ("without a bucket", _config(Origins=_origins(_SERVER)), "not_applicable"),
        odd=_config(Origins="odd"),
        part="*",
    ),
    *plain(
        "aws_appsync_api_logged",
        "AWS::AppSync::GraphQLApi",
        {"logConfig": {"fieldLogLevel": "ERROR"}},
        {"logConfig": {"fieldLogLevel": "NONE"}},
        ("that never logged", {}, "fail"),
        ("that logs everything", {"logConfig": {"fieldLogLevel": "ALL"}}, "pass"),
    ),
    *plain(
        "aws_appsync_api_without_api_keys",
        "AWS::AppSync::GraphQLApi",
        {"authenticationType": "AWS_IAM"},
        {"authenticationType": "API_KEY"},
        (
            "that takes keys as well",
            {"authenticationType": "AWS_IAM", "additionalAuthenticationProviders": [{"authenticationType": "API_KEY"}]},
            "fail",
        ),
        (
            "that takes tokens as well",
            {"authenticationType": "AWS_IAM", "additionalAuthenticationProviders": [{"authenticationType": "OPENID_CONNECT"}]},
            "pass",
        ),
        odd={},
    ),
    *plain(
        "aws_wafv2_acl_logged",
        "AWS::WAFv2::WebACL",
        {"Logging": {"LogDestinationConfigs": ["arn:aws:logs:eu-west-1:<account>:log-group:aws-waf-logs-a"]}},
        {"Logging": None},
        part="Logging",
    ),
    *plain(
        "aws_wafv2_acl_has_rules",
        "AWS::WAFv2::WebACL",
        {"Rules": [{"Name": "a", "Priority": 1}]},
        {"Rules": []},
        ("of the firewall manager", {"Rules": [], "PreProcessFirewallManagerRuleGroups": [{"Name": "central", "Priority": 1}]}, "pass"),
        odd={"Rules": None},
        part="*",
    ),
    *plain(
        "aws_wafv2_rules_measured",
        "AWS::WAFv2::WebACL",
        {"Rules": [_rule(is_measured=True)]},
        {"Rules": [_rule(is_measured=True), _rule(is_measured=False)]},
        ("without rules", {"Rules": []}, "not_applicable"),
        ("with a rule that is odd", {"Rules": [_rule(is_measured=True), {"Name": "b"}]}, "unknown"),
        odd={"Rules": None},
        part="*",
    ),
    *plain(
        "aws_networkfirewall_deletion_protected",
        "AWS::NetworkFirewall::Firewall",
        {"DeleteProtection": True},
        {"DeleteProtection": False},
        part="*",
    ),
    *plain(
        "aws_networkfirewall_subnets_protected",
        "AWS::NetworkFirewall::Firewall",
        {"SubnetChangeProtection": True},
        {"SubnetChangeProtection": False},
        part="*",
    ),
    *plain(
        "aws_networkfirewall_in_several_zones",
        "AWS::NetworkFirewall::Firewall",
        {"SubnetMappings": [{"SubnetId": "subnet-0a"}, {"SubnetId": "subnet-0b"}]},
        {"SubnetMappings": [{"SubnetId": "subnet-0a"}]},
        (
            "at a transit gateway",
            {"SubnetMappings": [], "AvailabilityZoneMappings": [{"AvailabilityZone": "a"}, {"AvailabilityZone": "b"}]},
            "pass",
        ),
        odd={"SubnetMappings": None},
        part="*",
    ),
    *plain(
        "aws_networkfirewall_logged",
        "AWS::NetworkFirewall::Firewall",
        {"Logging": {"LogDestinationConfigs": [{"LogType": "ALERT", "LogDestinationType": "S3", "LogDestination": {"bucketName": "b"}}]}},
        {"Logging": {"LogDestinationConfigs": []}},
        part="Logging",
    ),
    *plain(
        "aws_networkfirewall_policy_has_rules",
        "AWS::NetworkFirewall::FirewallPolicy",
        _policy(StatefulRuleGroupReferences=[{"ResourceArn": "r"}]),
        _policy(),
        ("without state", _policy(StatelessRuleGroupReferences=[{"ResourceArn": "r", "Priority": 1}]), "pass"),
        odd={"FirewallPolicy": "odd"},
        part="*",
    ),
    *plain(
        "aws_networkfirewall_policy_forwards_packets",
        "AWS::NetworkFirewall::FirewallPolicy",
        {"FirewallPolicy": {"StatelessDefaultActions": ["aws:forward_to_sfe"]}},
        {"FirewallPolicy": {"StatelessDefaultActions": ["aws:pass"]}},
        ("and counts", {"FirewallPolicy": {"StatelessDefaultActions": ["aws:drop", "count"]}}, "pass"),
        ("by an odd action", {"FirewallPolicy": {"StatelessDefaultActions": ["odd"]}}, "unknown"),
        part="*",
    ),
    *plain(
        "aws_networkfirewall_policy_forwards_fragments",
        "AWS::NetworkFirewall::FirewallPolicy",
        {"FirewallPolicy": {"StatelessFragmentDefaultActions": ["aws:drop"]}},
        {"FirewallPolicy": {"StatelessFragmentDefaultActions": ["aws:pass"]}},
        ("and counts", {"FirewallPolicy": {"StatelessFragmentDefaultActions": ["aws:drop", "count"]}}, "pass"),
        ("by an odd action", {"FirewallPolicy": {"StatelessFragmentDefaultActions": ["odd"]}}, "unknown"),
        part="*",
    ),
    *plain(
        "aws_route53_zone_queries_logged",
        "AWS::Route53::HostedZone",
        {
            "Config": {"PrivateZone": False},
            "QueryLogging": {"Id": "q", "CloudWatchLogsLogGroupArn": "arn:aws:logs:us-east-1:<account>:log-group:q"},
        },
        {"Config": {"PrivateZone": False}, "QueryLogging": None},
        ("that is private", {"Config": {"PrivateZone": True}, "QueryLogging": None}, "not_applicable"),
        part="QueryLogging",
    ),
    *plain(
        "aws_acm_certificate_renewed_in_time",
        "AWS::CertificateManager::Certificate",
        {"NotAfter": "<in 31 days>"},
        {"NotAfter": "<in 30 days>"},
        ("tomorrow", {"NotAfter": "<in 1 days>"}, "fail"),
        ("that has expired", {"Status": "EXPIRED", "NotAfter": "<9 days ago>"}, "fail"),
        ("that was never issued", {"Status": "PENDING_VALIDATION"}, "not_applicable"),
        part="*",
    ),
    *plain(
        "aws_acm_certificate_key_long",
        "AWS::CertificateManager::Certificate",
        {"KeyAlgorithm": "RSA-2048"},
        {"KeyAlgorithm": "RSA-1024"},
        ("of a curve", {"KeyAlgorithm": "EC-prime256v1"}, "pass"),
        ("as listings write it", {"KeyAlgorithm": "RSA_1024"}, "fail"),
        part="*",
    ),
    *plain(
        "aws_apigateway_domain_current_tls",
        "AWS::ApiGateway::DomainName",
        {"securityPolicy": "TLS_1_2"},
        {"securityPolicy": "TLS_1_0"},
        ("of TLS 1.3", {"securityPolicy": "SecurityPolicy_TLS13_1_3_2025_09"}, "pass"),
        ("of something new", {"securityPolicy": "TLS_X"}, "unknown"),
        odd={},
    ),
    *plain(
        "aws_globalaccelerator_flows_logged",
        "AWS::GlobalAccelerator::Accelerator",
        {"Attributes": {"FlowLogsEnabled": True}},
        {"Attributes": {"FlowLogsEnabled": False}},
        part="Attributes",
    ),
)
