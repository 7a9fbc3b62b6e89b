"""What an event may have changed: rather a listing too many than an old answer, and nothing for what the catalog has not."""

from __future__ import annotations

import pytest

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.catalog.events import event_source, touched_types

STORED = [row for row in AWS_TYPES if row.stored]
EC2, IAM, RDS = "ec2.amazonaws.com", "iam.amazonaws.com", "rds.amazonaws.com"


def of_source(source: str) -> set[str]:
    """Every type that a service's events can be about."""
    services = [(row.type, part.service or row.service) for row in STORED for part in (*row.details, *row.shared)]
    return {name for name, service in [*services, *((row.type, row.service) for row in STORED)] if event_source(service) == source}


def touched(source: str, name: str, *named: str) -> set[str]:
    """Short names of the types that an event may have changed."""
    return {one.rpartition("::")[2] for one in touched_types(source, name, named)}


@pytest.mark.parametrize(
    ("service", "source"),
    [
        ("ec2", "ec2"),
        ("cloudwatch", "monitoring"),
        ("elbv2", "elasticloadbalancing"),
        ("opensearch", "es"),
        ("sesv2", "ses"),
        ("stepfunctions", "states"),
        ("efs", "elasticfilesystem"),
    ],
)
def test_services_are_known_by_the_names_of_cloudtrail(service: str, source: str) -> None:
    assert event_source(service) == f"{source}.amazonaws.com"


@pytest.mark.parametrize("verb", ["Create", "Update", "Delete"])
def test_an_event_called_after_a_type_touches_it(verb: str) -> None:
    untouched = [row.type for row in STORED if row.type not in touched_types(event_source(row.service), verb + row.type.split("::")[2], ())]
    assert untouched == []


def test_an_event_of_a_service_that_a_part_is_read_from_touches_the_type() -> None:
    parts = [(row.type, part.service or row.service) for row in STORED for part in (*row.details, *row.shared)]
    assert [one for one in parts if one[0] not in touched_types(event_source(one[1]), "DoWhatever", ())] == []


@pytest.mark.parametrize(
    ("source", "name"), [(IAM, "CreateAccessKey"), (IAM, "UploadSSHPublicKey"), (EC2, "CreateRoute"), (EC2, "CreateTags")]
)
def test_an_event_that_tells_nothing_may_have_changed_every_type_of_its_service(source: str, name: str) -> None:
    assert touched_types(source, name, ()) == of_source(source)


def test_types_that_an_event_names_are_believed_whatever_their_case() -> None:
    assert touched(EC2, "CreateTags", "AWS::EC2::Volume", "aws::ec2::instance") == {"Volume", "Instance"}
    assert touched(EC2, "ModifyVolume", "AWS::EC2::Instance") == {"Volume", "Instance"}, "and its words as well"
    assert touched_types(EC2, "CreateTags", ["AWS::EC2::Ami", "AWS::IAM::Role"]) == of_source(EC2), "none of these is the service's"


@pytest.mark.parametrize(
    ("source", "name", "types"),
    [
        (EC2, "RunInstances", {"Instance", "Volume", "NetworkInterface"}),
        (EC2, "TerminateInstances", {"Instance", "Volume", "NetworkInterface", "EIP"}),
        (EC2, "AttachVolume", {"Volume", "Instance"}),
        (EC2, "AssociateAddress", {"EIP", "Instance", "NetworkInterface"}),
        (EC2, "AssignPrivateIpAddresses", {"NetworkInterface", "Instance"}),
        (EC2, "UnassignPrivateIpAddresses", {"NetworkInterface", "Instance"}),
        (EC2, "AssociateDhcpOptions", {"DHCPOptions", "VPC"}),
        (EC2, "CreateVpc", {"VPC", "RouteTable", "NetworkAcl", "SecurityGroup"}),
        (EC2, "CreateDefaultVpc", {"VPC", "RouteTable", "NetworkAcl", "SecurityGroup", "Subnet", "InternetGateway"}),
        (EC2, "CreateTransitGatewayVpcAttachment", {"TransitGatewayAttachment"}),
        (EC2, "CreateImage", {"Image", "Snapshot"}),
        (EC2, "EnableEbsEncryptionByDefault", {"Region"}),
        (IAM, "AttachRolePolicy", {"Role", "Policy"}),
        (IAM, "AddUserToGroup", {"User", "Group"}),
        (RDS, "CreateDBInstanceReadReplica", {"DBInstance"}),
    ],
)
def test_an_event_touches_what_hangs_on_its_thing_as_well(source: str, name: str, types: set[str]) -> None:
    assert types - touched(source, name) == set()


def test_what_is_listed_under_a_thing_goes_with_it() -> None:
    parents = [(row.type, parent) for row in STORED for parent in STORED if row.parent == parent.type]
    deletions = [(child, event_source(parent.service), f"Delete{parent.type.split('::')[2]}") for child, parent in parents]
    assert len(deletions) > 10
    assert [one for one in deletions if one[0] not in touched_types(one[1], one[2], ())] == []


@pytest.mark.parametrize(
    ("source", "name", "types"),
    [
        (EC2, "ModifySubnetAttribute", {"Subnet"}),
        (EC2, "CreateVpcPeeringConnection", {"VPCPeeringConnection"}),
        (RDS, "CopyDBClusterSnapshot", {"DBClusterSnapshot"}),
        ("s3.amazonaws.com", "PutBucketPolicy", {"Bucket"}),
        ("lambda.amazonaws.com", "UpdateFunctionCode20150331v2", {"Function"}),
    ],
)
def test_a_thing_within_a_longer_name_costs_no_listing(source: str, name: str, types: set[str]) -> None:
    assert touched(source, name) == types


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("logs.amazonaws.com", "CreateLogStream"),
        ("ssm.amazonaws.com", "UpdateInstanceInformation"),
        ("signin.amazonaws.com", "ConsoleLogin"),
    ],
)
def test_work_that_is_begun_and_what_agents_report_touch_nothing(source: str, name: str) -> None:
    assert touched_types(source, name, ["AWS::Logs::LogGroup"]) == frozenset()


def test_a_service_that_the_catalog_has_not_touches_nothing_whatever_it_names() -> None:
    assert touched_types("braket.amazonaws.com", "CreateVolume", ["AWS::EC2::Volume"]) == frozenset()
