"""What is charged for and at which list price, as data: services, SKUs, instance types. Quantities do not belong here.

Prices are the public ones of us-east-1, eu-west-1 and ap-southeast-2 as far as they are known; those of odd things are likely ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

REGIONS = {"us-east-1": "US East (N. Virginia)", "eu-west-1": "EU (Ireland)", "ap-southeast-2": "Asia Pacific (Sydney)"}
_PREFIXES = {"us-east-1": "", "eu-west-1": "EU-", "ap-southeast-2": "APS2-"}


@dataclass(frozen=True, slots=True)
class Service:
    """A service by FOCUS's name and by Cost Explorer's; `discount` is the share of the list price that is not billed."""

    code: str
    name: str
    category: str
    subcategory: str
    explorer: str
    discount: float = 0.0


@dataclass(frozen=True, slots=True)
class Sku:
    """One thing that has a price. `usage` is its usage type without the region's prefix; `instance` the type of a machine."""

    key: str
    service: Service
    family: str
    usage: str
    unit: str
    prices: dict[str, Decimal]
    operation: str = ""
    explorer: str = ""  # Cost Explorer's service, where it is not the service's own
    instance: str = ""
    details: dict[str, str] = field(default_factory=dict)

    def price(self, region: str) -> Decimal:
        """The list price there; a region that is not known costs what the first one does."""
        return self.prices.get(region) or next(iter(self.prices.values()))

    def usage_type(self, region: str) -> str:
        return _PREFIXES.get(region, "") + self.usage


# fmt: off
#: Code, FOCUS's name, category, subcategory, Cost Explorer's name ("" = FOCUS's).
_SERVICES = """
AmazonEC2|Amazon Elastic Compute Cloud|Compute|Virtual Machines|EC2 - Other
AmazonVPC|Amazon Virtual Private Cloud|Networking|Network Infrastructure|
AWSELB|Elastic Load Balancing|Networking|Application Networking|Amazon Elastic Load Balancing
AmazonRDS|Amazon Relational Database Service|Databases|Relational Databases|
AmazonDocDB|Amazon DocumentDB (with MongoDB compatibility)|Databases|NoSQL Databases|
AmazonNeptune|Amazon Neptune|Databases|NoSQL Databases|
AmazonDynamoDB|Amazon DynamoDB|Databases|NoSQL Databases|
AmazonDAX|Amazon DynamoDB Accelerator (DAX)|Databases|Caching|
AmazonElastiCache|Amazon ElastiCache|Databases|Caching|
AmazonMemoryDB|Amazon MemoryDB|Databases|Caching|
AmazonRedshift|Amazon Redshift|Databases|Data Warehouses|
AmazonES|Amazon OpenSearch Service|Analytics|Search|
AmazonS3|Amazon Simple Storage Service|Storage|Object Storage|
AmazonEFS|Amazon Elastic File System|Storage|File Storage|
AmazonFSx|Amazon FSx|Storage|File Storage|
AWSBackup|AWS Backup|Storage|Backup Storage|
AWSLambda|AWS Lambda|Compute|Serverless Compute|
AmazonEKS|Amazon Elastic Container Service for Kubernetes|Compute|Containers|
AmazonECS|Amazon Elastic Container Service|Compute|Containers|
AmazonECR|Amazon EC2 Container Registry (ECR)|Compute|Containers|
AmazonApiGateway|Amazon API Gateway|Integration|API Management|
AWSQueueService|Amazon Simple Queue Service|Integration|Messaging|
AmazonSNS|Amazon Simple Notification Service|Integration|Messaging|
AmazonMQ|Amazon MQ|Integration|Messaging|
AmazonStates|AWS Step Functions|Integration|Workflow Orchestration|
AmazonMWAA|Amazon Managed Workflows for Apache Airflow|Integration|Workflow Orchestration|
AmazonMSK|Amazon Managed Streaming for Apache Kafka|Analytics|Streaming Analytics|
AmazonKinesis|Amazon Kinesis|Analytics|Streaming Analytics|
AmazonKinesisFirehose|Amazon Kinesis Firehose|Analytics|Streaming Analytics|
AWSGlue|AWS Glue|Analytics|Data Processing|
AmazonSageMaker|Amazon SageMaker|AI and Machine Learning|AI Platforms|
AmazonCloudWatch|AmazonCloudWatch|Management and Governance|Observability|
AWSConfig|AWS Config|Management and Governance|Compliance|
awskms|AWS Key Management Service|Security|Secret Management|
AWSSecretsManager|AWS Secrets Manager|Security|Secret Management|
AmazonGuardDuty|Amazon GuardDuty|Security|Threat Detection and Response|
awswaf|AWS WAF|Security|Other (Security)|
AWSCertificateManager|AWS Certificate Manager|Security|Other (Security)|
AWSNetworkFirewall|AWS Network Firewall|Networking|Network Security|
AmazonRoute53|Amazon Route 53|Networking|Network Routing|
AmazonCloudFront|Amazon CloudFront|Networking|Content Delivery|
AWSGlobalAccelerator|AWS Global Accelerator|Networking|Network Routing|
AWSDirectConnect|AWS Direct Connect|Networking|Network Connectivity|
AWSDirectoryService|AWS Directory Service|Identity|Identity and Access Management|
AWSTransfer|AWS Transfer Family|Migration|Data Migration|
AWSDatabaseMigrationSvc|AWS Database Migration Service|Migration|Data Migration|
AmazonWorkSpaces|Amazon WorkSpaces|Compute|End User Computing|
AmazonLightsail|Amazon Lightsail|Compute|Virtual Machines|
ComputeSavingsPlans|Savings Plans for AWS Compute usage|Compute|Other (Compute)|
AWSSupportBusiness|AWS Support (Business)|Management and Governance|Support|
Tax|Tax|Other|Other (Other)|
"""

#: Key, service, product family, usage type, operation, unit, prices (us-east-1, eu-west-1, ap-southeast-2; one = everywhere).
_SKUS = """
ebs-gp2|AmazonEC2|Storage|EBS:VolumeUsage.gp2||GB-Mo|.10 .11 .12
ebs-gp3|AmazonEC2|Storage|EBS:VolumeUsage.gp3||GB-Mo|.08 .088 .096
ebs-gp3-iops|AmazonEC2|System Operation|EBS:VolumeP-IOPS.gp3||IOPS-Mo|.005 .0055 .006
ebs-gp3-throughput|AmazonEC2|Provisioned Throughput|EBS:VolumeP-Throughput.gp3||GiBps-mo|40.96 45.056 49.152
ebs-io1|AmazonEC2|Storage|EBS:VolumeUsage.piops||GB-Mo|.125 .138 .138
ebs-io1-iops|AmazonEC2|System Operation|EBS:VolumeP-IOPS.piops||IOPS-Mo|.065 .072 .072
ebs-io2|AmazonEC2|Storage|EBS:VolumeUsage.io2||GB-Mo|.125 .138 .138
ebs-st1|AmazonEC2|Storage|EBS:VolumeUsage.st1||GB-Mo|.045 .05 .054
ebs-sc1|AmazonEC2|Storage|EBS:VolumeUsage.sc1||GB-Mo|.015 .0168 .018
ebs-standard|AmazonEC2|Storage|EBS:VolumeUsage||GB-Mo|.05 .055 .08
ebs-snapshot|AmazonEC2|Storage Snapshot|EBS:SnapshotUsage||GB-Mo|.05 .05 .055
ebs-snapshot-archive|AmazonEC2|Storage Snapshot|EBS:SnapshotArchiveStorage||GB-Mo|.0125 .0125 .01375
nat-hours|AmazonEC2|NAT Gateway|NatGateway-Hours|NatGateway|Hrs|.045 .048 .059
nat-bytes|AmazonEC2|NAT Gateway|NatGateway-Bytes|NatGateway|GB|.045 .048 .059
transfer-out|AmazonEC2|Data Transfer|DataTransfer-Out-Bytes|RunInstances|GB|.09 .09 .114
transfer-regional|AmazonEC2|Data Transfer|DataTransfer-Regional-Bytes|InterZone-Out|GB|.01
ipv4-in-use|AmazonVPC|VPC Public IPv4 Address|PublicIPv4:InUseAddress|CreateVpc|Hrs|.005
ipv4-idle|AmazonVPC|VPC Public IPv4 Address|PublicIPv4:IdleAddress|AllocateAddressVPC|Hrs|.005
vpce-hours|AmazonVPC|VpcEndpoint|VpcEndpoint-Hours|VpcEndpoint|Hrs|.01 .011 .013
vpn-hours|AmazonVPC|Cloud Connectivity|VPN-Usage-Hours:ipsec.1|CreateVpnConnection|Hrs|.05
client-vpn-hours|AmazonVPC|Cloud Connectivity|ClientVPN-EndpointHours|CreateClientVpnEndpoint|Hrs|.10
tgw-hours|AmazonVPC|Transit Gateway|TransitGateway-Hours|TransitGatewayVPC|Hrs|.05 .05 .07
alb-hours|AWSELB|Load Balancer-Application|LoadBalancerUsage|LoadBalancing:Application|Hrs|.0225 .0252 .0252
alb-lcu|AWSELB|Load Balancer-Application|LCUUsage|LoadBalancing:Application|LCU-Hrs|.008
nlb-hours|AWSELB|Load Balancer-Network|LoadBalancerUsage|LoadBalancing:Network|Hrs|.0225 .0252 .0252
nlb-lcu|AWSELB|Load Balancer-Network|LCUUsage|LoadBalancing:Network|LCU-Hrs|.006
gwlb-hours|AWSELB|Load Balancer-Gateway|LoadBalancerUsage|LoadBalancing:Gateway|Hrs|.0125 .014 .014
gwlb-lcu|AWSELB|Load Balancer-Gateway|LCUUsage|LoadBalancing:Gateway|LCU-Hrs|.004
clb-hours|AWSELB|Load Balancer|LoadBalancerUsage|LoadBalancing|Hrs|.025 .028 .028
clb-bytes|AWSELB|Load Balancer|DataProcessing-Bytes|LoadBalancing|GB|.008
rds-gp2|AmazonRDS|Database Storage|RDS:GP2-Storage|CreateDBInstance|GB-Mo|.115 .127 .138
rds-gp3|AmazonRDS|Database Storage|RDS:GP3-Storage|CreateDBInstance|GB-Mo|.115 .127 .138
rds-gp3-multi-az|AmazonRDS|Database Storage|RDS:Multi-AZ-GP3-Storage|CreateDBInstance|GB-Mo|.23 .254 .276
rds-backup|AmazonRDS|Storage Snapshot|RDS:ChargedBackupUsage|CreateDBSnapshot|GB-Mo|.095
rds-proxy|AmazonRDS|RDSProxy|RDS:ProxyUsage|CreateDBProxy|vCPU-Hrs|.015 .017 .018
aurora-storage|AmazonRDS|Database Storage|Aurora:StorageUsage|CreateDBCluster|GB-Mo|.10 .11 .11
aurora-io|AmazonRDS|System Operation|Aurora:StorageIOUsage|CreateDBCluster|IOs|.0000002 .00000022 .00000022
aurora-backup|AmazonRDS|Storage Snapshot|Aurora:BackupUsage|CreateDBClusterSnapshot|GB-Mo|.021
docdb-storage|AmazonDocDB|Database Storage|StorageUsage|CreateCluster|GB-Mo|.10 .11 .12
neptune-storage|AmazonNeptune|Database Storage|StorageUsage|CreateCluster|GB-Mo|.10 .11 .12
s3-standard|AmazonS3|Storage|TimedStorage-ByteHrs|StandardStorage|GB-Mo|.023 .023 .025
s3-standard-ia|AmazonS3|Storage|TimedStorage-SIA-ByteHrs|StandardIAStorage|GB-Mo|.0125 .0125 .0138
s3-glacier-ir|AmazonS3|Storage|TimedStorage-GIR-ByteHrs|GlacierInstantRetrievalStorage|GB-Mo|.004 .004 .005
s3-deep-archive|AmazonS3|Storage|TimedStorage-GDA-ByteHrs|DeepArchiveStorage|GB-Mo|.00099 .00099 .002
s3-writes|AmazonS3|API Request|Requests-Tier1|PutObject|Requests|.000005 .000005 .0000055
s3-reads|AmazonS3|API Request|Requests-Tier2|GetObject|Requests|.0000004 .0000004 .00000044
lambda-requests|AWSLambda|Serverless|Request|Invoke|Requests|.0000002
lambda-seconds|AWSLambda|Serverless|Lambda-GB-Second|Invoke|Second|.0000166667
dynamodb-wcu|AmazonDynamoDB|Provisioned IOPS|WriteCapacityUnit-Hrs|CommittedThroughput|WriteCapacityUnit-Hrs|.00065 .000735 .000741
dynamodb-rcu|AmazonDynamoDB|Provisioned IOPS|ReadCapacityUnit-Hrs|CommittedThroughput|ReadCapacityUnit-Hrs|.00013 .000147 .000148
dynamodb-writes|AmazonDynamoDB|PayPerRequest|WriteRequestUnits|PayPerRequestThroughput|WriteRequestUnits|.000000625 .000000705 .00000071
dynamodb-reads|AmazonDynamoDB|PayPerRequest|ReadRequestUnits|PayPerRequestThroughput|ReadRequestUnits|.000000125 .0000001415 .0000001425
dynamodb-storage|AmazonDynamoDB|Database Storage|TimedStorage-ByteHrs|StandardStorage|GB-Mo|.25 .283 .285
es-gp3|AmazonES|Amazon OpenSearch Service Volume|ES:GP3-Storage|ESDomain|GB-Mo|.122 .134 .146
redshift-rpu|AmazonRedshift|Serverless|ServerlessUsage|RunComputeNode|RPU-Hr|.36 .387 .375
efs-standard|AmazonEFS|Storage|TimedStorage-ByteHrs||GB-Mo|.30 .33 .36
fsx-windows|AmazonFSx|Storage|Storage-SSD-GB-Mo|CreateFileSystem:Windows|GB-Mo|.13 .143 .15
fsx-lustre|AmazonFSx|Storage|Storage.Lustre.SSD|CreateFileSystem:Lustre|GB-Mo|.145 .16 .175
fsx-ontap|AmazonFSx|Storage|Storage.ONTAP.SSD|CreateFileSystem:ONTAP|GB-Mo|.125 .138 .15
fsx-openzfs|AmazonFSx|Storage|Storage.OpenZFS.SSD|CreateFileSystem:OpenZFS|GB-Mo|.09 .099 .108
backup-warm|AWSBackup|AWS Backup Storage|WarmStorage-ByteHrs-EFS|Storage|GB-Mo|.05 .055 .06
eks-hours|AmazonEKS|Compute|AmazonEKS-Hours:perCluster|CreateOperation|Hours|.10
fargate-vcpu|AmazonECS|Compute|Fargate-vCPU-Hours:perCPU|FargateTask|hours|.04048 .04048 .04856
fargate-gb|AmazonECS|Compute|Fargate-GB-Hours|FargateTask|hours|.004445 .004445 .00532
ecr-storage|AmazonECR|EC2 Container Registry|TimedStorage-ByteHrs||GB-Mo|.10
api-rest|AmazonApiGateway|API Calls|ApiGatewayRequest|ApiGatewayRequest|Requests|.0000035
api-http|AmazonApiGateway|API Calls|ApiGatewayHttpRequest|ApiGatewayHttpApi|Requests|.000001 .00000111 .00000129
sqs-requests|AWSQueueService|API Request|Requests-Tier1||Requests|.0000004
sns-requests|AmazonSNS|API Request|Requests-Tier1||Requests|.0000005
states-transitions|AmazonStates|AWS Step Functions|StateTransition||StateTransitions|.000025
mwaa-hours|AmazonMWAA|Environment|SmallEnvironmentUsage|RunEnvironment|Hours|.49 .54 .56
kinesis-shard|AmazonKinesis|Kinesis Streams|Storage-ShardHour|shardHourStorage|ShardHour|.015 .017 .018
kinesis-in|AmazonKinesis|Kinesis Streams|OnDemand-BilledIncomingBytes|PutRequest|GB|.08 .088 .096
firehose-gb|AmazonKinesisFirehose|Kinesis Firehose|BilledBytes|PutRecordBatch|GB|.029 .031 .036
glue-dpu|AWSGlue|AWS Glue|ETL-DPU-Hour|Jobrun|DPU-Hour|.44
logs-in|AmazonCloudWatch|Data Payload|DataProcessing-Bytes|PutLogEvents|GB|.50 .57 .67
logs-kept|AmazonCloudWatch|Storage Snapshot|TimedStorage-ByteHrs|HourlyStorageMetering|GB-Mo|.03 .03 .033
alarm|AmazonCloudWatch|Alarm|CW:AlarmMonitorUsage|Unknown|Alarms|.10
config-items|AWSConfig|Management Tools - AWS Config|ConfigurationItemRecorded||ConfigurationItemRecorded|.003
kms-key|awskms|Encryption Key|KMS-Keys||Keys|1.00
secret|AWSSecretsManager|Secret|AWSSecretsManager-Secrets||Secrets|.40
guardduty-events|AmazonGuardDuty|Security Services|PaidEventsAnalyzed||Events|.000004 .0000046 .0000046
waf-acl|awswaf|Web Application Firewall|WebACLV2||Month|5.00
waf-requests|awswaf|Web Application Firewall|RequestV2-Tier1||Requests|.0000006
private-ca|AWSCertificateManager|AWS Certificate Manager|PaidPrivateCA||Month|400.00
firewall-hours|AWSNetworkFirewall|AWS Firewall|Endpoint-Hour|FirewallEndpoint|Hours|.395 .395 .395
firewall-gb|AWSNetworkFirewall|AWS Firewall|Traffic-GB-Processed|FirewallEndpoint|GB|.065
zone|AmazonRoute53|DNS Zone|HostedZone||HostedZone|.50
dns-queries|AmazonRoute53|DNS Query|DNS-Queries||Queries|.0000004
health-check|AmazonRoute53|DNS Health Check|Health-Check-AWS||HealthChecks|.50
resolver-hours|AmazonRoute53|DNS Query|ResolverNetworkInterface||Hours|.125
cdn-out|AmazonCloudFront|Data Transfer|US-DataTransfer-Out-Bytes|GET|GB|.085
cdn-requests|AmazonCloudFront|Request|US-Requests-Tier2-HTTPS|GET|Requests|.000001
accelerator-hours|AWSGlobalAccelerator|Global Accelerator|Accelerator-Hours||Hours|.025
dx-1g|AWSDirectConnect|Dedicated Connection|PortUsage:1G|CreateConnection|Hours|.30
dx-10g|AWSDirectConnect|Dedicated Connection|PortUsage:10G|CreateConnection|Hours|2.25
directory-standard|AWSDirectoryService|AWS Directory Service|MicrosoftAD-DC-Usage|CreateMicrosoftAD|Hours|.06 .066 .072
directory-enterprise|AWSDirectoryService|AWS Directory Service|Enterprise-MicrosoftAD-DC-Usage|CreateMicrosoftAD|Hours|.20 .22 .24
transfer-hours|AWSTransfer|AWS Transfer Family|ProtocolHours|SFTP:S3|Hours|.30
workspace-always-on|AmazonWorkSpaces|Enterprise Applications|AW-HW-2|AlwaysOn|Month|35.00 37.00 40.00
workspace-auto-stop|AmazonWorkSpaces|Enterprise Applications|AutoStop-User-2|AutoStop|Month|9.75 10.25 11.00
lightsail-bundle|AmazonLightsail|Lightsail Instance|BundleUsage:1GB||Hrs|.0067204301
savings-plan|ComputeSavingsPlans|Savings Plans|ComputeSP:1yrNoUpfront||Hrs|1.00
support|AWSSupportBusiness|Support|Dollar||Dollar|1.00
tax|Tax|Tax|Tax||Dollar|1.00
"""

#: Families of EC2 instances: vCPUs and GiB of a `large`, its prices, the sizes there are.
_T = "nano micro small medium large xlarge 2xlarge"
_SIZES = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge"
_EC2 = {
    "t2": (2, 8, ".0928 .1008 .1168", _T), "t3": (2, 8, ".0832 .0912 .1056", _T), "t3a": (2, 8, ".0752 .0816 .0944", _T),
    "t4g": (2, 8, ".0672 .0736 .0848", _T), "m4": (2, 8, ".10 .111 .125", "large xlarge 2xlarge 4xlarge"),
    "m5": (2, 8, ".096 .107 .12", _SIZES), "m6i": (2, 8, ".096 .107 .12", _SIZES), "m7i": (2, 8, ".1008 .11235 .126", _SIZES),
    "m6g": (2, 8, ".077 .086 .096", "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"),
    "m7g": (2, 8, ".0816 .0911 .102", "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"),
    "c5": (2, 4, ".085 .096 .111", "large xlarge 2xlarge 4xlarge 12xlarge 24xlarge"), "c6i": (2, 4, ".085 .0912 .111", _SIZES),
    "c6g": (2, 4, ".068 .073 .0888", "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"),
    "r5": (2, 16, ".126 .141 .151", _SIZES), "r6i": (2, 16, ".126 .141 .151", _SIZES),
    "r6g": (2, 16, ".1008 .1129 .121", "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"),
}
_LARGES = {"nano": 16, "micro": 8, "small": 4, "medium": 2, "large": 1}  # so many make a large
#: What is not a multiple of its family's large.
_ODD_EC2 = {
    "t2.small": ".023 .025 .0292", "t2.medium": ".0464 .05 .0584", "t3a.small": ".0188 .0204 .0236",
    "c5.18xlarge": "3.06 3.456 3.996", "c5.9xlarge": "1.53 1.728 1.998", "g5.xlarge": "1.006 1.123 1.308",
    "m6g.medium": ".0385 .043 .048", "c6g.medium": ".034 .0365 .0444", "r6g.medium": ".0504 .0565 .0605", "m7g.medium": ".0408 .0456 .051",
}
_ODD_SPECS = {"c5.18xlarge": (72, 144), "c5.9xlarge": (36, 72), "g5.xlarge": (4, 16)}

#: Classes of database and other nodes: service, usage type's first part, product family, class → prices.
_NODES: tuple[tuple[str, str, str, str, dict[str, str]], ...] = (
    ("rds-postgres", "AmazonRDS", "InstanceUsage", "Database Instance", {
        "db.t3.micro": ".018 .02 .026", "db.t3.small": ".036 .039 .052", "db.t3.medium": ".072 .078 .104", "db.t3.large": ".145 .157 .209",
        "db.t4g.medium": ".065 .07 .093", "db.m5.large": ".178 .197 .235", "db.m6g.medium": ".0795 .088 .105",
        "db.m6g.large": ".159 .176 .21", "db.m6g.xlarge": ".318 .352 .42",
        "db.r6g.large": ".225 .25 .27", "db.r6g.xlarge": ".45 .499 .541", "db.r6g.2xlarge": ".899 .998 1.082"}),
    ("rds-mysql", "AmazonRDS", "InstanceUsage", "Database Instance", {
        "db.t3.micro": ".017 .018 .026", "db.t3.small": ".034 .036 .052", "db.t3.medium": ".068 .072 .104", "db.t3.large": ".136 .144 .208",
        "db.t4g.medium": ".065 .069 .092", "db.m5.large": ".171 .189 .235", "db.m6g.medium": ".076 .0835 .105",
        "db.m6g.large": ".152 .167 .21", "db.m6g.xlarge": ".304 .334 .42",
        "db.r6g.large": ".215 .239 .26", "db.r6g.xlarge": ".43 .477 .52", "db.r6g.2xlarge": ".859 .953 1.04"}),
    ("rds-sqlserver-se", "AmazonRDS", "InstanceUsage", "Database Instance", {
        "db.t3.medium": ".408 .422 .454", "db.t3.large": ".488 .504 .56", "db.m5.large": ".977 1.012 1.061",
        "db.m6g.medium": ".45 .466 .49", "db.m6g.large": ".9 .93 .98", "db.m6g.xlarge": "1.7 1.76 1.85",
        "db.r6g.large": ".98 1.01 1.07", "db.r6g.xlarge": "1.86 1.93 2.03"}),
    ("docdb", "AmazonDocDB", "InstanceUsage", "Database Instance", {
        "db.t4g.medium": ".0762 .0826 .1088", "db.r6g.large": ".2632 .29 .338", "db.r6g.xlarge": ".5264 .58 .676"}),
    ("neptune", "AmazonNeptune", "InstanceUsage", "Database Instance", {
        "db.t4g.medium": ".0931 .101 .1281", "db.r6g.large": ".3287 .3617 .3943", "db.r6g.xlarge": ".6573 .7234 .7886"}),
    ("cache", "AmazonElastiCache", "NodeUsage", "Cache Instance", {
        "cache.t3.micro": ".017 .018 .025", "cache.t3.small": ".034 .036 .05", "cache.t3.medium": ".068 .073 .099",
        "cache.t4g.micro": ".016 .017 .024", "cache.m6g.large": ".149 .163 .187", "cache.r6g.large": ".206 .23 .248"}),
    ("memorydb", "AmazonMemoryDB", "NodeUsage", "Cache Instance", {"db.r6g.large": ".309 .345 .372"}),
    ("dax", "AmazonDAX", "NodeUsage", "DAX", {"dax.t3.small": ".04 .044 .05", "dax.r5.large": ".269 .299 .322"}),
    ("redshift", "AmazonRedshift", "Node", "Compute Instance", {
        "dc2.large": ".25 .30 .33", "ra3.xlplus": "1.086 1.202 1.303", "ra3.4xlarge": "3.26 3.606 3.909"}),
    ("es", "AmazonES", "ESInstance", "Amazon OpenSearch Service Instance", {
        "t3.small.search": ".036 .039 .051", "m6g.large.search": ".128 .142 .16", "r6g.large.search": ".167 .187 .199"}),
    ("msk", "AmazonMSK", "Kafka", "Managed Streaming for Apache Kafka (MSK)", {
        "kafka.t3.small": ".0456 .0507 .0572", "kafka.m5.large": ".21 .235 .266", "kafka.m7g.large": ".204 .2285 .258"}),
    ("mq", "AmazonMQ", "InstanceUsage", "Broker Instances", {"mq.m5.large": ".30 .328 .364"}),
    ("dms", "AWSDatabaseMigrationSvc", "InstanceUsg", "Replication Server", {
        "dms.t3.medium": ".073 .08 .1", "dms.r6i.large": ".2236 .25 .274"}),
    ("notebook", "AmazonSageMaker", "Notebk", "ML Instance", {"ml.t3.medium": ".05 .0544 .0634", "ml.m5.xlarge": ".23 .257 .288"}),
    ("endpoint", "AmazonSageMaker", "Host", "ML Instance", {"ml.m5.large": ".115 .128 .144"}),
)
# fmt: on

#: Share of what is bought privately below list prices.
_DISCOUNTS = {"AmazonS3": 0.05, "AmazonCloudFront": 0.12}


def _services() -> Iterator[Service]:
    for line in _SERVICES.strip().splitlines():
        code, name, category, subcategory, explorer = line.split("|")
        yield Service(code, name, category, subcategory, explorer or name, _DISCOUNTS.get(code, 0.0))


SERVICES: dict[str, Service] = {service.code: service for service in _services()}


def _by_region(text: str) -> dict[str, Decimal]:
    prices = [Decimal(price) for price in text.split()]
    return dict(zip(REGIONS, prices * len(REGIONS) if len(prices) == 1 else prices, strict=False))


def _machines() -> Iterator[Sku]:
    for family, (vcpus, memory, large, sizes) in _EC2.items():
        for size in sizes.split():
            larges = Decimal(1) / _LARGES[size] if size in _LARGES else Decimal(size.removesuffix("xlarge") or 1) * 2
            cpus = 1 if family == "t2" and larges < Decimal("0.5") else max(2, int(vcpus * larges))
            name = f"{family}.{size}"
            prices = (
                _by_region(_ODD_EC2[name])
                if name in _ODD_EC2
                else {key: (price * larges).normalize() for key, price in _by_region(large).items()}
            )
            yield _machine(name, prices, cpus, memory * larges)
    for name, (cpus, gib) in _ODD_SPECS.items():
        yield _machine(name, _by_region(_ODD_EC2[name]), cpus, Decimal(gib))


def _machine(name: str, prices: dict[str, Decimal], cpus: int, gib: Decimal) -> Sku:
    details = {"vCPU": str(cpus), "Memory": f"{gib.normalize():f} GiB"}
    service = SERVICES["AmazonEC2"]
    explorer = "Amazon Elastic Compute Cloud - Compute"
    usage = f"BoxUsage:{name}"
    return Sku(f"ec2:{name}", service, "Compute Instance", usage, "Hrs", prices, "RunInstances", explorer, name, details)


def _skus() -> Iterator[Sku]:
    for line in _SKUS.strip().splitlines():
        key, service, family, usage, operation, unit, prices = line.split("|")
        yield Sku(key, SERVICES[service], family, usage, unit, _by_region(prices), operation)
    yield from _machines()
    for key, service, usage, family, classes in _NODES:
        for name, text in classes.items():
            operation = f"CreateDBInstance:{key.removeprefix('rds-')}" if service == "AmazonRDS" else ""
            yield Sku(f"{key}:{name}", SERVICES[service], family, f"{usage}:{name}", "Hrs", _by_region(text), operation, "", name)


SKUS: dict[str, Sku] = {sku.key: sku for sku in _skus()}
