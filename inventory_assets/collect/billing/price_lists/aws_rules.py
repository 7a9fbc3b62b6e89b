"""Which lines of AWS's price lists are prices of the price book, as data: by offer, usage type and further columns. Reading does not belong
here.

Offers are large (AmazonEC2: 300 MB for a region); those that are not here are not read, and the price book in the repository tells of their
things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

#: What a usage type may begin with: the region where it is not us-east-1 (`EU-`, `APS2-`; KMS: `eu-west-1-`). Local zones are others.
PREFIX = r"(?:(?:EU|[A-Z]{3}[0-9]|[a-z]{2}(?:-[a-z]+)+-[0-9])-)?"
MACHINE = r"[a-z0-9-]+(?:\.[a-z0-9-]+)+"  # some lists have a family in the place of an instance type


@dataclass(frozen=True)
class Rule:
    """Lines of an offer that are one kind of price. `sku_key` may name columns in braces; `names` translates their values, and a line whose
    value has no translation is another thing's. Lines that do not fit every column of `where` are left out.
    """

    offer: str
    usage: str  # a regular expression for the usage type without its prefix
    resource_type: str
    sku_key: str
    unit: str
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


_EC2 = {
    "Product Family": ("Compute Instance", "Compute Instance (bare metal)"),
    "Tenancy": ("Shared",),
    "Operating System": ("Linux",),
    "Pre Installed S/W": ("NA",),
    "CapacityStatus": ("Used",),
    "License Model": ("No License required",),
}
_ENGINES = {
    "MySQL": "mysql",
    "PostgreSQL": "postgres",
    "MariaDB": "mariadb",
    "Aurora MySQL": "aurora-mysql",
    "Aurora PostgreSQL": "aurora-postgresql",
}
_SINGLE = {"Deployment Option": ("Single-AZ",)}
_EC2_TYPE, _VOLUME = "AWS::EC2::Instance", "AWS::EC2::Volume"
_RDS, _AURORA = "AWS::RDS::DBInstance", "AWS::RDS::DBCluster"
_BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer"

# fmt: off
#: Offer | usage type | resource type | key | unit
_PLAIN = r"""
AmazonEC2|EBS:SnapshotUsage|AWS::EC2::Snapshot|storage|gb_month
AmazonEC2|EBS:SnapshotArchiveStorage|AWS::EC2::Snapshot|archive|gb_month
AmazonEC2|NatGateway-Hours|AWS::EC2::NatGateway|hour|hour
AmazonEC2|NatGateway-Bytes|AWS::EC2::NatGateway|data|gb
AmazonVPC|PublicIPv4:(InUse\|Idle)Address|AWS::EC2::EIP|address|hour
AmazonVPC|VpcEndpoint-Hours|AWS::EC2::VPCEndpoint|interface:hour|hour
AmazonVPC|VpcEndpoint-Bytes|AWS::EC2::VPCEndpoint|interface:data|gb
AmazonVPC|TransitGateway-Hours|AWS::EC2::TransitGatewayAttachment|hour|hour
AmazonVPC|TransitGateway-Bytes|AWS::EC2::TransitGatewayAttachment|data|gb
AmazonVPC|VPN-Usage-Hours:ipsec\.1|AWS::EC2::VPNConnection|hour|hour
AmazonVPC|ClientVPN-EndpointHours|AWS::EC2::ClientVpnEndpoint|association|hour
AmazonS3|TimedStorage-ByteHrs|AWS::S3::Bucket|standard:storage|gb_month
AmazonS3|TimedStorage-SIA-ByteHrs|AWS::S3::Bucket|standard-ia:storage|gb_month
AmazonS3|TimedStorage-ZIA-ByteHrs|AWS::S3::Bucket|onezone-ia:storage|gb_month
AmazonS3|TimedStorage-GIR-ByteHrs|AWS::S3::Bucket|glacier-instant:storage|gb_month
AmazonS3|TimedStorage-GlacierByteHrs|AWS::S3::Bucket|glacier:storage|gb_month
AmazonS3|TimedStorage-GDA-ByteHrs|AWS::S3::Bucket|deep-archive:storage|gb_month
AmazonS3|TimedStorage-INT-FA-ByteHrs|AWS::S3::Bucket|intelligent-frequent:storage|gb_month
AmazonS3|TimedStorage-INT-IA-ByteHrs|AWS::S3::Bucket|intelligent-infrequent:storage|gb_month
AWSLambda|Lambda-GB-Second|AWS::Lambda::Function|x86_64:compute|gb_second
AWSLambda|Lambda-GB-Second-ARM|AWS::Lambda::Function|arm64:compute|gb_second
AWSLambda|Lambda-Provisioned-Concurrency|AWS::Lambda::Function|x86_64:provisioned|gb_second
AWSLambda|Request|AWS::Lambda::Function|request|request_million
AmazonDynamoDB|ReadCapacityUnit-Hrs|AWS::DynamoDB::Table|rcu|hour
AmazonDynamoDB|WriteCapacityUnit-Hrs|AWS::DynamoDB::Table|wcu|hour
AmazonDynamoDB|ReadRequestUnits|AWS::DynamoDB::Table|read|request_million
AmazonDynamoDB|WriteRequestUnits|AWS::DynamoDB::Table|write|request_million
AmazonDynamoDB|TimedStorage-ByteHrs|AWS::DynamoDB::Table|standard:storage|gb_month
AmazonDynamoDB|IA-TimedStorage-ByteHrs|AWS::DynamoDB::Table|standard-ia:storage|gb_month
AmazonEFS|TimedStorage-ByteHrs|AWS::EFS::FileSystem|standard:storage|gb_month
AmazonEFS|IATimedStorage-ByteHrs|AWS::EFS::FileSystem|infrequent-access:storage|gb_month
AmazonEFS|ProvisionedTP-MiBpsHrs|AWS::EFS::FileSystem|provisioned|mibps_month
AmazonCloudWatch|CW:AlarmMonitorUsage|AWS::CloudWatch::Alarm|alarm|month
AmazonCloudWatch|DataProcessing-Bytes|AWS::Logs::LogGroup|standard:ingestion|gb
AmazonCloudWatch|DataProcessingIA-Bytes|AWS::Logs::LogGroup|infrequent-access:ingestion|gb
AmazonCloudWatch|TimedStorage-ByteHrs|AWS::Logs::LogGroup|storage|gb_month
AmazonEKS|AmazonEKS-Hours:perCluster|AWS::EKS::Cluster|cluster|hour
AmazonECS|Fargate-vCPU-Hours:perCPU|AWS::ECS::Service|fargate:vcpu|hour
AmazonECS|Fargate-GB-Hours|AWS::ECS::Service|fargate:memory|gb_hour
AmazonECS|Fargate-ARM-vCPU-Hours:perCPU|AWS::ECS::Service|fargate-arm64:vcpu|hour
AmazonECS|Fargate-ARM-GB-Hours|AWS::ECS::Service|fargate-arm64:memory|gb_hour
AmazonECR|TimedStorage-ByteHrs|AWS::ECR::Repository|storage|gb_month
AmazonKinesis|Storage-ShardHour|AWS::Kinesis::Stream|shard|hour
AmazonKinesis|OnDemand-StreamHour|AWS::Kinesis::Stream|on-demand|hour
awskms|KMS-Keys|AWS::KMS::Key|key|month
AWSSecretsManager|AWSSecretsManager-Secrets|AWS::SecretsManager::Secret|secret|month
AmazonRDS|RDS:ChargedBackupUsage|AWS::RDS::DBSnapshot|storage|gb_month
AmazonRDS|Aurora:BackupUsage|AWS::RDS::DBClusterSnapshot|storage|gb_month
AmazonRDS|Aurora:StorageUsage|AWS::RDS::DBCluster|aurora:storage|gb_month
AmazonRDS|Aurora:StorageIOUsage|AWS::RDS::DBCluster|aurora:io|request_million
AmazonRDS|RDS:GP2-Storage|AWS::RDS::DBInstance|gp2:storage|gb_month
AmazonRDS|RDS:GP3-Storage|AWS::RDS::DBInstance|gp3:storage|gb_month
AmazonRDS|RDS:PIOPS-Storage|AWS::RDS::DBInstance|io1:storage|gb_month
AmazonRDS|RDS:StorageUsage|AWS::RDS::DBInstance|standard:storage|gb_month
AmazonRDS|RDS:GP3-PIOPS|AWS::RDS::DBInstance|gp3:iops|iops_month
AmazonRDS|RDS:PIOPS|AWS::RDS::DBInstance|io1:iops|iops_month
AmazonDocDB|InstanceUsage:db\..*|AWS::DocDB::DBInstance|{Instance Type}|hour
AmazonDocDB|StorageUsage|AWS::DocDB::DBCluster|storage|gb_month
AmazonNeptune|InstanceUsage:db\..*|AWS::Neptune::DBInstance|{Instance Type}|hour
AmazonNeptune|StorageUsage|AWS::Neptune::DBCluster|storage|gb_month
AmazonES|ESInstance:.*|AWS::OpenSearchService::Domain|{Instance Type}|hour
AmazonES|ES:GP2-Storage|AWS::OpenSearchService::Domain|gp2:storage|gb_month
AmazonES|ES:GP3-Storage|AWS::OpenSearchService::Domain|gp3:storage|gb_month
AmazonRedshift|Node:.*|AWS::Redshift::Cluster|{Instance Type}|hour
"""
# fmt: on


def _rules() -> Iterator[Rule]:
    yield Rule("AmazonEC2", r"BoxUsage(?::.*)?", _EC2_TYPE, "{Instance Type}", "hour", _EC2)
    yield Rule(
        "AmazonEC2", r"EBS:VolumeUsage(?:\.\w+)?", _VOLUME, "{Volume API Name}:storage", "gb_month", {"Product Family": ("Storage",)}
    )
    yield Rule("AmazonEC2", r"EBS:VolumeP-IOPS\.\w+", _VOLUME, "{Volume API Name}:iops", "iops_month")
    yield Rule("AmazonEC2", r"EBS:VolumeP-Throughput\.\w+", _VOLUME, "{Volume API Name}:throughput", "mibps_month")
    yield Rule("AmazonRDS", r"InstanceUsage:.*", _RDS, "{Instance Type}:{Database Engine}", "hour", _SINGLE, _ENGINES)
    yield Rule(
        "AmazonElastiCache", "NodeUsage:.*", "AWS::ElastiCache::CacheCluster", "{Instance Type}", "hour", {"Cache Engine": ("Redis",)}
    )
    for kind in ("Application", "Network", "Gateway"):
        family = {"Product Family": (f"Load Balancer-{kind}",)}
        yield Rule("AWSELB", "LoadBalancerUsage", _BALANCER, f"{kind.lower()}:hour", "hour", family)
        yield Rule("AWSELB", "LCUUsage", _BALANCER, f"{kind.lower()}:lcu", "hour", family)
    classic = {"Product Family": ("Load Balancer",)}
    yield Rule("AWSELB", "LoadBalancerUsage", "AWS::ElasticLoadBalancing::LoadBalancer", "hour", "hour", classic)
    yield Rule("AWSELB", "DataProcessing-Bytes", "AWS::ElasticLoadBalancing::LoadBalancer", "data", "gb", classic)
    for line in _PLAIN.strip().splitlines():
        offer, usage, resource_type, key, unit = line.replace(r"\|", "\0").split("|")
        yield Rule(offer, usage.replace("\0", "|"), resource_type, key, unit)


RULES = tuple(_rules())
OFFERS = tuple(dict.fromkeys(rule.offer for rule in RULES))
