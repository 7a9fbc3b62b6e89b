"""Auto Scaling groups and what they launch by, and the target groups of load balancers. Listeners have a module of their own."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, describes, lists, walker
from inventory_assets.localcloud.estate.balancing import BALANCER, CLASSIC
from inventory_assets.localcloud.estate.ec2 import INSTANCE
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.functions import FUNCTION
from inventory_assets.localcloud.estate.images import IMAGE, KEY_PAIR, PLACEMENT, SNAPSHOT, TEMPLATE, key_name
from inventory_assets.localcloud.estate.naming import uuid_of, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET, vpc_of
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

SCALED, LAUNCH_CONFIGURATION = "AWS::AutoScaling::AutoScalingGroup", "AWS::AutoScaling::LaunchConfiguration"
TARGETS = "AWS::ElasticLoadBalancingV2::TargetGroup"

#: Most groups have no warm pool, no forecast, and are not being deleted.
_UNWARMED: JsonObject = dict.fromkeys(("Status", "PredictedCapacity", "WarmPoolConfiguration", "WarmPoolSize"))
NO_TARGETS = ("TargetGroupNotFound", "One or more target groups not found: {name}", 400)


def _scaling_arn(r: Resource, what: str, named: str) -> str:
    return f"arn:aws:autoscaling:{r.region}:{r.account_id}:{what}:{uuid_of(r, 'arn')}:{named}/{r.id}"


def _launches_by(r: Resource) -> JsonObject:
    """A launch template, a launch configuration or a mixture, one after the other."""
    template = r.other(TEMPLATE, r.number)
    version = {"LaunchTemplateId": template.id, "LaunchTemplateName": template.body["LaunchTemplateName"], "Version": "$Default"}
    if r.number % 3 == 0:
        return {"LaunchTemplate": version, "LaunchConfigurationName": None, "MixedInstancesPolicy": None}
    if r.number % 3 == 1:
        name = r.other(LAUNCH_CONFIGURATION, r.number).id
        return {"LaunchTemplate": None, "LaunchConfigurationName": name, "MixedInstancesPolicy": None}
    mixture = {"LaunchTemplateSpecification": version, "Overrides": [{"InstanceType": name} for name in ("m5.large", "m6i.large")]}
    return {"LaunchTemplate": None, "LaunchConfigurationName": None, "MixedInstancesPolicy": {"LaunchTemplate": mixture}}


def _build_scaled(r: Resource) -> JsonObject:
    day = r.world.options.day
    tags = [
        {"ResourceId": r.id, "ResourceType": "auto-scaling-group", "Key": key, "Value": value, "PropagateAtLaunch": True}
        for key, value in r.tags.items()
    ]
    changes = {
        **_launches_by(r),
        "AutoScalingGroupName": r.id,
        "AutoScalingGroupARN": r.arn,
        "MinSize": 1,
        "MaxSize": r.moving("most", (4, 8), 0.15),
        "DesiredCapacity": 1 + r.chance.below(f"wanted {day}", 4),
        "AvailabilityZones": [f"{r.region}a", f"{r.region}b"],
        "VPCZoneIdentifier": ",".join(r.other(SUBNET, r.number + index).id for index in range(2)),
        "TargetGroupARNs": [r.other(TARGETS, 0).arn] if r.maybe("balanced", 0.6) else [],
        "LoadBalancerNames": [r.other(CLASSIC, 0).id] if r.number % 3 == 1 else [],
        "HealthCheckType": r.pick("health check", ("EC2", "ELB")),
        "PlacementGroup": r.other(PLACEMENT, 0).body["GroupName"] if r.number % 3 == 2 else None,
        "ServiceLinkedRoleARN": r.other("AWS::IAM::Role", r.number).arn,
        "CapacityReservationSpecification": None,
        "SuspendedProcesses": [],
        "AvailabilityZoneIds": None,
        **(_UNWARMED if r.number % 3 else {}),
        "Tags": tags,
    }
    body: JsonObject = filled("autoscaling", "DescribeAutoScalingGroups", "AutoScalingGroups[]", lambda _: changes)(r)
    body["Instances"][0] |= {"InstanceId": r.other(INSTANCE, 0).id, "LifecycleState": "InService", "HealthStatus": "Healthy"}
    return body


def _scaling_policy(r: Resource) -> JsonObject:
    alarm = r.other("AWS::CloudWatch::Alarm", 0)
    changes: JsonObject = {
        "AutoScalingGroupName": r.id,
        "PolicyName": "cpu",
        "PolicyType": "TargetTrackingScaling",
        "Alarms": [{"AlarmName": alarm.id, "AlarmARN": alarm.arn}],
        "TargetTrackingConfiguration": {"TargetValue": float(r.moving("target", (50, 70), 0.2)), "CustomizedMetricSpecification": None},
        "StepAdjustments": [],
        "PredictiveScalingConfiguration": None,
    }
    policy: JsonObject = filled("autoscaling", "DescribePolicies", "ScalingPolicies[]", lambda _: changes)(r)
    return policy


def _configuration(r: Resource) -> JsonObject:
    ebs = {"SnapshotId": r.other(SNAPSHOT, r.number).id, "VolumeSize": 20, "VolumeType": "gp2", "Encrypted": r.maybe("encrypted", 0.5)}
    return {
        "LaunchConfigurationName": r.id,
        "LaunchConfigurationARN": r.arn,
        "ImageId": r.other(IMAGE, r.number).id,
        "KeyName": key_name(r.other(KEY_PAIR, r.number)),
        "SecurityGroups": [r.other(GROUP, r.number).id],
        "IamInstanceProfile": r.other("AWS::IAM::InstanceProfile", r.number).arn,
        "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": ebs}],
        "ClassicLinkVPCId": None,
        "ClassicLinkVPCSecurityGroups": [],
        "SpotPrice": None,
    }


def _target_type(r: Resource) -> str:
    return ("instance", "ip", "lambda", "alb")[r.number % 4]


def _target_group(r: Resource) -> JsonObject:
    kind = _target_type(r)
    changes: JsonObject = {
        "TargetGroupArn": r.arn,
        "TargetGroupName": r.id.partition("/")[0],
        "TargetType": kind,
        "Protocol": "TCP" if kind == "alb" else "HTTP",
        "ProtocolVersion": None if kind == "alb" else "HTTP1",
        "VpcId": vpc_of(r).id,
        "HealthCheckProtocol": "HTTP",
        "HealthCheckPort": "traffic-port",
        "HealthCheckPath": r.moving("path", ("/", "/health"), 0.12),
        "Matcher": {"HttpCode": "200", "GrpcCode": None},
        "LoadBalancerArns": [r.other(BALANCER, int(kind == "alb")).arn] if r.number % 5 != 4 else [],
        "TargetControlPort": None,
    }
    return changes | ({"Protocol": None, "Port": None, "VpcId": None, "ProtocolVersion": None} if kind == "lambda" else {})


def _target(r: Resource) -> JsonObject:
    match _target_type(r):
        case "instance":
            return {"Id": r.other(INSTANCE, 0).id, "Port": 80}
        case "ip":
            return {"Id": f"10.{r.number % 250}.4.7", "Port": 8080, "AvailabilityZone": f"{r.region}a"}
        case "lambda":
            return {"Id": r.other(FUNCTION, 0).arn}
    return {"Id": r.other(BALANCER, 0).arn, "Port": 443}


def _health(r: Resource) -> JsonObject:
    """Groups without targets are there, too."""
    if not r.maybe("used", 0.7):
        return {"TargetHealthDescriptions": []}
    well = r.maybe(f"healthy {r.world.options.day}", 0.7)
    ill = {"State": "unhealthy", "Reason": "Target.FailedHealthChecks", "Description": "Health checks failed"}
    target = _target(r)
    told: JsonObject = {"Target": target, "TargetHealth": {"State": "healthy"} if well else ill}
    return {"TargetHealthDescriptions": [told | ({"HealthCheckPort": str(target["Port"])} if "Port" in target else {})]}


def _attributes(r: Resource) -> JsonObject:
    values = {
        "deregistration_delay.timeout_seconds": str(r.pick("delay", (30, 300))),
        "stickiness.enabled": str(r.moving("sticky", (False, True), 0.1)).lower(),
        "stickiness.type": "lb_cookie",
        "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
    }
    return {"Attributes": [{"Key": key, "Value": value} for key, value in values.items()]}


KINDS = (
    Kind(
        SCALED,
        2.5,
        word_id("asg"),
        lambda r: _scaling_arn(r, "autoScalingGroup", "autoScalingGroupName"),
        _build_scaled,
        sweep_type="autoscaling:autoScalingGroup",
    ),
    Kind(
        LAUNCH_CONFIGURATION,
        1.2,
        word_id("launch"),
        lambda r: _scaling_arn(r, "launchConfiguration", "launchConfigurationName"),
        filled("autoscaling", "DescribeLaunchConfigurations", "LaunchConfigurations[]", _configuration),
        lasting=True,
        tagged=0,
    ),
    Kind(
        TARGETS,
        5,
        lambda r: f"{word_id('tg')(r)}/{r.chance.hex('arn', 16)}",
        lambda r: f"arn:aws:elasticloadbalancing:{r.region}:{r.account_id}:targetgroup/{r.id}",
        filled("elbv2", "DescribeTargetGroups", "TargetGroups[]", _target_group),
        lasting=True,
        sweep_type="elasticloadbalancing:targetgroup",
    ),
)

lists("autoscaling", "DescribeAutoScalingGroups", SCALED, size=50)
lists("autoscaling", "DescribeLaunchConfigurations", LAUNCH_CONFIGURATION, size=50)
lists("elbv2", "DescribeTargetGroups", TARGETS, size=400, ids="TargetGroupArns", missing=NO_TARGETS)
describes("elbv2", "DescribeTargetGroupAttributes", TARGETS, "TargetGroupArn", None, NO_TARGETS, _attributes)
describes("elbv2", "DescribeTargetHealth", TARGETS, "TargetGroupArn", None, NO_TARGETS, _health)


@answers("autoscaling", "DescribePolicies")
def describe_policies(world: World, account: Account, call: Call) -> JsonObject:
    """Every other group scales by a policy."""
    walk = walker(world, account, call, SCALED)
    return page(call, lambda start: ((number, group) for number, group in walk(start) if number % 2 == 0), _scaling_policy, 50)
