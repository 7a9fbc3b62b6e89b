"""Rows of Auto Scaling groups, and what load balancers hand their work to: target groups, listeners, rules."""

from __future__ import annotations

from inventory_assets.catalog.edges import in_vpc, uses_role, uses_security_group
from inventory_assets.catalog.types import SWEEP, UNTAGGABLE, Detail, Edge, JsonObject, ResourceType, Shared

_TEMPLATE, _GROUP = ("AWS::EC2::LaunchTemplate",), ("AWS::ElasticLoadBalancingV2::TargetGroup",)
_MIXED = "MixedInstancesPolicy.LaunchTemplate"


def _is_encrypted(listener: JsonObject) -> bool:
    return listener.get("Protocol") in ("HTTPS", "TLS")


def _is_no_default(rule: JsonObject) -> bool:
    """A listener's default rule is made of its own default actions."""
    return not rule.get("IsDefault")


AUTO_SCALING_GROUP = ResourceType(
    type="AWS::AutoScaling::AutoScalingGroup",
    plural="autoscaling_auto_scaling_groups",
    service="autoscaling",
    operation="DescribeAutoScalingGroups",
    params={"MaxRecords": 100},
    items="AutoScalingGroups[]",
    id="AutoScalingGroupName",
    arn="AutoScalingGroupARN",
    name="AutoScalingGroupName",
    tags="Tags",
    created_at="CreatedTime",
    shared=(
        Shared(
            "ScalingPolicies",
            "DescribePolicies",
            elements="ScalingPolicies",
            match="AutoScalingGroupName",
            to="AutoScalingGroupName",
            params={"MaxRecords": 100},
            many=True,
        ),
    ),
    # The group's policies and schedules move the capacity, and instances come and go with it.
    volatile=("Instances", "DesiredCapacity", "PredictedCapacity", "WarmPoolSize", "Status"),
    sets=(
        "AvailabilityZones",
        "AvailabilityZoneIds",
        "LoadBalancerNames",
        "TargetGroupARNs",
        "TrafficSources",
        "EnabledMetrics",
        "SuspendedProcesses",
        "ScalingPolicies[].Alarms",
        "ScalingPolicies",
    ),
    edges=(
        Edge("uses_launch_template", "LaunchTemplate.LaunchTemplateId", _TEMPLATE),
        Edge("uses_launch_template", f"{_MIXED}.LaunchTemplateSpecification.LaunchTemplateId", _TEMPLATE),
        Edge("uses_launch_template", f"{_MIXED}.Overrides[].LaunchTemplateSpecification.LaunchTemplateId", _TEMPLATE),
        Edge("uses_launch_configuration", "LaunchConfigurationName", ("AWS::AutoScaling::LaunchConfiguration",), by_name=True),
        Edge("in_subnet", "VPCZoneIdentifier", ("AWS::EC2::Subnet",), pattern="(subnet-[0-9a-f]+)"),  # several, joined by commas
        Edge("registers_with", "TargetGroupARNs[]", _GROUP),
        Edge("registers_with", "LoadBalancerNames[]", ("AWS::ElasticLoadBalancing::LoadBalancer",), by_name=True),
        Edge("in_placement_group", "PlacementGroup", ("AWS::EC2::PlacementGroup",), by_name=True),
        Edge(
            "uses_capacity_reservation",
            "CapacityReservationSpecification.CapacityReservationTarget.CapacityReservationIds[]",
            ("AWS::EC2::CapacityReservation",),
            needs="neither",
        ),
        Edge("watched_by", "ScalingPolicies[].Alarms[].AlarmARN", ("AWS::CloudWatch::Alarm",), needs="neither"),
        uses_role("ServiceLinkedRoleARN"),
    ),
    aliases=("asg", "auto-scaling-group", "aws_autoscaling_group"),
)

LAUNCH_CONFIGURATION = ResourceType(
    type="AWS::AutoScaling::LaunchConfiguration",
    plural="autoscaling_launch_configurations",
    service="autoscaling",
    operation="DescribeLaunchConfigurations",
    params={"MaxRecords": 100},
    items="LaunchConfigurations[]",
    id="LaunchConfigurationName",
    arn="LaunchConfigurationARN",
    name="LaunchConfigurationName",
    tags=UNTAGGABLE,
    created_at="CreatedTime",
    sets=("SecurityGroups", "ClassicLinkVPCSecurityGroups", "BlockDeviceMappings"),
    redact=("UserData",),
    edges=(
        Edge("made_from_image", "ImageId", ("AWS::EC2::Image",)),
        Edge("uses_key_pair", "KeyName", ("AWS::EC2::KeyPair",), by_name=True),
        Edge("uses_instance_profile", "IamInstanceProfile", ("AWS::IAM::InstanceProfile",)),  # by ARN or name, which is its id
        Edge("made_from_snapshot", "BlockDeviceMappings[].Ebs.SnapshotId", ("AWS::EC2::Snapshot",)),
        uses_security_group("SecurityGroups[]"),
    ),
    aliases=("launch-configuration", "aws_launch_configuration"),
)

TARGET_GROUP = ResourceType(
    type="AWS::ElasticLoadBalancingV2::TargetGroup",
    plural="elbv2_target_groups",
    service="elbv2",
    operation="DescribeTargetGroups",
    items="TargetGroups[]",
    id="TargetGroupArn~targetgroup/",
    arn="TargetGroupArn",
    name="TargetGroupName",
    tags=SWEEP,
    details=(
        Detail("Attributes", "DescribeTargetGroupAttributes", {"TargetGroupArn": "{TargetGroupArn}"}, "Attributes"),
        Detail("Targets", "DescribeTargetHealth", {"TargetGroupArn": "{TargetGroupArn}"}, "TargetHealthDescriptions"),
    ),
    volatile=("Targets[].TargetHealth", "Targets[].AnomalyDetection", "Targets[].AdministrativeOverride"),
    sets=("LoadBalancerArns", "Attributes", "Targets"),
    edges=(
        in_vpc(),
        Edge("serves_load_balancer", "LoadBalancerArns[]", ("AWS::ElasticLoadBalancingV2::LoadBalancer",), needs="from"),
        Edge(
            "targets",
            "Targets[].Target.Id",
            ("AWS::EC2::Instance", "AWS::Lambda::Function", "AWS::ElasticLoadBalancingV2::LoadBalancer"),
            pattern="^(i-[0-9a-f]+|arn:.+)$",  # else an IP address
        ),
    ),
    aliases=("target-group", "elasticloadbalancing:targetgroup", "aws_lb_target_group", "aws_alb_target_group"),
)

_CERTIFICATES = ("AWS::CertificateManager::Certificate", "AWS::IAM::ServerCertificate")


def _action_edges(path: str) -> tuple[Edge, ...]:
    """Where the actions of a listener or a rule lead to, and who signs users in on the way."""
    return (
        Edge("forwards_to", f"{path}.TargetGroupArn", _GROUP),
        Edge("forwards_to", f"{path}.ForwardConfig.TargetGroups[].TargetGroupArn", _GROUP),
        Edge("authenticates_with", f"{path}.AuthenticateCognitoConfig.UserPoolArn", ("AWS::Cognito::UserPool",)),
    )


def _action_sets(path: str) -> tuple[str, ...]:
    return (f"{path}.ForwardConfig.TargetGroups", f"{path}.JwtValidationConfig.AdditionalClaims")


LISTENER = ResourceType(
    type="AWS::ElasticLoadBalancingV2::Listener",
    plural="elbv2_listeners",
    service="elbv2",
    operation="DescribeListeners",
    params={"LoadBalancerArn": "{parent.LoadBalancerArn}"},
    parent="AWS::ElasticLoadBalancingV2::LoadBalancer",
    parent_absent=("LoadBalancerNotFound",),
    items="Listeners[]",
    id="ListenerArn~listener/",
    arn="ListenerArn",
    tags=SWEEP,
    details=(
        # The listing tells the default certificate only, and none of those that are chosen by the server's name.
        Detail(
            "AllCertificates",
            "DescribeListenerCertificates",
            {"ListenerArn": "{ListenerArn}"},
            "Certificates",
            paginated=True,
            when=_is_encrypted,
        ),
    ),
    sets=("Certificates", "AllCertificates", *_action_sets("DefaultActions[]")),
    redact=("DefaultActions[].AuthenticateOidcConfig.ClientSecret",),
    edges=(
        Edge("belongs_to", "LoadBalancerArn", ("AWS::ElasticLoadBalancingV2::LoadBalancer",)),
        Edge("uses_certificate", "Certificates[].CertificateArn", _CERTIFICATES),
        Edge("uses_certificate", "AllCertificates[].CertificateArn", _CERTIFICATES),
        *_action_edges("DefaultActions[]"),
    ),
    aliases=(
        "listener",
        "elasticloadbalancing:listener/app",
        "elasticloadbalancing:listener/net",
        "elasticloadbalancing:listener/gwy",
        "aws_lb_listener",
        "aws_alb_listener",
    ),
)

LISTENER_RULE = ResourceType(
    type="AWS::ElasticLoadBalancingV2::ListenerRule",
    plural="elbv2_listener_rules",
    service="elbv2",
    operation="DescribeRules",
    params={"ListenerArn": "{parent.ListenerArn}"},
    parent="AWS::ElasticLoadBalancingV2::Listener",
    parent_absent=("ListenerNotFound", "UnsupportedProtocol"),  # rules are an application load balancer's
    items="Rules[]",
    id="RuleArn~listener-rule/",
    arn="RuleArn",
    tags=SWEEP,
    where=_is_no_default,
    sets=(
        "Conditions[].Values",
        "Conditions[].RegexValues",
        "Conditions[].HostHeaderConfig.Values",
        "Conditions[].HostHeaderConfig.RegexValues",
        "Conditions[].PathPatternConfig.Values",
        "Conditions[].PathPatternConfig.RegexValues",
        "Conditions[].HttpHeaderConfig.Values",
        "Conditions[].HttpHeaderConfig.RegexValues",
        "Conditions[].QueryStringConfig.Values",
        "Conditions[].HttpRequestMethodConfig.Values",
        "Conditions[].SourceIpConfig.Values",
        "Conditions",
        *_action_sets("Actions[]"),
    ),
    redact=(
        "Actions[].AuthenticateOidcConfig.ClientSecret",
        "Conditions[].HttpHeaderConfig.Values",  # by which an origin knows its distribution
        "Conditions[].HttpHeaderConfig.RegexValues",
    ),
    edges=(
        Edge("belongs_to", "RuleArn", ("AWS::ElasticLoadBalancingV2::Listener",), pattern=":listener-rule/(.+)/[^/]+$"),
        *_action_edges("Actions[]"),
    ),
    aliases=(
        "listener-rule",
        "elasticloadbalancing:listener-rule/app",
        "elasticloadbalancing:listener-rule/net",
        "aws_lb_listener_rule",
        "aws_alb_listener_rule",
    ),
)

TYPES = (AUTO_SCALING_GROUP, LAUNCH_CONFIGURATION, TARGET_GROUP, LISTENER, LISTENER_RULE)
