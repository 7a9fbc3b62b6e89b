"""The documentation of typed columns: what the services say, as plain text, for the columns that the tables really have."""

from __future__ import annotations

from typing import Any

import pytest
from typed_views import open_typed

from inventory_assets.catalog import rows_of
from inventory_assets.catalog.documentation import LONGEST, describe_columns, plain_text
from inventory_assets.catalog.typed_tables import ENVELOPE, typed_table

VOLUMES, QUEUES = "model.inventory.stg_aws__ec2_volumes", "model.inventory.stg_aws__sqs_queues"
OTHER = "model.inventory.assets"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>The ID of the <code>volume</code>.</p>", "The ID of the volume."),
        ("<p>One.</p><ul><li>Two</li><li>Three &amp; four</li></ul>", "One. Two Three & four"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("many\n   blanks ( here )", "many blanks ( here)"),
        ("", ""),
    ],
)
def test_markup_becomes_a_line_of_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


def test_long_documentation_ends_at_a_word() -> None:
    said = plain_text("<p>" + "word " * 500 + "</p>")
    assert len(said) <= LONGEST + 2
    assert said.endswith("word …")


@pytest.fixture
def described() -> tuple[dict[str, Any], dict[str, Any]]:
    """Manifest and catalog of a project that has two of the typed tables, with their columns described."""
    names = (VOLUMES, QUEUES, OTHER)
    manifest = {"nodes": {name: {"unique_id": name, "database": "warehouse", "columns": {"kept": {}}} for name in names}}
    catalog: dict[str, Any] = {"nodes": {OTHER: {"columns": {"kept": {}}}}}
    describe_columns(manifest, catalog)
    return manifest["nodes"], catalog["nodes"]


@pytest.mark.parametrize(("node", "name"), [(VOLUMES, "AWS::EC2::Volume"), (QUEUES, "AWS::SQS::Queue")])
def test_every_column_of_a_table_is_described_with_its_type_in_its_order(described: tuple[Any, Any], node: str, name: str) -> None:
    manifest, catalog = described
    table = typed_table(rows_of(name)[0])
    with open_typed([table]) as connection:
        there = [(column, kind) for column, kind, *_ in connection.execute(f"describe {table.model}").fetchall()]
        told = catalog[node]["columns"]
        meant = ", ".join(f"null::{one['type']} as {column}" for column, one in told.items())
        assert [(column, kind) for column, kind, *_ in connection.execute(f"describe select {meant}").fetchall()] == there
    assert [one["index"] for one in told.values()] == list(range(1, len(there) + 1))
    assert list(manifest[node]["columns"]) == list(told)
    assert {column: one["data_type"] for column, one in manifest[node]["columns"].items()} == {
        name: one["type"] for name, one in told.items()
    }


def test_a_column_says_what_the_service_says_and_the_key_it_is_read_from(described: tuple[Any, Any]) -> None:
    columns = described[0][VOLUMES]["columns"]
    said = columns["encrypted"]["description"]
    assert "encrypted" in said
    assert said.endswith("(Encrypted)")
    assert "<" not in said
    assert columns["unknown_fields"]["description"] == ENVELOPE["unknown_fields"][1]
    assert described[0][QUEUES]["columns"]["queue_arn"]["description"].endswith("QueueArn"), "the key alone where nothing is said"


def test_what_is_no_typed_table_and_what_the_project_has_not_stay_as_they_are(described: tuple[Any, Any]) -> None:
    manifest, catalog = described
    assert manifest[OTHER]["columns"] == catalog[OTHER]["columns"] == {"kept": {}}
    assert catalog.keys() == manifest.keys()
