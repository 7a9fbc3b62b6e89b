"""The types of the catalog that moto's own AWS does not serve, each with its reason. Where moto begins to serve one, `test_second_aws.py`
fails: then it is to be seeded.
"""

from __future__ import annotations

from moto_seeds import Client, Seed

NO_SERVICE = "there is no such service"
NO_LISTING = "the service is there, and its list operation is not"
NAMED_ONLY = "what is listed must be asked for by name"

#: Types that cannot be listed there.
UNLISTED: dict[str, str] = {
    "AWS::AccessAnalyzer::Analyzer": NO_SERVICE,
    "AWS::Amplify::App": NO_SERVICE,
    "AWS::AppConfig::Application": NO_LISTING,
    "AWS::AppRunner::Service": NO_SERVICE,
    "AWS::AppStream::Fleet": NO_SERVICE,
    "AWS::Backup::RecoveryPoint": NO_LISTING,
    "AWS::CodeArtifact::Domain": NO_SERVICE,
    "AWS::CodeArtifact::Repository": NO_SERVICE,
    "AWS::CodeCommit::Repository": NO_LISTING,
    "AWS::DLM::LifecyclePolicy": NO_SERVICE,
    "AWS::Detective::Graph": NO_SERVICE,
    "AWS::DirectConnect::DirectConnectGateway": NO_LISTING,
    "AWS::DirectConnect::VirtualInterface": NO_LISTING,
    "AWS::EC2::CapacityReservation": NO_LISTING,
    "AWS::EC2::ClientVpnEndpoint": NO_LISTING,
    "AWS::EC2::PlacementGroup": NO_LISTING,
    "AWS::ECS::CapacityProvider": NAMED_ONLY,
    "AWS::EKS::Addon": NO_LISTING,
    "AWS::GlobalAccelerator::Accelerator": NO_SERVICE,
    "AWS::Lightsail::Database": NO_SERVICE,
    "AWS::Lightsail::Disk": NO_SERVICE,
    "AWS::Lightsail::Instance": NO_SERVICE,
    "AWS::Lightsail::LoadBalancer": NO_SERVICE,
    "AWS::MWAA::Environment": NO_SERVICE,
    "AWS::NetworkFirewall::FirewallPolicy": NO_LISTING,
    "AWS::RedshiftServerless::Namespace": NO_SERVICE,
    "AWS::RedshiftServerless::Workgroup": NO_SERVICE,
    "AWS::ServiceCatalog::CloudFormationProduct": NO_LISTING,
    "AWS::StorageGateway::Gateway": NO_SERVICE,
}


def _document_cluster(client: Client) -> list[str]:
    made = client("docdb").create_db_cluster(
        DBClusterIdentifier="papers", Engine="docdb", MasterUsername="me", MasterUserPassword="moto-secret-5b1c"
    )
    return [made["DBCluster"]["DBClusterArn"]]


def _document_instance(client: Client) -> list[str]:
    made = client("docdb").create_db_instance(
        DBInstanceIdentifier="papers-1", DBClusterIdentifier="pool", Engine="docdb", DBInstanceClass="db.r6g.large"
    )
    return [made["DBInstance"]["DBInstanceArn"]]


def _composite_alarm(client: Client) -> list[str]:
    client("cloudwatch").put_composite_alarm(AlarmName="any", AlarmRule="ALARM(cpu)")
    return []


#: Types that are listed there, and of which there can be none: how one would be made.
UNCREATABLE: dict[str, Seed] = {
    "AWS::CloudWatch::CompositeAlarm": _composite_alarm,
    "AWS::DocDB::DBCluster": _document_cluster,
    "AWS::DocDB::DBInstance": _document_instance,
}
