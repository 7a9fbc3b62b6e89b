"""The marts of the whole estate: typed tables return fields, references lead somewhere, policies are whole, indexes agree, findings
answer.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest
from estates import ScannedEstate, build_marts

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.catalog.paths import compile_path
from inventory_assets.cli.find import findings

Rows = list[tuple[Any, ...]]
TYPES = {row.type: row for row in AWS_TYPES if row.stored}
#: The cloud does not say of every type when a resource was created.
MAY_BE_EMPTY = {"created_at", "filter_problem"}  # every pattern of the estate is understood


@pytest.fixture(scope="module")
def published(scanned_estate: ScannedEstate, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    warehouse = tmp_path_factory.mktemp("marts")
    shutil.copytree(scanned_estate.warehouse / "raw", warehouse / "raw")
    with duckdb.connect(build_marts(warehouse), read_only=True) as connection:
        yield connection


def test_every_type_has_its_table_and_every_column_a_value_somewhere(published: duckdb.DuckDBPyConnection) -> None:
    tables = dict(published.execute("select resource_type, typed_table from inventory.resource_types").fetchall())
    assert tables.keys() == TYPES.keys()
    held = dict(published.execute("select resource_type, count(*) from inventory.assets group by 1").fetchall())
    empty = {}
    for resource_type, table in tables.items():
        columns = [name for name, *_ in published.execute(f"describe staging.{table}").fetchall()]
        counts = published.execute(f"select count(*), {', '.join(f'count({json.dumps(name)})' for name in columns)} from staging.{table}")
        rows, *values = counts.fetchone() or ()
        assert rows == held[resource_type] > 0, resource_type
        empty[table] = {name for name, count in zip(columns, values, strict=True) if not count} - MAY_BE_EMPTY
    assert {table: names for table, names in empty.items() if names} == {}
    assert published.execute("from operations.typed_misfits").fetchall() == []


def test_values_are_those_of_the_configuration(published: duckdb.DuckDBPyConnection) -> None:
    query = """
        select instance_id, state."Name", launch_time::varchar, list_transform(security_groups, lambda g: g.GroupId), configuration
        from staging.stg_aws__ec2_instances join inventory.assets using (resource_uid)
    """
    for instance, state, launched, groups, text in published.execute(query).fetchall():
        read = json.loads(text)
        assert (instance, state) == (read["InstanceId"], read["State"]["Name"])
        assert groups == [group["GroupId"] for group in read["SecurityGroups"]]
        assert launched[:19] == read["LaunchTime"][:19].replace("T", " ")


WANTED_EDGES = (
    ("AWS::EC2::Instance", "AWS::EC2::Subnet"), ("AWS::EC2::Subnet", "AWS::EC2::VPC"), ("AWS::EC2::Instance", "AWS::EC2::SecurityGroup"),
    ("AWS::EC2::Volume", "AWS::EC2::Instance"), ("AWS::Lambda::Function", "AWS::IAM::Role"), ("AWS::IAM::Role", "AWS::IAM::Policy"),
    ("AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::EC2::Instance"),
    ("AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::ElasticLoadBalancingV2::LoadBalancer"),
    ("AWS::S3::Bucket", "AWS::KMS::Key"), ("AWS::Lambda::Function", "AWS::Logs::LogGroup"), ("AWS::SQS::Queue", "AWS::SQS::Queue"),
)  # fmt: skip


def test_references_lead_to_what_is_there(published: duckdb.DuckDBPyConnection) -> None:
    found = published.execute(
        "select distinct resource_type, relationship, to_type from inventory.relationships where is_known and to_type is not null"
    ).fetchall()
    assert len(found) >= 400, "kinds of relationships; sixty were asked for"
    ends = {(start, end) for start, _, end in found}
    assert [edge for edge in WANTED_EDGES if edge not in ends and edge[::-1] not in ends] == []
    dangling = published.execute(
        "select count(*) from inventory.relationships left join inventory.assets on to_uid = resource_uid "
        "where is_known and resource_uid is null"
    )
    assert dangling.fetchone() == (0,)
    wrong = published.execute(
        "select count(*) from inventory.relationships as edges join inventory.assets as assets on to_uid = resource_uid "
        "where edges.to_type is not null and is_known and assets.resource_type <> edges.to_type"
    )
    assert wrong.fetchone() == (0,)


def test_what_depends_and_what_would_break_are_the_same_edges_seen_from_both_ends(published: duckdb.DuckDBPyConnection) -> None:
    (vpc,) = published.execute(
        "select to_uid from inventory.relationships where to_type = 'AWS::EC2::VPC' and is_known "
        "group by 1 order by count(*) desc, 1 limit 1"
    ).fetchone() or ("",)
    hit = dict(published.execute("select resource_uid, depth from inventory.blast_radius(?)", [vpc]).fetchall())
    types = dict(published.execute("select resource_uid, resource_type from inventory.assets").fetchall())
    assert {"AWS::EC2::Subnet", "AWS::EC2::Instance"} <= {types.get(uid) for uid in hit}
    for uid, depth in sorted(hit.items())[:: max(1, len(hit) // 12)]:
        needed = dict(published.execute("select resource_uid, depth from inventory.depends_on(?)", [uid]).fetchall())
        assert needed[vpc] == depth, uid
    (alone,) = published.execute(
        "select resource_uid from inventory.assets where resource_type = 'AWS::Account::Account' limit 1"
    ).fetchone() or ("",)
    assert published.execute("select * from inventory.depends_on(?)", [alone]).fetchall() == []


def _statements(document: Any) -> int:
    """How many rows a policy document comes to."""
    if not isinstance(document, dict) or not isinstance(document.get("Statement"), list | dict):
        return 1
    return len(document["Statement"]) if isinstance(document["Statement"], list) else 1


def test_every_statement_of_every_policy_is_a_row(published: duckdb.DuckDBPyConnection) -> None:
    wanted: Counter[tuple[str, str]] = Counter()
    for uid, resource_type, text in published.execute("select resource_uid, resource_type, configuration from inventory.assets").fetchall():
        configuration = json.loads(text)
        for path in TYPES[resource_type].policies:
            found = compile_path(path)(configuration)
            documents = found if "[]" in path and isinstance(found, list) else [found]
            wanted[uid, path] += sum(_statements(document) for document in documents if document is not None)
    rows = published.execute(
        "select resource_uid, policy_path, count(*) from intermediate.int_policies__normalized group by all"
    ).fetchall()
    assert {(uid, path): count for uid, path, count in rows} == {key: count for key, count in wanted.items() if count}
    assert len(rows) > 200
    told = published.execute(
        "select effect, principals, actions, conditions, problem from intermediate.int_policies__normalized "
        "where resource_type = 'AWS::S3::Bucket' and len(conditions) > 0"
    ).fetchall()
    assert told
    for effect, principals, actions, conditions, problem in told:
        assert (effect, problem) in {("Allow", None), ("Deny", None)}
        assert all(one["kind"] and isinstance(one["value"], str) for one in principals)
        assert all(action.startswith("s3:") for action in actions)
        assert all(one["operator"] and one["key"] and one["values"] for one in conditions)


def test_who_made_what_is_what_cloudtrail_told(published: duckdb.DuckDBPyConnection, scanned_estate: ScannedEstate) -> None:
    raw = str(scanned_estate.warehouse / "raw/aws/events/*/*.parquet")
    told = duckdb.sql(
        f"select event_name, principal, account_id, region, unnest(resources) from '{raw}' order by event_time, event_id"
    ).fetchall()
    made: dict[tuple[str, ...], str] = {}
    wrote: dict[tuple[str, ...], str] = {}
    for name, principal, account, region, resource in told:
        key = (account, "global" if TYPES[resource["type"]].is_global else region, resource["type"], resource["name"])
        if name.startswith(("Create", "Run", "Allocate")):
            made[key] = principal
        wrote[key] = principal
    rows = published.execute(
        "select account_id, if(cell_region = 'global', 'global', region), resource_type, resource_id, created_by, last_written_by "
        "from inventory.assets where resource_type not in ('AWS::S3::Bucket', 'AWS::WAFv2::WebACL')"  # global, with regions of their own
    ).fetchall()
    assert [(row, made.get(row[:4])) for row in rows if row[4] != made.get(row[:4])] == []
    assert [row[:4] for row in rows if row[5] != wrote.get(row[:4])] == []
    assert sum(row[4] is not None for row in rows) >= 100


def test_indexes_agree_with_the_listings(published: duckdb.DuckDBPyConnection) -> None:
    rows = published.execute(
        "select source_b, sum(in_both), sum(only_in_a), sum(only_in_b) from operations.source_agreement "
        "where not_applicable_reason is null group by 1 order by 1"
    ).fetchall()
    assert [source.partition(":")[0] for source, *_ in rows] == ["config", "config", "resource-explorer-2", "resourcegroupstaggingapi"]
    for source, both, only_listed, only_there in rows:
        assert both > 200, source
        # an account whose index lags a day behind lists what the index has not, and the other way round
        assert both / (both + only_listed + only_there) >= 0.995, source
    assert published.execute("select * from operations.unlisted_resources").fetchall() == []
    denied = published.execute(
        "select distinct not_applicable_reason from operations.source_agreement where resource_type = 'AWS::SecretsManager::Secret' "
        "and account_id = ? and source_b like 'resource-explorer%'",
        [scanned_account(published, "sandbox")],
    )
    assert denied.fetchall() == [("its listing is out of date",)], "what could not be listed is no disagreement"


def scanned_account(published: duckdb.DuckDBPyConnection, name: str) -> str:
    (account,) = published.execute("select account_id from inventory.accounts where account_name = ?", [name]).fetchone() or ("",)
    return str(account)


@pytest.mark.parametrize("name", sorted(findings()))
def test_a_finding_answers_with_resources_their_status_and_a_reason(published: duckdb.DuckDBPyConnection, name: str) -> None:
    title, sql = findings()[name]
    assert title.endswith(".")
    described = published.execute(f"describe {sql}").fetchall()
    assert [column for column, *_ in described] == ["resource_uid", "status", "reason"]
    rows = published.execute(sql).fetchall()
    assert {status for _, status, _ in rows} <= {"found", "unknown"}
    assert all(reason for _, _, reason in rows)
    known = {uid for (uid,) in published.execute("select resource_uid from inventory.assets").fetchall()}
    assert {uid for uid, _, _ in rows} <= known
    if name != "stale":  # the only listing that failed never succeeded
        assert rows, "the estate has something of everything"
