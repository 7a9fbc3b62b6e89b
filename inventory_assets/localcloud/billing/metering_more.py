"""What the less usual kinds of resources are charged for, mostly by the hour. The usual ones stand in `metering.py`."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_assets.localcloud.billing.metering import METERS, Meter, Use, drawn, growing, hours, kept, meter, used
from inventory_assets.localcloud.estate.resources import Resource


def _always(*uses: Use) -> Meter:
    return lambda _: iter(uses)


def _requests(sku: str, low: float, high: float) -> Meter:
    return lambda r: iter((used(r, sku, low, high),))


def _stored(sku: str, low: float, high: float) -> Meter:
    return lambda r: iter((growing(r, sku, low, high),))


METERS.update(
    {
        "AWS::EC2::VPNConnection": _always(hours("vpn-hours")),
        "AWS::EC2::ClientVpnEndpoint": _always(hours("client-vpn-hours")),
        "AWS::EC2::TransitGatewayAttachment": _always(hours("tgw-hours")),
        "AWS::RDS::DBProxy": _always(hours("rds-proxy", 2)),
        "AWS::MemoryDB::Cluster": _always(hours("memorydb:db.r6g.large")),
        "AWS::EKS::Cluster": _always(hours("eks-hours")),
        "AWS::MWAA::Environment": _always(hours("mwaa-hours")),
        "AWS::Transfer::Server": _always(hours("transfer-hours")),
        "AWS::NetworkFirewall::Firewall": _always(hours("firewall-hours")),
        "AWS::Route53Resolver::ResolverEndpoint": _always(hours("resolver-hours", 2)),
        "AWS::GlobalAccelerator::Accelerator": _always(hours("accelerator-hours")),
        "AWS::Lightsail::Instance": _always(hours("lightsail-bundle")),
        "AWS::AmazonMQ::Broker": _always(hours("mq:mq.m5.large")),
        "AWS::ACMPCA::CertificateAuthority": _always(kept("private-ca", 1)),
        "AWS::SecretsManager::Secret": _always(kept("secret", 1)),
        "AWS::CloudWatch::Alarm": _always(kept("alarm", 1)),
        "AWS::Route53::HealthCheck": _always(kept("health-check", 1)),
        "AWS::RDS::DBSnapshot": _stored("rds-backup", 5, 300),
        "AWS::RDS::DBClusterSnapshot": _stored("aurora-backup", 5, 300),
        "AWS::DocDB::DBCluster": _stored("docdb-storage", 5, 200),
        "AWS::Neptune::DBCluster": _stored("neptune-storage", 5, 200),
        "AWS::EFS::FileSystem": _stored("efs-standard", 2, 300),
        "AWS::ECR::Repository": _stored("ecr-storage", 1, 200),
        "AWS::Backup::BackupVault": _stored("backup-warm", 10, 1500),
        "AWS::SQS::Queue": _requests("sqs-requests", 1e4, 4e7),
        "AWS::SNS::Topic": _requests("sns-requests", 1e3, 2e6),
        "AWS::ApiGateway::RestApi": _requests("api-rest", 1e4, 3e6),
        "AWS::ApiGatewayV2::Api": _requests("api-http", 1e4, 5e6),
        "AWS::StepFunctions::StateMachine": _requests("states-transitions", 1e3, 4e5),
        "AWS::KinesisFirehose::DeliveryStream": _requests("firehose-gb", 1, 150),
    }
)


@meter("AWS::DocDB::DBInstance", "AWS::Neptune::DBInstance")
def _engine(r: Resource) -> Iterator[Use]:
    yield hours(f"{r.body['Engine']}:{r.body['DBInstanceClass']}")


@meter("AWS::ElastiCache::CacheCluster")
def _cache(r: Resource) -> Iterator[Use]:
    yield hours(f"cache:{r.body['CacheNodeType']}", r.body["NumCacheNodes"])


@meter("AWS::DAX::Cluster")
def _dax(r: Resource) -> Iterator[Use]:
    yield hours(f"dax:{r.body['NodeType']}", r.body["TotalNodes"])


@meter("AWS::Redshift::Cluster")
def _warehouse(r: Resource) -> Iterator[Use]:
    yield hours(f"redshift:{r.body['NodeType']}", r.body["NumberOfNodes"])


@meter("AWS::RedshiftServerless::Workgroup")
def _workgroup(r: Resource) -> Iterator[Use]:
    yield Use("redshift-rpu", "used", r.body["baseCapacity"] * drawn(r, "hours", 0.2, 2), "batch")


@meter("AWS::OpenSearchService::Domain")
def _search(r: Resource) -> Iterator[Use]:
    cluster = r.body["ClusterConfig"]
    yield hours(f"es:{cluster['InstanceType']}", cluster["InstanceCount"])
    yield kept("es-gp3", float(r.body["EBSOptions"]["VolumeSize"] * cluster["InstanceCount"]))


@meter("AWS::MSK::Cluster")
def _kafka(r: Resource) -> Iterator[Use]:
    provisioned = r.body.get("Provisioned")
    if provisioned:
        yield hours(f"msk:{provisioned['BrokerNodeGroupInfo']['InstanceType']}", provisioned["NumberOfBrokerNodes"])


@meter("AWS::Kinesis::Stream")
def _stream(r: Resource) -> Iterator[Use]:
    if r.body["StreamModeDetails"]["StreamMode"] == "PROVISIONED":
        yield hours("kinesis-shard", 1 + r.number % 4)
    else:
        yield used(r, "kinesis-in", 5, 150)


@meter("AWS::Glue::Job")
def _job(r: Resource) -> Iterator[Use]:
    yield Use("glue-dpu", "used", r.body["NumberOfWorkers"] * drawn(r, "runs", 0.3, 4), "batch", 0.2)


@meter("AWS::SageMaker::NotebookInstance")
def _notebook(r: Resource) -> Iterator[Use]:
    if r.body["NotebookInstanceStatus"] == "InService":
        yield hours(f"notebook:{r.body['InstanceType']}")


@meter("AWS::SageMaker::Endpoint")
def _inference(r: Resource) -> Iterator[Use]:
    if r.body["EndpointStatus"] != "Failed":
        yield hours("endpoint:ml.m5.large", 2)


@meter("AWS::FSx::FileSystem")
def _file_system(r: Resource) -> Iterator[Use]:
    yield kept(f"fsx-{r.body['FileSystemType'].lower()}", r.body["StorageCapacity"])


@meter("AWS::DMS::ReplicationInstance")
def _replication(r: Resource) -> Iterator[Use]:
    yield hours(f"dms:{r.body['ReplicationInstanceClass']}", 1 + r.body["MultiAZ"])


@meter("AWS::DirectConnect::Connection")
def _line(r: Resource) -> Iterator[Use]:
    yield hours("dx-10g" if r.body["bandwidth"] == "10Gbps" else "dx-1g")  # a port is paid for, up or down


@meter("AWS::DirectoryService::Directory")
def _directory(r: Resource) -> Iterator[Use]:
    yield hours("directory-enterprise" if r.body["Edition"] == "Enterprise" else "directory-standard", 2)


@meter("AWS::WorkSpaces::Workspace")
def _workspace(r: Resource) -> Iterator[Use]:
    mode = r.body.get("WorkspaceProperties", {}).get("RunningMode")
    yield Use("workspace-auto-stop" if mode == "AUTO_STOP" else "workspace-always-on", "monthly", 1)


@meter("AWS::KMS::Key")
def _key(r: Resource) -> Iterator[Use]:
    if r.body["KeyManager"] == "CUSTOMER":
        yield kept("kms-key", 1)


@meter("AWS::GuardDuty::Detector")
def _detector(r: Resource) -> Iterator[Use]:
    if r.body["Status"] == "ENABLED":
        yield used(r, "guardduty-events", 5e4, 2e6)


@meter("AWS::WAFv2::WebACL", "AWS::WAFv2::WebACL:CLOUDFRONT")
def _acl(r: Resource) -> Iterator[Use]:
    yield kept("waf-acl", 1)
    yield used(r, "waf-requests", 1e5, 8e6)


@meter("AWS::Route53::HostedZone")
def _zone(r: Resource) -> Iterator[Use]:
    yield Use("zone", "monthly", 1)
    yield used(r, "dns-queries", 1e4, 3e6)


@meter("AWS::CloudFront::Distribution")
def _distribution(r: Resource) -> Iterator[Use]:
    yield used(r, "cdn-out", 2, 150)
    yield used(r, "cdn-requests", 5e4, 5e6)
