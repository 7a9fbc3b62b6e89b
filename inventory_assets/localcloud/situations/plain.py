"""The commonest situations: one resource of a type, right, wrong, and unread. What right and wrong are stands in the rooms' tables."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_PLACE = "eu-west-1:<account>"

#: Type → what makes a resource of it one: identifiers, with `<id>` where something drawn stands.
IDENTITIES: Mapping[str, JsonObject] = {
    "AWS::RDS::DBInstance": {"DBInstanceIdentifier": "<id>", "DBInstanceArn": f"arn:aws:rds:{_PLACE}:db:<id>", "Engine": "postgres"},
    "AWS::RDS::DBCluster": {
        "DBClusterIdentifier": "<id>",
        "DBClusterArn": f"arn:aws:rds:{_PLACE}:cluster:<id>",
        "Engine": "aurora-postgresql",
    },
    "AWS::RDS::DBSnapshot": {"DBSnapshotIdentifier": "<id>", "DBSnapshotArn": f"arn:aws:rds:{_PLACE}:snapshot:<id>"},
    "AWS::RDS::DBClusterSnapshot": {
        "DBClusterSnapshotIdentifier": "<id>",
        "DBClusterSnapshotArn": f"arn:aws:rds:{_PLACE}:cluster-snapshot:<id>",
    },
    "AWS::RDS::EventSubscription": {"CustSubscriptionId": "<id>", "EventSubscriptionArn": f"arn:aws:rds:{_PLACE}:es:<id>"},
    "AWS::DocDB::DBCluster": {"DBClusterIdentifier": "<id>", "DBClusterArn": f"arn:aws:rds:{_PLACE}:cluster:<id>", "Engine": "docdb"},
    "AWS::Neptune::DBCluster": {"DBClusterIdentifier": "<id>", "DBClusterArn": f"arn:aws:rds:{_PLACE}:cluster:<id>", "Engine": "neptune"},
    "AWS::DynamoDB::Table": {"TableName": "<id>", "TableArn": f"arn:aws:dynamodb:{_PLACE}:table/<id>"},
    "AWS::ElastiCache::CacheCluster": {"CacheClusterId": "<id>", "ARN": f"arn:aws:elasticache:{_PLACE}:cluster:<id>", "Engine": "redis"},
    "AWS::ElastiCache::ReplicationGroup": {"ReplicationGroupId": "<id>", "ARN": f"arn:aws:elasticache:{_PLACE}:replicationgroup:<id>"},
    "AWS::MemoryDB::Cluster": {"Name": "<id>", "ARN": f"arn:aws:memorydb:{_PLACE}:cluster/<id>"},
    "AWS::DAX::Cluster": {"ClusterName": "<id>", "ClusterArn": f"arn:aws:dax:{_PLACE}:cache/<id>"},
    "AWS::Redshift::Cluster": {"ClusterIdentifier": "<id>"},
    "AWS::RedshiftServerless::Namespace": {"namespaceName": "<id>", "namespaceArn": f"arn:aws:redshift-serverless:{_PLACE}:namespace/<id>"},
    "AWS::RedshiftServerless::Workgroup": {"workgroupName": "<id>", "workgroupArn": f"arn:aws:redshift-serverless:{_PLACE}:workgroup/<id>"},
    "AWS::OpenSearchService::Domain": {"DomainName": "<id>", "DomainId": "<account>/<id>", "ARN": f"arn:aws:es:{_PLACE}:domain/<id>"},
    "AWS::OpenSearchServerless::Collection": {"id": "<id>", "name": "<id>", "arn": f"arn:aws:aoss:{_PLACE}:collection/<id>"},
    "AWS::DMS::ReplicationInstance": {"ReplicationInstanceIdentifier": "<id>", "ReplicationInstanceArn": f"arn:aws:dms:{_PLACE}:rep:<id>"},
    "AWS::DMS::Endpoint": {"EndpointIdentifier": "<id>", "EndpointArn": f"arn:aws:dms:{_PLACE}:endpoint:<id>"},
    "AWS::S3::Bucket": {"Name": "<id>-<account>"},
    "AWS::S3::AccessPoint": {"Name": "<id>", "Bucket": "<id>-<account>", "AccessPointArn": f"arn:aws:s3:{_PLACE}:accesspoint/<id>"},
    "AWS::EC2::Volume": {"VolumeId": "vol-<id>"},
    "AWS::EC2::Snapshot": {"SnapshotId": "snap-<id>", "OwnerId": "<account>"},
    "AWS::EC2::Image": {"ImageId": "ami-<id>", "OwnerId": "<account>", "Name": "<id>"},
    "AWS::EFS::FileSystem": {
        "FileSystemId": "fs-<id>",
        "FileSystemArn": f"arn:aws:elasticfilesystem:{_PLACE}:file-system/fs-<id>",
        "OwnerId": "<account>",
    },
    "AWS::EFS::AccessPoint": {"AccessPointId": "fsap-<id>", "AccessPointArn": f"arn:aws:elasticfilesystem:{_PLACE}:access-point/fsap-<id>"},
    "AWS::FSx::FileSystem": {"FileSystemId": "fs-<id>", "ResourceARN": f"arn:aws:fsx:{_PLACE}:file-system/fs-<id>"},
    "AWS::Backup::BackupVault": {"BackupVaultName": "<id>", "BackupVaultArn": f"arn:aws:backup:{_PLACE}:backup-vault:<id>"},
    "AWS::Backup::RecoveryPoint": {"RecoveryPointArn": f"arn:aws:backup:{_PLACE}:recovery-point:<id>", "BackupVaultName": "vault"},
    "AWS::EC2::Instance": {"InstanceId": "i-<id>", "State": {"Code": 16, "Name": "running"}},
    "AWS::EC2::LaunchTemplate": {"LaunchTemplateId": "lt-<id>", "LaunchTemplateName": "<id>"},
    "AWS::EC2::Subnet": {"SubnetId": "subnet-<id>"},
    "AWS::EC2::NetworkInterface": {"NetworkInterfaceId": "eni-<id>", "Groups": []},
    "AWS::EC2::EIP": {"AllocationId": "eipalloc-<id>"},
    "AWS::EC2::TransitGateway": {
        "TransitGatewayId": "tgw-<id>",
        "TransitGatewayArn": f"arn:aws:ec2:{_PLACE}:transit-gateway/tgw-<id>",
        "OwnerId": "<account>",
    },
    "AWS::EC2::ClientVpnEndpoint": {"ClientVpnEndpointId": "cvpn-endpoint-<id>"},
    "AWS::EC2::VPNConnection": {"VpnConnectionId": "vpn-<id>", "State": "available"},
    "AWS::EC2::VPCEndpointService": {"ServiceId": "vpce-svc-<id>", "ServiceName": "com.amazonaws.vpce.eu-west-1.vpce-svc-<id>"},
    "AWS::EC2::SecurityGroup": {"GroupId": "sg-<id>", "OwnerId": "<account>", "VpcId": "vpc-1"},
    "AWS::EC2::NetworkAcl": {"NetworkAclId": "acl-<id>", "OwnerId": "<account>"},
    "AWS::AutoScaling::AutoScalingGroup": {
        "AutoScalingGroupName": "<id>",
        "AutoScalingGroupARN": f"arn:aws:autoscaling:{_PLACE}:autoScalingGroup:<id>",
    },
    "AWS::AutoScaling::LaunchConfiguration": {
        "LaunchConfigurationName": "<id>",
        "LaunchConfigurationARN": f"arn:aws:autoscaling:{_PLACE}:launchConfiguration:<id>",
    },
    "AWS::ElasticLoadBalancing::LoadBalancer": {"LoadBalancerName": "<id>"},
    "AWS::ElasticLoadBalancingV2::LoadBalancer": {
        "LoadBalancerName": "<id>",
        "LoadBalancerArn": f"arn:aws:elasticloadbalancing:{_PLACE}:loadbalancer/app/<id>/1",
        "Type": "application",
    },
    "AWS::ElasticLoadBalancingV2::TargetGroup": {
        "TargetGroupName": "<id>",
        "TargetGroupArn": f"arn:aws:elasticloadbalancing:{_PLACE}:targetgroup/<id>/1",
    },
    "AWS::ApiGateway::DomainName": {"domainName": "<id>.example.com"},
    "AWS::CloudFront::Distribution": {"Id": "E<id>", "ARN": "arn:aws:cloudfront::<account>:distribution/E<id>"},
    "AWS::ApiGateway::RestApi": {"id": "r<id>-<account>", "name": "<id>"},
    "AWS::ApiGatewayV2::Api": {"ApiId": "h<id>-<account>", "Name": "<id>"},
    "AWS::WAFv2::WebACL": {"Id": "<id>", "Name": "<id>", "ARN": f"arn:aws:wafv2:{_PLACE}:regional/webacl/<id>/1"},
    "AWS::AppSync::GraphQLApi": {"apiId": "<id>", "name": "<id>", "arn": f"arn:aws:appsync:{_PLACE}:apis/<id>"},
    "AWS::NetworkFirewall::Firewall": {"FirewallName": "<id>", "FirewallArn": f"arn:aws:network-firewall:{_PLACE}:firewall/<id>"},
    "AWS::NetworkFirewall::FirewallPolicy": {"Listed": {"Name": "<id>", "Arn": f"arn:aws:network-firewall:{_PLACE}:firewall-policy/<id>"}},
    "AWS::Route53::HostedZone": {"Id": "/hostedzone/Z<id><account>", "Name": "<id>.example."},
    "AWS::CertificateManager::Certificate": {
        "CertificateArn": f"arn:aws:acm:{_PLACE}:certificate/<id>",
        "DomainName": "<id>.example",
        "Status": "ISSUED",
    },
    "AWS::GlobalAccelerator::Accelerator": {"AcceleratorArn": "arn:aws:globalaccelerator::<account>:accelerator/<id>", "Name": "<id>"},
    "AWS::Lambda::Function": {"FunctionName": "<id>", "FunctionArn": f"arn:aws:lambda:{_PLACE}:function:<id>", "PackageType": "Zip"},
    "AWS::ECS::Cluster": {"clusterName": "<id>", "clusterArn": f"arn:aws:ecs:{_PLACE}:cluster/<id>"},
    "AWS::ECS::TaskDefinition": {"family": "<id>", "taskDefinitionArn": f"arn:aws:ecs:{_PLACE}:task-definition/<id>:1", "status": "ACTIVE"},
    "AWS::EKS::Cluster": {"name": "<id>", "arn": f"arn:aws:eks:{_PLACE}:cluster/<id>"},
    "AWS::ECR::Repository": {"repositoryName": "<id>", "repositoryArn": f"arn:aws:ecr:{_PLACE}:repository/<id>"},
    "AWS::SageMaker::NotebookInstance": {
        "NotebookInstanceName": "<id>",
        "NotebookInstanceArn": f"arn:aws:sagemaker:{_PLACE}:notebook-instance/<id>",
    },
    "AWS::SageMaker::Model": {"ModelName": "<id>", "ModelArn": f"arn:aws:sagemaker:{_PLACE}:model/<id>"},
    "AWS::EMR::Cluster": {"Id": "j-<id>", "Name": "<id>", "ClusterArn": f"arn:aws:elasticmapreduce:{_PLACE}:cluster/j-<id>"},
    "AWS::CodeBuild::Project": {"name": "<id>", "arn": f"arn:aws:codebuild:{_PLACE}:project/<id>"},
    "AWS::Glue::Job": {"Name": "<id>"},
    "AWS::SNS::Topic": {"TopicArn": f"arn:aws:sns:{_PLACE}:<id>", "Owner": "<account>"},
    "AWS::SQS::Queue": {"QueueUrl": "https://sqs.eu-west-1.amazonaws.com/<account>/<id>", "QueueArn": f"arn:aws:sqs:{_PLACE}:<id>"},
    "AWS::SecretsManager::Secret": {"Name": "<id>", "ARN": f"arn:aws:secretsmanager:{_PLACE}:secret:<id>-a1b2c3"},
    "AWS::SSM::Parameter": {"Name": "<id>", "ARN": f"arn:aws:ssm:{_PLACE}:parameter/<id>"},
    "AWS::StepFunctions::StateMachine": {"name": "<id>", "stateMachineArn": f"arn:aws:states:{_PLACE}:stateMachine:<id>"},
    "AWS::Kinesis::Stream": {"StreamName": "<id>", "StreamARN": f"arn:aws:kinesis:{_PLACE}:stream/<id>"},
    "AWS::KinesisFirehose::DeliveryStream": {
        "DeliveryStreamName": "<id>",
        "DeliveryStreamARN": f"arn:aws:firehose:{_PLACE}:deliverystream/<id>",
    },
    "AWS::MSK::Cluster": {"ClusterName": "<id>", "ClusterArn": f"arn:aws:kafka:{_PLACE}:cluster/<id>/1", "ClusterType": "PROVISIONED"},
    "AWS::AmazonMQ::Broker": {
        "BrokerId": "b-<id>",
        "BrokerName": "<id>",
        "BrokerArn": f"arn:aws:mq:{_PLACE}:broker:<id>:b-<id>",
        "EngineType": "ACTIVEMQ",
    },
    "AWS::MWAA::Environment": {"Name": "<id>", "Arn": f"arn:aws:airflow:{_PLACE}:environment/<id>"},
    "AWS::Transfer::Server": {"ServerId": "s-<id>0f1e2d3c4", "Arn": f"arn:aws:transfer:{_PLACE}:server/s-<id>0f1e2d3c4"},
    "AWS::WorkSpaces::Workspace": {"WorkspaceId": "ws-<id>"},
    "AWS::Athena::WorkGroup": {"Name": "<id>"},
    "AWS::DataSync::Task": {"TaskArn": f"arn:aws:datasync:{_PLACE}:task/<id>", "Name": "<id>"},
    "AWS::CloudFormation::Stack": {"StackName": "<id>", "StackId": f"arn:aws:cloudformation:{_PLACE}:stack/<id>/1"},
    "AWS::AppRunner::Service": {"ServiceId": "<id>", "ServiceName": "<id>", "ServiceArn": f"arn:aws:apprunner:{_PLACE}:service/<id>/<id>"},
    "AWS::Cognito::UserPool": {"Id": "eu-west-1_<id>", "Name": "<id>"},
    "AWS::Cognito::IdentityPool": {"IdentityPoolId": "eu-west-1:<id>", "IdentityPoolName": "<id>"},
    "AWS::Logs::LogGroup": {"logGroupName": "/app/<id>", "arn": f"arn:aws:logs:{_PLACE}:log-group:/app/<id>:*"},
    "AWS::CloudWatch::Alarm": {"AlarmName": "<id>", "AlarmArn": f"arn:aws:cloudwatch:{_PLACE}:alarm:<id>"},
    "AWS::KMS::Key": {"KeyId": "0000-<id>", "Arn": f"arn:aws:kms:{_PLACE}:key/0000-<id>"},
    "AWS::CloudTrail::Trail": {"Name": "<id>", "TrailARN": f"arn:aws:cloudtrail:{_PLACE}:trail/<id>"},
}

Other = tuple[str, JsonObject, Status]


def plain(
    control: str, type_name: str, good: JsonObject, bad: JsonObject, *others: Other, part: str | None = None, odd: JsonObject | None = None
) -> Sequence[Situation]:
    """A resource that is right, one that is wrong, others as named; and one that nobody can judge: its `part` is denied, what it says is
    `odd`, or the whole type is denied.
    """

    def made(case: str, members: JsonObject, status: Status, unread: tuple[str, ...] = ()) -> Situation:
        thing = Thing(type_name, identified(type_name, f"{control} {case}") | members, "it", unread=unread)
        return Situation(f"{control}: {case}", (thing,), {control: {"it": status}})

    situations = [made("right", good, "pass"), made("wrong", bad, "fail"), *(made(*other) for other in others)]
    if part is not None:
        situations.append(made("unread", {}, "unknown", (part,)))
    if odd is not None:
        situations.append(made("odd", odd, "unknown"))
    situations.append(Situation(f"{control}: denied", (), {control: {"account": "unknown"}}, denied=(type_name,)))
    return situations


def identified(type_name: str, drawn_by: str) -> JsonObject:
    """What makes a resource of a type one: identifiers, drawn by a text."""
    identity: JsonObject = _filled(IDENTITIES[type_name], f"{zlib.crc32(drawn_by.encode()):08x}")
    return identity


def _filled(value: Any, drawn: str) -> Any:
    if isinstance(value, dict):
        return {name: _filled(inner, drawn) for name, inner in value.items()}
    return value.replace("<id>", drawn) if isinstance(value, str) else value
