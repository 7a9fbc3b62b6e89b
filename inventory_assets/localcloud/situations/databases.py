"""Situations for the controls of databases in which several resources play a part. Those of one alone stand in `databases_plain.py`,
those of networks, clusters and events in `databases_relational.py`, those of the rest in `databases_further.py`.
"""

from __future__ import annotations

from typing import Any

from inventory_assets.localcloud.situations import databases_further, databases_plain, databases_relational
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

INSTANCE, CLUSTER = "AWS::RDS::DBInstance", "AWS::RDS::DBCluster"
_ENCRYPTED, _ZONES = "aws_rds_instance_encrypted", "aws_rds_instance_in_several_zones"


def _instance(name: str, **members: Any) -> Thing:
    listed = {"DBInstanceIdentifier": name, "DBInstanceArn": f"arn:aws:rds:eu-west-1:<account>:db:{name}", "Engine": "postgres"}
    return Thing(INSTANCE, listed | members)


def _member(name: str, zone: str | None, **members: Any) -> Thing:
    return _instance(name, Engine="aurora-mysql", DBClusterIdentifier="ring", AvailabilityZone=zone, MultiAZ=False, **members)


def _ring(**members: Any) -> Thing:
    listed = {"DBClusterIdentifier": "ring", "DBClusterArn": "arn:aws:rds:eu-west-1:<account>:cluster:ring", "Engine": "aurora-mysql"}
    return Thing(CLUSTER, listed | members)


def _alone(case: str, status: Status, control: str, **members: Any) -> Situation:
    return Situation(f"a database {case}", (_instance("db", **members),), {control: {"db": status}})


SITUATIONS: tuple[Situation, ...] = (
    *databases_plain.SITUATIONS,
    *databases_relational.SITUATIONS,
    *databases_further.SITUATIONS,
    _alone("that is encrypted", "pass", _ENCRYPTED, StorageEncrypted=True),
    _alone("that is not encrypted", "fail", _ENCRYPTED, StorageEncrypted=False),
    _alone("that does not say whether it is encrypted", "unknown", _ENCRYPTED, StorageEncrypted=None),
    _alone("of Neptune, which RDS lists", "not_applicable", _ENCRYPTED, Engine="neptune", StorageEncrypted=False),
    _alone("in several zones", "pass", _ZONES, MultiAZ=True),
    _alone("in one zone", "fail", _ZONES, MultiAZ=False),
    _alone("that does not say in how many zones it is", "unknown", _ZONES, MultiAZ=None),
    _alone("that is a replica", "not_applicable", _ZONES, MultiAZ=False, ReadReplicaSourceDBInstanceIdentifier="first"),
    Situation("a cluster that is encrypted, whose member does not say so",
              (_ring(StorageEncrypted=True), _member("a", "eu-west-1a", StorageEncrypted=False)),
              {_ENCRYPTED: {"a": "pass"}}),
    Situation("a cluster that is not encrypted", (_ring(StorageEncrypted=False), _member("a", "eu-west-1a")), {_ENCRYPTED: {"a": "fail"}}),
    Situation("a cluster with members in two zones", (_ring(MultiAZ=False), _member("a", "eu-west-1a"), _member("b", "eu-west-1b")),
              {_ZONES: {"a": "pass", "b": "pass"}}),
    Situation("a cluster with two members in one zone", (_ring(MultiAZ=False), _member("a", "eu-west-1a"), _member("b", "eu-west-1a")),
              {_ZONES: {"a": "fail", "b": "fail"}}),
    Situation("a cluster with one member", (_ring(MultiAZ=False), _member("a", "eu-west-1a")), {_ZONES: {"a": "fail"}}),
)  # fmt: skip
