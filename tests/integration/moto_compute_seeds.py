"""Images, scaling groups, listeners and the edge, made in moto's own AWS; entered in `moto_seeds.SEEDS`."""

from __future__ import annotations

import base64

from moto_seeds import REGION, Client, arn, seeds

#: Types of which an account there has some from the start.
WITH_DEFAULTS: set[str] = set()
#: Type → what its replies there lack, and AWS's have: a part of the error's message.
INCOMPLETE: dict[str, str] = {}
#: (type, part) of details that are not served there.
UNSERVED: set[tuple[str, str]] = set()

#: Found in what is stored, it betrays a leak.
SECRET = "moto-secret-5b1c"


@seeds("AWS::EC2::Image")
def image(client: Client) -> list[str]:
    instance = client("ec2").describe_instances()["Reservations"][0]["Instances"][0]["InstanceId"]
    return [arn("ec2", f"image/{client('ec2').create_image(InstanceId=instance, Name='base')['ImageId']}", account="")]


@seeds("AWS::EC2::Snapshot")
def snapshot(client: Client) -> list[str]:
    image = client("ec2").describe_images(Owners=["self"])["Images"][0]
    found = [image["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]]
    volume = client("ec2").create_volume(AvailabilityZone=f"{REGION}a", Size=4)["VolumeId"]
    found += [client("ec2").create_snapshot(VolumeId=volume)["SnapshotId"] for _ in range(2)]
    return [arn("ec2", f"snapshot/{name}", account="") for name in found]


@seeds("AWS::EC2::KeyPair")
def key_pair(client: Client) -> list[str]:
    client("ec2").create_key_pair(KeyName="ops")
    return [arn("ec2", "key-pair/ops")]


@seeds("AWS::EC2::LaunchTemplate")
def launch_template(client: Client) -> list[str]:
    made = client("ec2").create_launch_template(
        LaunchTemplateName="web", LaunchTemplateData={"InstanceType": "t3.micro", "UserData": base64.b64encode(SECRET.encode()).decode()}
    )["LaunchTemplate"]["LaunchTemplateId"]
    client("ec2").create_launch_template_version(LaunchTemplateId=made, LaunchTemplateData={"InstanceType": "t3.small"})
    return [arn("ec2", f"launch-template/{made}")]


@seeds("AWS::EC2::Host")
def host(client: Client) -> list[str]:
    made = client("ec2").allocate_hosts(AvailabilityZone=f"{REGION}a", InstanceType="m5.large", Quantity=2)["HostIds"]
    client("ec2").release_hosts(HostIds=made[1:])
    return [arn("ec2", f"dedicated-host/{made[0]}")]


@seeds("AWS::AutoScaling::LaunchConfiguration")
def launch_configuration(client: Client) -> list[str]:
    client("autoscaling").create_launch_configuration(
        LaunchConfigurationName="old", ImageId="ami-12345678", InstanceType="t2.micro", UserData=SECRET
    )
    (found,) = client("autoscaling").describe_launch_configurations()["LaunchConfigurations"]
    return [found["LaunchConfigurationARN"]]


@seeds("AWS::AutoScaling::AutoScalingGroup")
def auto_scaling_group(client: Client) -> list[str]:
    client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName="web", LaunchConfigurationName="old", MinSize=0, MaxSize=2, AvailabilityZones=[f"{REGION}a"]
    )
    client("autoscaling").put_scaling_policy(
        AutoScalingGroupName="web", PolicyName="grow", PolicyType="SimpleScaling", AdjustmentType="ChangeInCapacity", ScalingAdjustment=1
    )
    (found,) = client("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"]
    return [found["AutoScalingGroupARN"]]


def _vpc(client: Client) -> str:
    found: str = client("ec2").describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
    return found


@seeds("AWS::ElasticLoadBalancingV2::TargetGroup")
def target_group(client: Client) -> list[str]:
    made = client("elbv2").create_target_group(Name="web", Protocol="TCP", Port=80, VpcId=_vpc(client), TargetType="ip")
    found: str = made["TargetGroups"][0]["TargetGroupArn"]
    client("elbv2").register_targets(TargetGroupArn=found, Targets=[{"Id": "10.9.1.9", "Port": 80}])
    return [found]


def _front(client: Client) -> str:
    found: str = client("elbv2").describe_load_balancers(Names=["front"])["LoadBalancers"][0]["LoadBalancerArn"]
    return found


@seeds("AWS::ElasticLoadBalancingV2::Listener")
def listener(client: Client) -> list[str]:
    group = client("elbv2").describe_target_groups(Names=["web"])["TargetGroups"][0]["TargetGroupArn"]
    forward = [{"Type": "forward", "TargetGroupArn": group}]
    made = client("elbv2").create_listener(LoadBalancerArn=_front(client), Protocol="TCP", Port=80, DefaultActions=forward)
    return [made["Listeners"][0]["ListenerArn"]]


@seeds("AWS::ElasticLoadBalancingV2::ListenerRule")
def listener_rule(client: Client) -> list[str]:
    found = client("elbv2").describe_listeners(LoadBalancerArn=_front(client))["Listeners"][0]
    made = client("elbv2").create_rule(
        ListenerArn=found["ListenerArn"], Priority=1, Actions=found["DefaultActions"],
        Conditions=[{"Field": "path-pattern", "Values": ["/api/*"]}],
    )  # fmt: skip
    return [made["Rules"][0]["RuleArn"]]


@seeds("AWS::CertificateManager::Certificate")
def certificate(client: Client) -> list[str]:
    acm = client("acm")
    return [
        acm.request_certificate(DomainName=f"{kind.lower().replace('_', '-')}.example.org", KeyAlgorithm=kind)["CertificateArn"]
        for kind in ("RSA_2048", "EC_prime256v1")
    ]


@seeds("AWS::ACMPCA::CertificateAuthority")
def certificate_authority(client: Client) -> list[str]:
    made = client("acm-pca").create_certificate_authority(
        CertificateAuthorityType="ROOT",
        CertificateAuthorityConfiguration={
            "KeyAlgorithm": "RSA_2048", "SigningAlgorithm": "SHA256WITHRSA", "Subject": {"CommonName": "ca.example.org"},
        },
    )  # fmt: skip
    return [made["CertificateAuthorityArn"]]


def _distribution_config(reference: str) -> dict[str, object]:
    header = {"Quantity": 1, "Items": [{"HeaderName": "X-From", "HeaderValue": SECRET}]}
    origin = {"Id": "one", "DomainName": "plain-bucket.s3.amazonaws.com", "S3OriginConfig": {"OriginAccessIdentity": ""}}
    behavior = {"TargetOriginId": "one", "ViewerProtocolPolicy": "allow-all", "MinTTL": 0}
    return {
        "CallerReference": reference,
        "Origins": {"Quantity": 1, "Items": [origin | {"CustomHeaders": header}]},
        "DefaultCacheBehavior": behavior | {"ForwardedValues": {"QueryString": False, "Cookies": {"Forward": "none"}}},
        "Comment": "of the shop",
        "Enabled": True,
    }


@seeds("AWS::CloudFront::Distribution")
def distribution(client: Client) -> list[str]:
    create = client("cloudfront").create_distribution
    return [create(DistributionConfig=_distribution_config(name))["Distribution"]["ARN"] for name in ("one", "two")]


@seeds("AWS::CloudFront::Function")
def cloudfront_function(client: Client) -> list[str]:
    made = client("cloudfront").create_function(
        Name="rewrite", FunctionConfig={"Comment": "paths", "Runtime": "cloudfront-js-2.0"}, FunctionCode=b"function handler() {}"
    )
    return [made["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]]


@seeds("AWS::Route53::HealthCheck")
def health_check(client: Client) -> list[str]:
    config = {"Type": "HTTPS", "FullyQualifiedDomainName": "example.org", "Port": 443, "RequestInterval": 30, "FailureThreshold": 3}
    made = client("route53").create_health_check(CallerReference="1", HealthCheckConfig=config)["HealthCheck"]["Id"]
    return [f"arn:aws:route53:::healthcheck/{made}"]


@seeds("AWS::ApiGateway::Stage")
def rest_stage(client: Client) -> list[str]:
    api = client("apigateway").get_rest_apis()["items"][0]["id"]
    root = client("apigateway").get_resources(restApiId=api)["items"][0]["id"]
    client("apigateway").put_method(restApiId=api, resourceId=root, httpMethod="GET", authorizationType="NONE")
    client("apigateway").put_integration(restApiId=api, resourceId=root, httpMethod="GET", type="MOCK")
    deployment = client("apigateway").create_deployment(restApiId=api)["id"]
    client("apigateway").create_stage(restApiId=api, stageName="prod", deploymentId=deployment, variables={"password": SECRET})
    return [arn("apigateway", f"/restapis/{api}/stages/prod", account="")]


@seeds("AWS::ApiGateway::DomainName")
def domain_name(client: Client) -> list[str]:
    client("apigateway").create_domain_name(domainName="api.example.org", regionalCertificateArn=arn("acm", "certificate/1"))
    return [arn("apigateway", "/domainnames/api.example.org", account="")]


@seeds("AWS::ApiGatewayV2::Stage")
def http_stage(client: Client) -> list[str]:
    api = client("apigatewayv2").get_apis()["Items"][0]["ApiId"]
    client("apigatewayv2").create_stage(ApiId=api, StageName="$default", StageVariables={"password": SECRET})
    return [arn("apigateway", f"/apis/{api}/stages/$default", account="")]


@seeds("AWS::Shield::Subscription")
def shield_subscription(client: Client) -> list[str]:
    client("shield").create_subscription()
    return [client("shield").describe_subscription()["Subscription"]["SubscriptionArn"]]


@seeds("AWS::Shield::Protection")
def shield_protection(client: Client) -> list[str]:
    found = client("cloudfront").list_distributions()["DistributionList"]["Items"][0]["ARN"]
    made = client("shield").create_protection(Name="shop", ResourceArn=found)["ProtectionId"]
    return [client("shield").describe_protection(ProtectionId=made)["Protection"]["ProtectionArn"]]
