"""Typed tables: columns and types are what the services' models say, less what a configuration has not, and DuckDB reads them so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import duckdb
import pytest
from typed_views import open_typed

from inventory_assets.catalog import AWS_TYPES, rows_of
from inventory_assets.catalog.shapes import TEXT, Overlay
from inventory_assets.catalog.typed_tables import (
    ENVELOPE,
    Column,
    _Cuts,
    _structure,
    column_name,
    duckdb_type,
    leaves,
    typed_table,
    typed_tables,
)


def row_of(name: str) -> Any:
    return rows_of(f"AWS::{name}")[0]


def columns(name: str, **changes: Any) -> dict[str, Column]:
    """The columns of a type's table, were its row another."""
    return {column.name: column for column in typed_table(replace(row_of(name), **changes)).columns}


def structure(name: str, column: str, **changes: Any) -> Any:
    return columns(name, **changes)[column].structure


@pytest.fixture(scope="module")
def every_table() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_typed(typed_tables()) as connection:
        yield connection


def test_duckdb_reads_every_table_with_the_columns_that_are_said(every_table: duckdb.DuckDBPyConnection) -> None:
    def described(sql: str) -> list[tuple[str, str]]:
        return [(name, kind) for name, kind, *_ in every_table.execute(f"describe {sql}").fetchall()]

    tables = list(typed_tables())
    assert [table.resource_type for table in tables] == list(dict.fromkeys(row.type for row in AWS_TYPES if row.stored))
    for table in tables:
        said = [(name, kind) for name, (kind, _) in ENVELOPE.items()] + [(one.name, duckdb_type(one.structure)) for one in table.columns]
        nulls = ", ".join(f"null::{kind} as {name}" for name, kind in said)
        assert described(f"from {table.model}") == described(f"select {nulls}"), table.model
        assert len({name.lower() for name, _ in said}) == len(said), table.model


BLOCK = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")


@pytest.mark.parametrize(
    ("name", "column", "expected"),
    [
        ("EC2::Instance", "state", {"Code": "BIGINT", "Name": "VARCHAR"}),
        ("EC2::Instance", "launch_time", "TIMESTAMPTZ"),
        ("EC2::Instance", "security_groups", [{"GroupId": "VARCHAR", "GroupName": "VARCHAR"}]),
        ("EC2::Snapshot", "public", "BOOLEAN"),  # shared out of another listing
        ("S3::Bucket", "public_access_block", dict.fromkeys(BLOCK, "BOOLEAN")),  # a detail
        ("S3::Bucket", "policy", "JSON"),  # text that is parsed
        ("SQS::Queue", "queue_arn", "VARCHAR"),  # a map whose keys the model lists
        ("SNS::Topic", "display_name", "VARCHAR"),  # a map whose keys the row lists
        (
            "EMR::Cluster",
            "configurations",
            [{"Classification": "VARCHAR", "Configurations": "JSON", "Properties": "MAP(VARCHAR, VARCHAR)"}],
        ),
        ("WAFv2::WebACL", "capacity", "BIGINT"),
        ("StepFunctions::StateMachine", "creation_date", "TIMESTAMPTZ"),
    ],
)
def test_columns_follow_the_services_models(name: str, column: str, expected: Any) -> None:
    assert structure(name, column) == expected


def test_a_structure_that_holds_itself_is_json_from_there_on() -> None:
    found = structure("Budgets::Budget", "filter_expression")
    assert (found["And"], found["Not"]) == (["JSON"], "JSON")
    assert found["Dimensions"]["Values"] == ["VARCHAR"]


def test_members_that_differ_in_case_alone_are_json_for_duckdb_takes_them_for_one() -> None:
    cuts = _Cuts(row_of("EC2::Volume"))
    assert _structure(Overlay(None, {"id": TEXT, "Id": TEXT}), cuts, ("A",), ()) == "JSON"
    assert _structure(Overlay(None, {"id": TEXT, "name": TEXT}), cuts, ("A",), ()) == {"id": "VARCHAR", "name": "VARCHAR"}


def test_what_moves_by_itself_has_no_column_and_no_member() -> None:
    assert "approximate_number_of_messages" not in columns("SQS::Queue")
    assert structure("Kinesis::Stream", "warm_throughput") == {"TargetMiBps": "BIGINT"}
    assert "attach_time" not in str(structure("EC2::Volume", "attachments", volatile=("Attachments[].AttachTime",)))
    whole = tuple(f"State.{name}" for name in structure("EC2::Instance", "state"))
    assert "state" not in columns("EC2::Instance", volatile=whole), "nothing is left of it"


def test_tags_stand_in_the_envelope_and_not_a_second_time() -> None:
    assert not {"tags", "aws_tags"} & columns("EC2::Instance").keys()
    assert "aws_tags" in columns("IAM::InstanceProfile"), "tags of another call are a value like others"


def test_what_was_hidden_is_text_whatever_it_was() -> None:
    assert structure("EC2::Volume", "encrypted") == "BOOLEAN"
    assert structure("EC2::Volume", "encrypted", redact=("Encrypted",)) == "VARCHAR"
    (attachment,) = structure("EC2::Volume", "attachments", redact=("Attachments[].AttachTime",))
    assert (attachment["AttachTime"], attachment["DeleteOnTermination"]) == ("VARCHAR", "BOOLEAN")
    (attachment,) = structure("EC2::Volume", "attachments", redact=("Attachments",))
    assert set(attachment.values()) == {"VARCHAR"}


def test_a_column_that_is_called_like_one_of_the_envelope_gets_a_name_of_its_own() -> None:
    assert columns("S3::Bucket")["aws_name"].key == "Name"
    assert columns("EC2::FlowLog")["aws_resource_id"].key == "ResourceId"
    assert not any(columns(name).keys() & ENVELOPE.keys() for name in ("S3::Bucket", "EC2::FlowLog", "EKS::Cluster"))


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("DBInstanceArn", "db_instance_arn"),
        ("VPCId", "vpc_id"),
        ("createdAt", "created_at"),
        ("IPv6", "i_pv6"),
        ("dotted.key-id", "dotted_key_id"),
    ],
)
def test_columns_are_called_as_their_keys_in_snake_case(key: str, name: str) -> None:
    assert column_name(key) == name


def test_values_are_read_with_their_types_and_what_does_not_fit_is_null() -> None:
    volume = {
        "VolumeId": "vol-1",
        "Size": 8,
        "Encrypted": True,
        "CreateTime": "2024-01-02T03:04:05Z",
        "Attachments": [{"InstanceId": "i-1"}],
    }
    odd = {"VolumeId": 7, "Size": "much", "Encrypted": [], "CreateTime": "lately", "Attachments": {}}
    given = [("AWS::EC2::Volume", volume), ("AWS::EC2::Volume", odd), ("AWS::EC2::Volume", {}), ("AWS::EC2::VPC", {"VolumeId": "vol-2"})]
    with open_typed([typed_table(row_of("EC2::Volume"))], *given) as connection:
        instances = "list_transform(attachments, lambda a: a.InstanceId)"
        sql = f"select volume_id, size, encrypted, create_time::varchar, {instances} from stg_aws__ec2_volumes"
        read = connection.execute(sql).fetchall()
    assert read == [("vol-1", 8, True, "2024-01-02 03:04:05+00", ["i-1"]), ("7", None, None, None, None), (None,) * 5]


def test_leaves_are_told_by_the_paths_that_the_catalog_uses() -> None:
    nested = {"State": {"Name": "VARCHAR"}, "Groups": [{"Id": "VARCHAR", "Ports": ["BIGINT"]}]}
    assert list(leaves(nested)) == [("State.Name", "VARCHAR"), ("Groups[].Id", "VARCHAR"), ("Groups[].Ports[]", "BIGINT")]
